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
  assert.ok(exportsOf(book, [], 1, false).some(({ kind, file }) => kind === 'csv' && file === 'optics.csv'));
  assert.deepEqual(exportsOf({ ...book, exports: false }, [], 1, true), []);
});

test('topics have e-books of their own unless there are very many questions; a book that is printed has them', () => {
  const book = { name: 'Optics', language: 'en', exports: true };
  const topics = ['light', 'lenses'].map((slug) => ({ slug, title: slug, description: '', formerly: [] }));
  const epubs = (count: number, printed: boolean) =>
    exportsOf(book, topics, count, printed).filter(({ kind }) => kind === 'epub').length;
  assert.deepEqual([epubs(200, false), epubs(201, false), epubs(201, true)], [3, 1, 3]);
});
