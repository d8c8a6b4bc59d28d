/**
 * Parts of Astro that this generator uses and Astro does not promise. Each has its reason; `astro-internals.test.ts` fails
 * when an update of Astro changes one of them.
 */
import type { Plugin } from 'vite';

/**
 * An entry of a collection whose text is compiled and bundled as a module, as Astro's own `glob` loader does it for MDX. We
 * load records that were read before, since `glob` would read and parse each file again.
 */
export const renderedLater = { deferredRender: true };

/** Says of a component that it is one of MDX's, so that Astro does not try out what renders it. */
export const ofMdx = { [Symbol.for('astro:renderer')]: 'astro:jsx' };

/**
 * Fetches what a part of the program needs at once with the part itself. In place of Vite's own way, which also knows
 * stylesheets, nonces and old browsers, and weighs a tenth of what a page may load.
 *
 * @param base  The base path of the site.
 */
export function preload(base: string): Plugin {
  return {
    name: 'preload',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? `const base = ${JSON.stringify(base)};\n${helper}` : undefined,
  };
}

const helper = `export const __vitePreload = (load, needed = []) => {
  for (const path of needed) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = base + path;
    document.head.append(link);
  }
  return load();
};`;
