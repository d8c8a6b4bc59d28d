/** An update of Astro or Vite that changes what astro-internals.ts relies on is reported here by name. */
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build, createServer, type Plugin, type Rolldown } from 'vite';
import {
  addressesOnlyIn,
  codesInValues,
  componentsAnywhere,
  ofMdx,
  preload,
  renderedLater,
  withoutPictureMarks,
} from './astro-internals.ts';

const anyFile = (pattern: string, text: string) =>
  globSync(pattern).some((file) => readFileSync(file, 'utf8').includes(text));

test('Astro renders entries that say so later, as its own loader of files says it', () => {
  const [name] = Object.keys(renderedLater);
  assert.ok(anyFile('node_modules/astro/dist/content/loaders/glob.js', `${name}: true`));
  assert.ok(anyFile('node_modules/astro/dist/content/mutable-data-store.js', name!));
});

test('Astro looks for marks of its pictures in what makes pages, and then no more', () => {
  const file = 'node_modules/astro/dist/assets/vite-plugin-assets.js';
  assert.ok(anyFile(file, 'name: "astro:assets"') && anyFile(file, 'async renderChunk(code)'));
  const plugins = [
    { name: 'astro:assets' },
    { name: 'astro:assets', renderChunk() {} },
    { name: 'other', renderChunk() {} },
  ];
  (withoutPictureMarks.configResolved as (resolved: object) => void)({ plugins });
  assert.deepEqual(
    plugins.map((plugin) => 'renderChunk' in plugin),
    [false, false, true],
  );
});

test('Astro writes what would begin or end a tag in a value as a code', async () => {
  const writer = 'node_modules/astro/dist/runtime/server/render/util.js';
  const transform = codesInValues.transform as (code: string, id: string) => string | undefined;
  const adapted = transform(readFileSync(writer, 'utf8'), resolve(writer))!;
  const [constants, [escaping]] = [/^const \w+_REGEX = .*$/gm, /^const toAttributeString = [^]*?^};$/m].map(
    (pattern) => adapted.match(pattern)!,
  ) as [string[], [string]];
  const source = [...constants, `export ${escaping}`].join('\n');
  const { toAttributeString } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
    toAttributeString: (value: string) => string;
  };
  assert.equal(toAttributeString('1 < 2 > 0'), '1 &lt; 2 &gt; 0');
  assert.equal(toAttributeString(`<b a='&"'>`), `&lt;b a='&amp;&quot;'&gt;`);
  assert.equal(toAttributeString('plain'), 'plain');
  assert.equal(transform('', '/other.js'), undefined);
  assert.throws(() => transform('return str;', resolve(writer)), /in another way/);
});

test('Astro renders by the renderer that a component names', () => {
  const [symbol] = Object.getOwnPropertySymbols(ofMdx);
  const rendering = 'node_modules/astro/dist/runtime/server/render';
  assert.ok(
    anyFile(`${rendering}/common.js`, `Renderer = /* @__PURE__ */ Symbol.for("${symbol!.description}")`),
  );
  assert.ok(anyFile(`${rendering}/component.js`, 'Component[Renderer]'));
  assert.ok(anyFile('node_modules/@astrojs/mdx/dist/server.js', `name: "${ofMdx[symbol!]}"`));
});

test('Vite asks its helper to fetch what a part needs', () => {
  const vite = 'node_modules/vite/dist/node/chunks/*.js';
  assert.ok(anyFile(vite, 'vite/preload-helper.js') && anyFile(vite, '__vitePreload'));
  const load = preload('/book/').load as (id: string) => string | undefined;
  assert.match(load('\0vite/preload-helper.js')!, /"\/book\/"[\s\S]*export const __vitePreload/);
  assert.equal(load('another'), undefined);
});

test('Astro looks for the styles of a component where it lies, also on another branch than its root', async () => {
  interface Hook {
    handler: (id: string) => Promise<unknown>;
  }
  const { default: astro } = (await import(
    pathToFileURL(resolve('node_modules/astro/dist/vite-plugin-astro/index.js')).href
  )) as { default: (options: object) => { name: string; load: Hook }[] };
  const config = { root: new URL('file:///book/'), srcDir: new URL('file:///package/site/') };
  const plugins = astro({ settings: { config }, logger: {} });
  const { load } = plugins.find(({ name }) => name === 'astro:build')!;
  const component = '/package/site/A.astro';
  const looksFor = (path: string) =>
    assert.rejects(load.handler(`${component}?astro&type=style&index=0&lang.css`), {
      message: new RegExp(`main Astro module "${path}"`),
    });
  await looksFor(`/book${component}`);
  const adapt = componentsAnywhere().configResolved as (resolved: object) => void;
  adapt({ plugins });
  await looksFor(component);
});

test('Vite follows addresses beside a module below one folder alone', async (t) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'addresses-')));
  t.after(() => rmSync(folder, { recursive: true }));
  const input = join(folder, 'page.ts');
  writeFileSync(join(folder, 'secret.bin'), 'a secret');
  writeFileSync(input, "console.log(new URL('./secret.bin', import.meta.url).href);");
  const brought = async (...plugins: Plugin[]) => {
    const options = { write: false, assetsInlineLimit: 0, rolldownOptions: { input } };
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins,
      build: options,
    });
    const files = (built as Rolldown.RolldownOutput).output.map(({ fileName }) => fileName);
    return files.filter((file) => file.endsWith('.bin')).length;
  };
  assert.equal(await brought(), 1);
  assert.equal(await brought(addressesOnlyIn(folder)), 1);
  assert.equal(await brought(addressesOnlyIn(resolve('src'))), 0);
});

test('a server for authors runs nothing of a module to read the options of a glob, but below one folder', async (t) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'glob-')));
  t.after(() => rmSync(folder, { recursive: true }));
  const shared = globalThis as { optionsRan?: boolean };
  writeFileSync(
    join(folder, 'page.ts'),
    "export default import.meta.glob('./*.json', { eager: (globalThis.optionsRan = true) });",
  );
  const runs = async (...plugins: Plugin[]) => {
    delete shared.optionsRan;
    const server = { middlewareMode: true, ws: false, watch: null } as const;
    const dev = await createServer({ root: folder, configFile: false, logLevel: 'silent', plugins, server });
    await dev.transformRequest('/page.ts').catch(() => null);
    await dev.close();
    return shared.optionsRan ?? false;
  };
  assert.ok(await runs());
  assert.ok(!(await runs(addressesOnlyIn(resolve('src')))));
});
