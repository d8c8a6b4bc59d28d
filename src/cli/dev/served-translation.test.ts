import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'translation-')));
process.env['CONTENT_DIR'] = book;
process.env['BOOK_LANGUAGE'] = 'de';
after(() => rmSync(book, { recursive: true }));
writeFileSync(
  join(book, 'book.yaml'),
  'name: B\ntagline: t\ndescription: d\ntopics: [{ slug: a, title: A }]\ntranslations: [de, fr]\n',
);
writeFileSync(
  join(book, 'book.de.yaml'),
  'name: B\ntagline: t\ndescription: d\ntopics: [{ slug: a, title: A }]\n',
);
const { commandFor } = await import('./served.ts');

test('a server for a translation leads to those of the other languages, and of the book’s own', () => {
  for (const path of ['', 'de/', 'de/questions/one/']) assert.equal(commandFor(path), undefined, path);
  assert.equal(commandFor('fr/questions/one/'), 'BOOK_LANGUAGE=fr npm run dev');
  for (const path of ['questions/one/', 'en/']) assert.equal(commandFor(path), 'npm run dev', path);
});
