import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createServer } from 'vite';
import { sources } from '#project/package-root.ts';
import { mayImport, textsImport } from './texts-import.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'texts-')));
after(() => rmSync(home, { recursive: true }));
const book = join(home, 'book');
mkdirSync(book);
for (const name of ['p.png', 'code.py', 'x.ts', 'l.astro']) writeFileSync(join(book, name), 'export {};');
writeFileSync(join(home, 'secret.png'), '');
symlinkSync('../secret.png', join(book, 'linked.png'));

test('a text imports addresses and pictures of its book, and what the generator adds', () => {
  for (const id of ['p.png', 'p.png?url', 'code.py?url', 'x.ts?url'])
    assert.ok(mayImport(join(book, id), book), id);
  for (const id of ['\0virtual', 'astro:assets', join(sources, 'lab/lab.ts'), join(book, 'none.ts')])
    assert.ok(mayImport(id, book), id);
  for (const id of ['x.ts', 'l.astro', 'code.py', 'p.png?raw', '../secret.png?url', 'linked.png'])
    assert.ok(!mayImport(join(book, id), book), id);
});

test('a build stops where a text imports something else', async (t) => {
  writeFileSync(join(book, 'index.mdx'), '');
  const server = await createServer({
    ...{ root: book, configFile: false, logLevel: 'silent', plugins: [textsImport(book)] },
    server: { middlewareMode: true, ws: false },
  });
  t.after(() => server.close());
  const found = (source: string, importer = 'index.mdx') =>
    server.environments.client.pluginContainer.resolveId(source, join(book, importer));
  assert.equal((await found('./code.py?url'))?.id, `${book}/code.py?url`);
  assert.equal((await found('./x.ts', 'lab.ts'))?.id, `${book}/x.ts`);
  await assert.rejects(found('./x.ts'), /index\.mdx would import .*x\.ts\.\n {2}expected: pictures/);
  await assert.rejects(found(`${home}/secret.png?url`), /would import/);
});
