import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf } from './render-fault.ts';

test('an error of a part is told at the page that it stands on', () => {
  const error = Object.assign(new Error('book/one.mdx: <Value> is wrong.'), {
    loc: { file: 'src/x.ts', line: 3 },
  });
  assert.equal(faultOf(error), 'book/one.mdx\n  <Value> is wrong.');
});

test('an error with a place and a hint is told with both, one without either as it is', () => {
  const error = Object.assign(new Error('no\n'), { id: 'a.ts', loc: { line: 3, column: 4 }, hint: 'Look.' });
  assert.equal(faultOf(error), 'a.ts:3:4\n  no\n  fix: Look.');
  assert.equal(faultOf(new Error('SITE_URL is wrong.')), 'SITE_URL is wrong.');
});
