import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createServer } from 'vite';
import { mayImport, textsImport } from './texts-import.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'texts-')));
after(() => rmSync(home, { recursive: true }));
const book = join(home, 'book');
mkdirSync(book);
for (const name of ['p.png', 'code.py', 'x.ts', 'l.astro', 'style.css', 'a.html'])
  writeFileSync(join(book, name), 'export {};');
writeFileSync(join(home, 'secret.png'), '');
symlinkSync('../secret.png', join(book, 'linked.png'));

test('a text imports addresses of its book, and what Astro adds', () => {
  const text = join(book, 'index.mdx');
  const may = (source: string, importer = text) => mayImport(source, importer, book);
  for (const source of ['./p.png?url', './code.py?url', 'astro/jsx-runtime', 'astro/runtime/server/index.js'])
    assert.ok(may(source), source);
  assert.ok(may(text, `${text}?astroPropagatedAssets`));
  for (const source of [
    ...['./x.ts', './x.ts?url', './l.astro', './p.png', './p.png?raw', './style.css?url', './a.html?url'],
    ...['../secret.png?url', './linked.png?url', `${book}/p.png?url`, './none.png?url', 'vite', 'vite?url'],
    ...[
      'data:text/javascript,1//?url',
      'https://a.example/?url',
      'node:fs?url',
      'node:fs',
      '\0virtual',
      'astro:content',
    ],
  ])
    assert.ok(!may(source), source);
});

test('a build stops where a text imports something else', async (t) => {
  writeFileSync(join(book, 'index.mdx'), '');
  const server = await createServer({
    root: book,
    configFile: false,
    logLevel: 'silent',
    plugins: [textsImport(book)],
    server: { middlewareMode: true, ws: false },
  });
  t.after(() => server.close());
  const found = (source: string, importer = 'index.mdx') =>
    server.environments.client.pluginContainer.resolveId(source, join(book, importer));
  assert.equal((await found('./code.py?url'))?.id, `${book}/code.py?url`);
  assert.equal((await found('./x.ts', 'lab.ts'))?.id, `${book}/x.ts`);
  await assert.rejects(found('./x.ts'), /index\.mdx would import \.\/x\.ts\.\n {2}expected: addresses/);
  await assert.rejects(found(`${home}/secret.png?url`), /would import/);
});
