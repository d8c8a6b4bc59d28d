import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { putFiles } from './put-files.ts';

const home = mkdtempSync(join(tmpdir(), 'put-'));
after(() => rmSync(home, { recursive: true, force: true }));

const pages = [
  { slug: 'one', source: '1' },
  { slug: 'two', source: '2' },
];

test('pages and the book file are put in place, and nothing else stays', () => {
  const folder = join(home, 'new');
  putFiles(folder, pages, 'name: B\n');
  assert.deepEqual(readdirSync(folder).sort(), ['book.yaml', 'questions']);
  assert.equal(readFileSync(join(folder, 'questions/two/index.mdx'), 'utf8'), '2');
});

test('pictures lie beside their page; if one is gone, nothing is added', () => {
  const folder = join(home, 'pictures');
  const file = join(home, 'a.png');
  writeFileSync(file, 'png');
  const drawn = { slug: 'three', source: '3', pictures: [{ name: 'a.png', from: file }] };
  const inside = { slug: 'four', source: '4', pictures: [{ name: 'b.png', from: Buffer.from('own') }] };
  putFiles(folder, [drawn, inside], undefined);
  assert.equal(readFileSync(join(folder, 'questions/three/a.png'), 'utf8'), 'png');
  assert.equal(readFileSync(join(folder, 'questions/four/b.png'), 'utf8'), 'own');
  rmSync(file);
  assert.throws(
    () =>
      putFiles(
        folder,
        [
          { ...inside, slug: 'five' },
          { ...drawn, slug: 'six' },
        ],
        'new',
      ),
    /ENOENT/,
  );
  assert.deepEqual(readdirSync(folder), ['questions']);
  assert.deepEqual(readdirSync(join(folder, 'questions')).sort(), ['four', 'three']);
});

test('nothing is written through a link with a name that another process has guessed', () => {
  const [folder, outside] = [join(home, 'guessed'), join(home, 'outside')];
  mkdirSync(folder);
  mkdirSync(outside);
  symlinkSync(outside, join(folder, `.importing-${process.pid}`));
  putFiles(folder, pages, undefined);
  assert.deepEqual(readdirSync(outside), []);
  assert.deepEqual(readdirSync(join(folder, 'questions')), ['one', 'two']);
});

test('if one place is taken, nothing is added and what was there stays', () => {
  const folder = join(home, 'taken');
  mkdirSync(join(folder, 'questions/two'), { recursive: true });
  writeFileSync(join(folder, 'questions/two/index.mdx'), 'mine');
  assert.throws(() => putFiles(folder, pages, undefined), /EEXIST/);
  assert.deepEqual(readdirSync(folder), ['questions']);
  assert.deepEqual(readdirSync(join(folder, 'questions')), ['two']);
  assert.equal(readFileSync(join(folder, 'questions/two/index.mdx'), 'utf8'), 'mine');
});

test('a book file is never replaced', () => {
  const folder = join(home, 'book');
  mkdirSync(folder);
  writeFileSync(join(folder, 'book.yaml'), 'mine');
  assert.throws(() => putFiles(folder, pages, 'new'), /EEXIST/);
  assert.equal(readFileSync(join(folder, 'book.yaml'), 'utf8'), 'mine');
  assert.deepEqual(readdirSync(folder), ['book.yaml']);
});
