import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'keys-')));
after(() => rmSync(home, { recursive: true }));
const book = join(home, 'book');
Object.assign(process.env, { CONTENT_DIR: book, CACHE_DIR: join(home, 'cache') });
const { readBook } = await import('#check/read-book.ts');
const { pageKeys } = await import('./page-keys.ts');
const { fontFolder } = await import('#outputs/font-folder.ts');

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const question = (name: string, text: string) =>
  `---\nquestion: What is ${name}?\ntopics: [a]\nshortAnswer: It is so.\n---\n${text}\n`;

test('a page depends on its own files, and one with a component of the book’s own on all', () => {
  const settings = 'name: B\ntagline: t\ndescription: d\ntopics: [{ slug: a, title: A }]\ntrusted: true\n';
  for (const [file, text] of Object.entries({
    'book.yaml': settings,
    'components/Peek.astro': '<p />\n',
    'questions/one/index.mdx': question('one', '<Peek />'),
    'questions/two/index.mdx': question('two', 'Text.'),
    'questions/three/index.mdx': question('three', 'Text.'),
    'questions/three/notes.txt': 'before',
  }))
    write(join(book, file), text);
  mkdirSync(fontFolder, { recursive: true });
  const keys = () => {
    const read = readBook(book);
    assert.deepEqual(read.problems, []);
    return Object.entries(pageKeys(read));
  };
  const before = new Map(keys());
  write(join(book, 'questions/three/notes.txt'), 'after');
  const made = keys().filter(([slug, key]) => key !== before.get(slug));
  assert.deepEqual(
    made.map(([slug]) => slug),
    ['one', 'three'],
  );
});
