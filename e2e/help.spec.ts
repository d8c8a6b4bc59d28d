/** The help for authors on the parts of a book is true: all of its examples, as one book. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { writeHelpBook } from '#cli/help-book.testing.ts';
import { buildBook } from './build-book.ts';
import { temporaryFolder } from './fixture-book.ts';

test('every example of the help builds', async () => {
  test.setTimeout(240_000);
  const home = temporaryFolder('help');
  writeHelpBook(join(home, 'content'));
  expect(await buildBook(join(home, 'content'), join(home, 'dist'))).toBe('');
  for (const [page, part] of [
    ['questions/diagram', 'data-diagram'],
    ['questions/lab', 'data-stage="lab"'],
    ['questions/live', 'data-live="live"'],
    ['questions/live', 'data-line="live"'],
    ['imprint', '<article'],
  ] as const)
    expect(readFileSync(join(home, 'dist', page, 'index.html'), 'utf8'), page).toContain(part);
});
