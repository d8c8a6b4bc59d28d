import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { buildDataVariable } from '#project/build-data.ts';

const book = mkdtempSync(join(tmpdir(), 'labs-'));
process.env['OUT_DIR'] = join(book, 'site');
const [{ bookModules }, { outDir }] = await Promise.all([
  import('./book-modules.ts'),
  import('#project/site.ts'),
]);
after(() => rmSync(book, { recursive: true }));

test('a build takes the labs of its own texts, none of a draft, and none that belongs to no text', () => {
  const folders = ['questions/one', 'questions/draft', 'pages/about'];
  for (const folder of [...folders, 'questions/none', 'pages/about.de', 'pages/old']) {
    mkdirSync(join(book, folder, 'live'), { recursive: true });
    for (const name of ['lab.ts', 'x.bin']) writeFileSync(join(book, folder, 'live', name), '');
  }
  for (const text of [
    'questions/one/index.mdx',
    'questions/draft/index.mdx',
    'pages/about.mdx',
    'pages/about.de.mdx',
  ])
    writeFileSync(join(book, text), '');
  writeFileSync(join(book, 'pages.json'), '[{ "slug": "about" }]');
  writeFileSync(join(book, 'pageKeys.json'), '{ "one": "key" }');
  const load = bookModules(book).load as (id: string) => string;
  const onServer = load('\0virtual:labs');
  assert.match(onServer, /about.*draft.*one/);
  assert.doesNotMatch(onServer, /none|\.de|old/);
  process.env[buildDataVariable] = book;
  for (const module of ['\0virtual:labs', '\0virtual:book-files']) {
    assert.match(load(module), /about.*one/);
    assert.doesNotMatch(load(module), /draft|none|\.de|old/);
  }
});

test('a site takes files that programs share from their folder and its data/, and no others', () => {
  for (const folder of ['shared', 'shared/data', 'shared/other', 'questions/one'])
    mkdirSync(join(book, folder), { recursive: true });
  for (const name of ['shared/a', 'shared/data/b', 'shared/other/c', 'questions/one/d'])
    writeFileSync(join(book, `${name}.bin`), '');
  const files = (bookModules(book).load as (id: string) => string)('\0virtual:book-files');
  assert.match(files, /"shared\/a\.bin": f\d+,"shared\/data\/b\.bin"/);
  assert.doesNotMatch(files, /c\.bin|d\.bin/);
});

test('a site takes no file that is hidden, installed or built beside a book, though a link may bring it there', () => {
  const secret = join(book, 'secret.txt');
  writeFileSync(secret, 'secret');
  for (const folder of ['.git', 'node_modules', relative(book, outDir)]) {
    mkdirSync(join(book, folder), { recursive: true });
    symlinkSync(secret, join(book, folder, 'leak.bin'));
  }
  const files = (bookModules(book).load as (id: string) => string)('\0virtual:book-files');
  assert.doesNotMatch(files, /leak/);
  // A name that all objects were given is none of its own.
  assert.match(files, /files = \{__proto__:null,/);
});
