/** What the programs of a site load by themselves, and so before what a book brings is locked in. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { build, type Rolldown } from 'vite';
import { sources } from '#project/package-root.ts';
import { astroConfig } from './astro-config.ts';
import { apartFromBook, ranFirst } from './plugins/apart-from-book.ts';
import { bookModules } from './plugins/book-modules.ts';
import { messageModules } from './plugins/message-modules.ts';
import { sharedChunk } from './shared-chunks.ts';

// Vite sets it to production, which npm in other tests of the same process would follow.
process.env['NODE_ENV'] = 'test';
const book = mkdtempSync(join(realpathSync(tmpdir()), 'chunks-'));
after(() => rmSync(book, { recursive: true }));

/** Each module of the book is shared by two programs of a kind, and uses what workers and pages use themselves. */
function writeBook(): void {
  const kit = 'grounded/lab/controls.ts';
  for (const place of ['questions/one', 'pages/two'])
    for (const program of ['lab/stage', 'lab/lab', 'lab/controls', 'live/lab', 'live/controls']) {
      const [file, shared] = [join(book, place, `${program}.ts`), `${program.replace('/', '-')}.ts`];
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        `export { it as ${basename(program)} } from ${JSON.stringify(`../../../${shared}`)};\n`,
      );
      writeFileSync(
        join(book, shared),
        `import { defaultsOf } from '${kit}';\nexport const it = [defaultsOf];\n`,
      );
    }
  for (const text of ['questions/one/index.mdx', 'pages/two.mdx']) writeFileSync(join(book, text), '');
}
writeBook();

const plugins = () => [bookModules(book), messageModules('en')];

/** The modules of the book that run before a program of the site does. */
async function loadedFirst(program: string, codeSplitting: Rolldown.OutputOptions['codeSplitting']) {
  let found: string[] | undefined;
  const generateBundle = (_: unknown, bundle: Rolldown.OutputBundle) => {
    const all = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
    assert.ok(all.some((id) => id.startsWith(book)));
    found = ranFirst(bundle, book);
  };
  await build({
    root: book,
    configFile: false,
    logLevel: 'silent',
    plugins: [...plugins(), { name: 'look', generateBundle }],
    worker: { format: 'es', plugins },
    define: { IS_TRUSTED: 'false' },
    build: {
      write: false,
      rolldownOptions: { input: join(sources, program), output: { codeSplitting: codeSplitting! } },
    },
  });
  return found;
}

const worker = (isOwn: boolean) =>
  loadedFirst('browser/lab/worker.ts', {
    groups: [{ name: sharedChunk(isOwn), debugName: 'shared', minShareCount: 2 }],
  });

test('a build in which a module of a book would run first is stopped', () => {
  const [own, other] = [join(sources, 'browser/page.ts'), join(book, 'preload-helper.ts')];
  const chunk = (fileName: string, moduleIds: string[], imports: string[] = []) => ({
    type: 'chunk',
    fileName,
    moduleIds,
    imports,
  });
  const stopped = (...parts: object[]) => {
    const said: string[] = [];
    const { generateBundle } = apartFromBook(book) as { generateBundle: (...given: unknown[]) => void };
    generateBundle.call({ error: (text: string) => said.push(text) }, {}, parts);
    return said.join();
  };
  assert.equal(stopped(chunk('a.js', [own]), chunk('b.js', [other], ['a.js'])), '');
  for (const parts of [
    [chunk('a.js', [own, other])],
    [chunk('a.js', [own], ['b.js']), chunk('b.js', [], ['c.js']), chunk('c.js', [other])],
  ])
    assert.match(stopped(...parts), /preload-helper\.ts would run in pages before the site/);
});

test('a worker loads no module of a book before it is locked, whatever labs share with it', async () => {
  assert.deepEqual(await worker(false), []);
  // Of the generator's own book it does, for fewer requests.
  assert.notDeepEqual(await worker(true), []);
});

test('nor does a page, whatever pictures and controls share with it', async () => {
  const { codeSplitting } = astroConfig.vite.environments.client.build.rolldownOptions.output;
  for (const program of ['browser/lab/page.ts', 'browser/stage/page.ts'])
    assert.deepEqual(await loadedFirst(program, codeSplitting), [], program);
});
