import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportsOf, fileNameOf } from './exports.ts';

test('files are named after the book, in letters that every system has', () => {
  const cases: [name: string, language: string, file: string][] = [
    ['The Night Sky', 'en', 'the-night-sky'],
    ['Rund ums Rad: Öl & Kette', 'de-AT', 'rund-ums-rad-oel-kette'],
    ['L’œuf', 'fr', 'l-oeuf'],
    ['茶叶的存放', 'zh', 'chayedecunfang'],
    ['../../etc/passwd\0', 'en', 'etc-passwd'],
    ['“?!”', 'en', 'book'],
  ];
  for (const [name, language, file] of cases) assert.equal(fileNameOf({ name, language }), file, name);
  assert.match(fileNameOf({ name: 'A long name '.repeat(40), language: 'en' }), /^[a-z-]{50,60}(?<!-)$/);
});

test('a book that has switched them off has none', () => {
  const book = { name: 'Optics', language: 'en', exports: true };
  assert.ok(exportsOf(book, false).some(({ kind, file }) => kind === 'csv' && file === 'optics.csv'));
  assert.deepEqual(exportsOf({ ...book, exports: false }, true), []);
});

test('a book that is printed has a PDF', () => {
  const book = { name: 'Optics', language: 'en', exports: true };
  const pdfs = (printed: boolean) => exportsOf(book, printed).filter(({ kind }) => kind === 'pdf').length;
  assert.deepEqual([pdfs(false), pdfs(true)], [0, 1]);
});
