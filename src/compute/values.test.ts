import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const book = mkdtempSync(join(tmpdir(), 'values-'));
Object.assign(process.env, { CONTENT_DIR: book, CACHE_DIR: join(book, '.cache') });
const { valuesIn } = await import('./values.ts');
const { cacheDir } = await import('#project/site.ts');
after(() => rmSync(book, { recursive: true }));

const text = join(book, 'questions/one/index.mdx');
mkdirSync(join(book, 'questions/one'), { recursive: true });
writeFileSync(join(book, 'book.yaml'), 'name: A book\n');
const numbers = (size: number) =>
  writeFileSync(join(book, 'questions/one/numbers.ts'), `export const size: number = ${size};\n`);
const values = (...codes: string[]) =>
  valuesIn(text, {
    imports: "import { size } from './numbers.ts';",
    braces: codes.map((code, at) => ({ code, line: 5 + at })),
    literals: [],
  });

test('braces are computed in another process, and again when what they import changes', async () => {
  numbers(3);
  assert.deepEqual(await values('size * 2', '[size, NaN, undefined]', '{ a: `${size} m` }'), {
    'size * 2': '6',
    '[size, NaN, undefined]': '[3,NaN,void 0]',
    '{ a: `${size} m` }': '{a:"3 m"}',
  });
  assert.deepEqual(await values('size  *  2'), { 'size  *  2': '6' }, 'written in another way');
  numbers(4);
  assert.deepEqual(await values('size * 2'), { 'size * 2': '8' });
  // Without the way that it came, which names folders of this machine.
  assert.deepEqual(await values('new Error().stack'), { 'new Error().stack': '"Error"' });
});

test('braces that fail, or give more than data, are named with their line', async () => {
  await values('size');
  const kept = () => readdirSync(join(cacheDir, 'frames')).sort();
  const before = kept();
  for (const [code, said] of [
    ['size.none.at', /The braces \{size\.none\.at\} stopped with an error: Cannot read/],
    ['() => size', /could not be cloned/],
    ['new Array(4294967295)', /a list has 4294967295 entries, and may have 100000/],
    ['new Set(Array(100_002).keys())', /a list has 100002 entries, and may have 100000/],
    ['[new Error()]', /The braces \{\[new Error\(\)\]\} have a value that no text can show/],
    ['({ toString: 1 })', /have a value that no text can show: Cannot convert object/],
    ["size['const' + 'ructor']['const' + 'ructor']('return 1')()", /only a trusted book/],
  ] as const)
    await assert.rejects(values('size', code), (error: Error & { loc?: { file: string; line: number } }) => {
      assert.match(error.message, said);
      assert.deepEqual(error.loc, { file: text, line: 6 });
      return true;
    });
  // What fails is computed again.
  assert.deepEqual(kept(), before);
});

test('a program that fails when it is imported is said of the text', async () => {
  writeFileSync(
    join(book, 'questions/one/numbers.ts'),
    "export const size: number = JSON.parse('no lens');\n",
  );
  await assert.rejects(values('size'), (error: Error & { loc?: { file: string } }) => {
    assert.match(error.message, /index\.mdx stopped with an error: .*no lens/);
    assert.equal(error.loc?.file, text);
    return true;
  });
});

test('a text without braces needs no program', async () => {
  const written = {
    imports: "import './none.ts';",
    braces: [],
    literals: [
      { code: '1', value: 1 },
      { code: '{ a: 2 }', value: { a: 2 } },
    ],
  };
  assert.deepEqual(await valuesIn(text, written), { 1: '1', '{ a: 2 }': '{a:2}' });
});
