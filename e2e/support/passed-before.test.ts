import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './fixture-book.ts';
import { dataOfBook, markOf } from './passed-before.ts';

const book = join(temporaryFolder('passed'), 'content');

function write(name: string, text: string): string {
  const file = join(book, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

test('a test has passed before until its programs, what they import, or data that it may read change', () => {
  const core = write('questions/a/lab/core.test.ts', "import { run } from './core.ts';\nrun();\n");
  write('questions/a/lab/core.ts', "import rows from '../../../rows.json' with { type: 'json' };\n");
  const reads = write('questions/b/b.test.ts', "import { readFileSync } from 'node:fs';\n");
  write('rows.json', '[]');
  write('table.csv', '1');
  write('questions/b/index.mdx', 'Text.');
  const marks = () => [core, reads].map((file) => markOf(file, dataOfBook(book)));
  /** Which of the two tests has changed. */
  const changed = (name: string, text: string) => {
    const before = marks();
    write(name, text);
    return marks().map((mark, at) => mark !== before[at]);
  };
  assert.deepEqual(changed('table.csv', '1'), [false, false]);
  assert.deepEqual(changed('table.csv', '2'), [false, true]);
  assert.deepEqual(changed('rows.json', '[1]'), [true, true]);
  assert.deepEqual(changed('questions/a/lab/core.ts', 'export const run = () => 1;\n'), [true, false]);
  assert.deepEqual(changed('questions/b/index.mdx', 'Other text.'), [false, false]);
  // Whoever names answers, or looks for files, may read them.
  write('questions/b/b.test.ts', "import { globSync } from 'node:fs';\n");
  assert.deepEqual(changed('questions/b/index.mdx', 'Text.'), [false, true]);
});
