import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'at-start-')));
process.env['CONTENT_DIR'] = book;
after(() => rmSync(book, { recursive: true }));
const write = (more: string) =>
  writeFileSync(
    join(book, 'book.yaml'),
    `name: B\ntagline: t\ndescription: d\ntopics: [{ slug: a, title: A }]\n${more}`,
  );
write('language: de\n');
const { changedSettings } = await import('./settings-at-start.ts');
const said = () => changedSettings().map(({ message }) => message);

test('an author hears of a setting that counts from the next start of the server', () => {
  assert.deepEqual(said(), []);
  write('language: de\nauthor: B\n');
  assert.deepEqual(said(), []);
  write('language: fr\npractice: false\n');
  assert.deepEqual(said(), [
    '"language" has changed, which this server reads when it starts.',
    '"practice" has changed, which this server reads when it starts.',
  ]);
  write('language: de\nlanguage: de\n');
  assert.equal(said().length, 2, 'while it is no YAML, what it said before counts');
  write('language: de\n');
  assert.deepEqual(said(), []);
});
