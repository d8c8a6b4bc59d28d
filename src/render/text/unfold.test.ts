import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unfoldButton } from './unfold.ts';

test('the text of a button that unfolds never becomes markup', () => {
  const html = unfoldButton('<b onclick="x">&');
  assert.ok(html.endsWith('>&#60;b onclick=&#34;x&#34;&#62;&#38;</button>'), html);
  assert.equal(html.match(/</g)!.length, 2);
});
