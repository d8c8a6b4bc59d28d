import type { Plugin } from 'vite';
import { basePath } from '#render/site.ts';

/**
 * Fetches what a part of the program needs at once with the part itself. In place of Vite's own way, which also knows
 * stylesheets, nonces and old browsers, and weighs a tenth of what a page may load.
 */
export function preload(): Plugin {
  return {
    name: 'preload',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? helper : undefined),
  };
}

const helper = `export const __vitePreload = (load, needed = []) => {
  for (const path of needed) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = ${JSON.stringify(basePath)} + path;
    document.head.append(link);
  }
  return load();
};`;
