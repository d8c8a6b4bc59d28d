/** On an author's server no text of a book runs where its pages are made. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'values-')));
after(() => rmSync(book, { recursive: true }));
Object.assign(process.env, { CONTENT_DIR: book, CACHE_DIR: join(book, '.cache') });
const [{ valuesHere }, { computedValues }, { features }] = await Promise.all([
  import('./values-here.ts'),
  import('#render/text/computed-values.ts'),
  import('#render/text/mdx-tree.ts'),
]);
const file = join(book, 'questions/one/index.mdx');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(join(book, 'book.yaml'), 'name: A book\n');

async function codeOf(text: string): Promise<string> {
  writeFileSync(file, text);
  await valuesHere.transform.handler(text, file);
  const plugins = { mdastPlugins: [computedValues], fileURL: pathToFileURL(file) };
  return String((mdxToJs(text, { features, ...plugins }) as { code?: string }).code);
}

test('braces are values, also where TypeScript reads a type and JavaScript a program', async () => {
  assert.match(await codeOf('{Math.sqrt(9)}'), /\b3\b/);
  assert.doesNotMatch(await codeOf('{Math.max < import("data:text/javascript,1") > (8)}'), /import\(/);
});

test('a text that the check refuses is not computed, whatever the address by which its page is asked for', async () => {
  await assert.rejects(codeOf('Text\n\n{process.pid}'), (error: Error & { loc?: object }) => {
    assert.match(error.message, /The program uses "process"/);
    assert.deepEqual({ ...error.loc, line: 3, file }, error.loc);
    return true;
  });
});
