import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const book = mkdtempSync(join(tmpdir(), 'bundles-'));
Object.assign(process.env, { CONTENT_DIR: book, CACHE_DIR: join(book, '.cache') });
const [{ bundleOf }, { cacheDir }] = await Promise.all([import('./bundle.ts'), import('#project/site.ts')]);
after(() => rmSync(book, { recursive: true }));
const folder = join(cacheDir, 'bundles');

writeFileSync(join(book, 'book.yaml'), 'name: A book\n');
const write = (size: number) =>
  writeFileSync(join(book, 'size.ts'), `export const size: number = ${size};\n`);
const text = `import { size } from './${'size'}.ts';\nexport const twice = size * 2;\n`;
const code = async () => (await bundleOf(join(book, 'program.ts'), text)).code;

test('a bundle is taken from an earlier build while all files in it are the same', async () => {
  write(3);
  assert.match(await code(), /twice = 6/);
  const [name, ...others] = readdirSync(folder);
  assert.deepEqual(others, []);
  const file = join(folder, name!);
  writeFileSync(file, readFileSync(file, 'utf8').replace('twice = 6', 'twice = 66'));
  assert.match(await code(), /twice = 66/);
  write(4);
  assert.match(await code(), /twice = 8/);
  rmSync(join(book, 'size.ts'));
  await assert.rejects(code(), /size\.ts/);
});

test('a module that the check refuses is read in each build', async () => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  writeFileSync(join(book, 'size.ts'), 'export const size = process.pid;\n');
  await assert.rejects(code(), /uses "process"/);
  await assert.rejects(code(), /uses "process"/);
  assert.deepEqual(readdirSync(folder), []);
});

test('a module of the book that is named like one of the generator is that of the book', async () => {
  mkdirSync(join(book, 'messages'));
  writeFileSync(join(book, 'messages/of-book.ts'), "export const language = 'mine';\n");
  const text = `import { language } from './messages/${'of-book'}.ts';\nexport const said = language;\n`;
  assert.match((await bundleOf(join(book, 'other.ts'), text)).code, /mine/);
});
