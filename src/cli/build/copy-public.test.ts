/** Plants files in the folder that is copied as it is. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { readPublic } from '#check/trust/public-files.ts';
import { publicFolder } from '#project/site.ts';
import { copyPublic } from './copy-public.ts';

test('it is one place, wherever the command that asks for it works', () => {
  for (const book of ['content', 'book', '.']) assert.ok(isAbsolute(publicFolder(book)), book);
  assert.equal(publicFolder(resolve('content')), resolve('public'));
});

const home = mkdtempSync(join(tmpdir(), 'public-'));
after(() => rmSync(home, { recursive: true, force: true }));

let count = 0;
/** A book with these files in `public/`. */
function bookWith(...paths: string[]): string {
  const book = join(home, String(count++));
  for (const path of paths) {
    mkdirSync(dirname(join(book, 'public', path)), { recursive: true });
    writeFileSync(join(book, 'public', path), `of ${path}`);
  }
  return book;
}
const said = (book: string) => formatProblems(readPublic(book, [{ slug: 'about' }]).problems);

test('files are copied as they are, hidden ones and folders too', () => {
  const paths = ['.well-known/security.txt', 'a b/ö.pdf', 'favicon.ico'];
  const book = bookWith(...paths);
  assert.deepEqual(readPublic(book, [{ slug: 'about' }]), { files: paths, problems: [] });
  const site = join(book, 'site');
  assert.deepEqual(copyPublic(book, site), paths);
  for (const path of paths) assert.equal(readFileSync(join(site, path), 'utf8'), `of ${path}`);
  assert.deepEqual(copyPublic(join(home, 'nowhere'), site), []);
});

test('programs are refused by their names, unless the book is trusted', () => {
  const drawing = (content: string) => {
    const book = bookWith('plain.svg');
    writeFileSync(join(book, 'public/plain.svg'), content);
    return book;
  };
  const programs = [
    'evil.js',
    'a/evil.MJS',
    'verify.html',
    'x.wasm',
    'x.xml',
    '_redirects',
    'CNAME',
    'x.svg.gz',
    `${'0a'.repeat(16)}.txt`,
    'MP_verify_a1.txt',
    '.git/config',
    'a/.env',
    'a/HEAD',
    'x.fcgi',
    'x.ashx',
    'ads.txt',
    '.well-known/assetlinks.json',
    '.well-known/acme-challenge/security.txt',
    '_config.yml',
    'serve.json',
    'wrangler.toml',
    'wrangler.jsonc',
    'package.json',
    'x.html.',
    'index.html.gz',
    'x.html.utf8',
    'x.php.en-gb.txt',
    'x.php',
  ];
  for (const path of programs) {
    const book = bookWith(path, 'note.txt');
    const found = said(book);
    assert.match(
      found,
      /^\S*public\/\S+\n {2}The file (is a program or a page|changes how hosts serve the site|speaks for the owner|is hidden|makes its folder)/,
    );
    assert.ok(found.includes(`public/${path}\n`) && found.includes('`trusted: true` in book.yaml'), found);
    assert.deepEqual(readPublic(book, [], false).files, ['note.txt']);
    assert.deepEqual(readPublic(book, [], true), { files: [path, 'note.txt'].sort(), problems: [] });
  }
  assert.match(said(drawing('<svg><script>1</script></svg>')), /plain\.svg\n {2}The file contains a script/);
  assert.equal(readPublic(drawing('<svg></svg>'), []).problems.length, 0);
  const page = bookWith('page');
  writeFileSync(join(page, 'public/page'), '\n<!doctype html><script>1</script>');
  assert.match(said(page), /public\/page\n {2}The file begins like a page/);
  writeFileSync(join(page, 'public/page'), `${' '.repeat(2000)}<html xmlns="http://www.w3.org/1999/xhtml"/>`);
  assert.match(said(page), /public\/page\n {2}The file begins like a page/);
});

test('files that the site makes itself are named, and keep their place', () => {
  for (const [path, own] of [
    ['robots.txt', '/robots.txt'],
    ['Robots.TXT', '/robots.txt'],
    ['index.html', '/index.html'],
    ['search', 'folder /search/'],
    ['assets/a.js', 'folder /assets/'],
    ['about/a.png', 'page /about/'],
  ] as const) {
    const found = said(bookWith(path));
    assert.ok(found.includes(`public/${path}\n  The file would be /${path} in the site, `), found);
    assert.ok(found.includes(`its own ${own}.`) && found.includes('rename it'), found);
  }
  const book = bookWith('new.txt');
  mkdirSync(join(book, 'site'));
  writeFileSync(join(book, 'site/new.txt'), 'of the site');
  assert.throws(() => copyPublic(book, join(book, 'site')), /public\/new\.txt would replace .* \/new\.txt/);
  assert.equal(readFileSync(join(book, 'site/new.txt'), 'utf8'), 'of the site');
});

test('links are not followed', () => {
  const book = bookWith('a.txt');
  writeFileSync(join(home, 'secret'), 'secret');
  mkdirSync(join(home, 'secrets'));
  symlinkSync(join(home, 'secret'), join(book, 'public/b.txt'));
  symlinkSync(join(home, 'secrets'), join(book, 'public/c'));
  assert.match(
    said(book),
    /public\/b\.txt\n {2}This is a symbolic link[\s\S]*public\/c\n {2}This is a symbolic link/,
  );
  copyPublic(book, join(book, 'site'));
  const linked = join(home, 'linked');
  mkdirSync(linked);
  symlinkSync(join(home, 'secrets'), join(linked, 'public'));
  assert.match(said(linked), /linked\/public\n {2}This folder is a symbolic link/);
  assert.deepEqual(copyPublic(linked, join(linked, 'site')), []);
  assert.ok(!existsSync(join(book, 'site/b.txt')) && !existsSync(join(book, 'site/c')));
});
