import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { after, test } from 'node:test';
import { build } from 'vite';
import { boundedModules, mayBeLoaded } from './bounded-modules.ts';

// Vite sets it to production, which npm in other tests of the same process would follow.
process.env['NODE_ENV'] = 'test';
const home = realpathSync(mkdtempSync(join(tmpdir(), 'server-modules-')));
after(() => rmSync(home, { recursive: true }));
const book = join(home, 'book');
mkdirSync(join(book, 'pages/about'), { recursive: true });
for (const name of ['pages/about/evil.ts', 'pages/about/p.png', 'pages/about/x.css', 'pages/about.mdx'])
  writeFileSync(join(book, name), 'export default 1;');
writeFileSync(join(home, 'secret.png'), '');
symlinkSync('../../../secret.png', join(book, 'pages/about/linked.png'));

test('pages are made by the generator, by the texts of the book and by addresses of its files', () => {
  for (const id of [
    ...['\0virtual:labs', 'astro:content', 'virtual:astro:pages', resolve('src/site/content.ts')],
    ...[resolve('src/site/pages/index.astro?astro&type=style'), resolve('node_modules/astro/x.js')],
    ...['pages/about.mdx', 'pages/about.de.mdx?astroPropagatedAssets', 'questions/one/index.mdx'].map(
      (path) => join(book, path),
    ),
    join(book, 'pages/about/p.png?url'),
  ])
    assert.ok(mayBeLoaded(id, book, true), id);
});

test('and by nothing else, whoever imports it', () => {
  for (const id of [
    ...['pages/about/evil.ts', 'pages/about/evil.ts?url', 'pages/about/p.png', 'pages/about/p.png?raw'],
    ...['pages/about/x.css?url', 'pages/about/linked.png?url', 'pages/about/none.png?url'],
    ...['pages/about/text.mdx', 'pages/about.mdx?x', 'pages/about.mdx?url&x', 'pages/.mdx', 'index.mdx'],
    ...['pages/About.mdx', 'questions/one/lab/lab.ts', '../secret.png?url', '../secret.png'],
  ].map((path) => join(book, path)))
    assert.ok(!mayBeLoaded(id, book, true), id);
  const around = relative(resolve('src'), join(book, 'pages/about/evil.ts'));
  for (const id of [
    `${resolve('src')}/${around}`,
    'data:text/javascript,1',
    'file:///etc/passwd',
    'DATA:,1',
    '/etc/passwd?raw',
  ])
    assert.ok(!mayBeLoaded(id, book, true), id);
});

test('readers get programs as the check reads them, data, pictures and addresses, and nothing else', () => {
  for (const name of ['c.tsx', 'c.less', 'c.html', 'c.js', 'c.astro', 'c.bin', 'c.json'])
    writeFileSync(join(book, 'pages/about', name), '1');
  const may = (name: string) => mayBeLoaded(join(book, 'pages/about', name), book, false);
  for (const name of ['evil.ts', 'c.json', 'p.png', 'c.bin?url', 'p.png?url']) assert.ok(may(name), name);
  for (const name of [
    ...[
      'c.tsx',
      'c.less',
      'c.html',
      'c.js',
      'c.astro',
      'c.bin',
      'x.css',
      'x.css?url',
      'c.html?url',
      'evil.ts?url',
    ],
    ...['evil.ts?worker', 'p.png?raw', 'linked.png', '../../../secret.png', '../about.mdx'],
  ])
    assert.ok(!may(name), name);
});

test('a book behind a link is the same book', () => {
  const link = join(home, 'link');
  symlinkSync(book, link);
  for (const id of [join(book, 'pages/about.mdx'), join(link, 'pages/about.mdx')])
    assert.ok(mayBeLoaded(id, link, true), id);
});

test('a build stops at such a module of pages, and at such a one for readers', async () => {
  const made = (ssr: boolean, name: string) =>
    build({
      root: home,
      configFile: false,
      logLevel: 'silent',
      plugins: [boundedModules(book)],
      build: { ssr, write: false, rolldownOptions: { input: join(book, 'pages/about', name) } },
    });
  const expected = /would run where pages are made\.\n {2}expected: texts of the book/;
  await assert.rejects(made(true, 'evil.ts'), expected);
  await made(false, 'evil.ts');
  // Joined where no reader of its text has seen it.
  writeFileSync(
    join(book, 'pages/about/joined.ts'),
    "export const a = `${'__VITE_'}ASSET__a1__`;\nconsole.log(a);",
  );
  await assert.rejects(made(false, 'joined.ts'), /joined\.ts contains "__VITE_ASSET__", in whose place/);
  writeFileSync(join(book, 'pages/about/c.json'), '{ "\\u005f_VITE_ASSET__a__": 1 }');
  await assert.rejects(
    made(false, 'c.json'),
    /c\.json contains "__VITE_ASSET__a__", for which a bundler looks/,
  );
  await assert.rejects(
    made(false, 'x.css'),
    /x\.css would run for readers\.\n {2}expected: programs \(\.ts\)/,
  );
});
