/** An update of Astro or Vite that changes what astro-internals.ts relies on is reported here by name. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ofMdx, preload, renderedLater } from './astro-internals.ts';

const anyFile = (pattern: string, text: string) =>
  globSync(pattern).some((file) => readFileSync(file, 'utf8').includes(text));

test('Astro renders entries that say so later, as its own loader of files says it', () => {
  const [name] = Object.keys(renderedLater);
  assert.ok(anyFile('node_modules/astro/dist/content/loaders/glob.js', `${name}: true`));
  assert.ok(anyFile('node_modules/astro/dist/content/mutable-data-store.js', name!));
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
