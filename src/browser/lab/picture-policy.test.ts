import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showPicture } from './picture-policy.ts';

test('an object is asked once for its text, and the text that was checked is shown', () => {
  let asked = 0;
  const toString = () => (asked++ === 0 ? 'plain' : '<meta http-equiv="refresh">');
  const shown = Object({ innerHTML: '' }) as Element;
  showPicture(shown, Object({ toString, replace: () => '' }) as string);
  assert.equal(String(shown.innerHTML), 'plain');
  assert.equal(asked, 1);
});
