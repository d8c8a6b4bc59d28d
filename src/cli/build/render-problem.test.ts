import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemText } from './render-problem.ts';

test('an error of a part is reported at the page that it stands on', () => {
  const error = Object.assign(new Error('book/one.mdx: <Value> is wrong.'), {
    loc: { file: 'src/x.ts', line: 3 },
  });
  assert.equal(problemText(error), 'book/one.mdx\n  <Value> is wrong.');
});

test('an error with a place and a hint is reported with both, one without either as it is', () => {
  const error = Object.assign(new Error('no\n'), { id: 'a.ts', loc: { line: 3, column: 4 }, hint: 'Look.' });
  assert.equal(problemText(error), 'a.ts:3:4\n  no\n  fix: Look.');
  assert.equal(problemText(new Error('SITE_URL is wrong.')), 'SITE_URL is wrong.');
});
