import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { shownPath } from '#project/shown-path.ts';
import { contentDir } from '#project/site.ts';
import { serverRoot } from './own-root.ts';
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

test('what Astro says of any error in a text is no way out', () => {
  const hint = 'This issue often occurs when your MDX component encounters runtime errors.';
  assert.equal(problemText(Object.assign(new Error('no'), { hint })), 'no');
});

test('a file of the book is named where it lies, also if Astro looks for it below its own root', () => {
  const file = join(contentDir, 'questions/one/lab/core.ts');
  for (const taken of [file, join(serverRoot, file)])
    assert.equal(
      problemText(Object.assign(new Error('no'), { loc: { file: taken, line: 3, column: 4 } })),
      `${shownPath(file)}:3:4\n  no`,
    );
});
