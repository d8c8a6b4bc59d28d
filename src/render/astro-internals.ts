/**
 * Parts of Astro that this generator uses and Astro does not promise. Each has its reason; `astro-internals.test.ts` fails
 * when an update of Astro changes one of them.
 */
import { sep } from 'node:path';
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

/**
 * Lets components lie on another branch of the file system than the folder that a command runs in. Astro takes their paths for
 * some below its root, and then misses their styles and scripts; a path that begins with `/@fs` is absolute to it.
 */
export function componentsAnywhere(): Plugin {
  return {
    name: 'components-anywhere',
    configResolved({ plugins }) {
      const { load } = plugins.find(({ name }) => name === 'astro:build')!;
      if (typeof load !== 'object') throw new Error('astro:build has no load hook to adapt');
      const { handler } = load;
      load.handler = function (id) {
        return handler.call(this, id.startsWith('/') && !id.startsWith('/@fs') ? `/@fs${id}` : id);
      };
    },
  };
}

/** Plugins that look for files which a module names. On an author's server the first and the last run what they take for options. */
const lookForFiles =
  'vite:worker-import-meta-url vite:asset-import-meta-url vite:dynamic-import-vars vite:import-glob'.split(
    ' ',
  );

/**
 * Keeps Vite from what a module names by `new URL(…, import.meta.url)`, `import.meta.glob` or a computed import, but for the
 * modules below a folder. Vite looks for some of that in the text, so it can be led to see it in a string.
 *
 * @param folder  Absolute path.
 */
export function addressesOnlyIn(folder: string): Plugin {
  return {
    name: 'addresses-only-in',
    configResolved({ plugins }) {
      for (const name of lookForFiles) {
        const { transform } = plugins.find((plugin) => plugin.name === name)!;
        if (typeof transform !== 'object') throw new Error(`${name} has no transform hook to adapt`);
        const { handler } = transform;
        transform.handler = function (code, id, options) {
          return id.startsWith(folder + sep) ? handler.call(this, code, id, options) : undefined;
        };
      }
    },
  };
}

/**
 * Keeps Astro from looking, in all that makes pages, for marks of pictures that it has taken into the site: it has none here, and
 * stops at a text that shows such a mark.
 */
export const withoutPictureMarks: Plugin = {
  name: 'without-picture-marks',
  configResolved({ plugins }) {
    for (const plugin of plugins) if (plugin.name === 'astro:assets') delete plugin.renderChunk;
  },
};

/** The writer of values in Astro, by what it makes of `&` and quotes. */
const valueWriter =
  /(return str)(\.replace\(AMPERSAND_REGEX, "&amp;"\)\.replace\(DOUBLE_QUOTE_REGEX, "&quot;"\);)/;
const whatItEscapes = '!str.includes("&")';

/**
 * Has Astro write `<` and `>` in values of attributes as codes, as our own writers do: whoever looks for tags in a finished page
 * finds those of the page alone, whatever a book says in a value.
 */
export const codesInValues: Plugin = {
  name: 'codes-in-values',
  transform(code, id) {
    if (!/\/astro\/dist\/runtime\/server\/render\/util\.js(?:\?|$)/.test(id)) return undefined;
    if (!code.includes(whatItEscapes) || !valueWriter.test(code))
      throw new Error(
        'Astro writes values of attributes in another way than the one that codes-in-values adapts',
      );
    return code
      .replace(whatItEscapes, () => `${whatItEscapes} && !/[<>]/.test(str)`)
      .replace(
        valueWriter,
        (_, from: string, rest: string) =>
          `${from}${rest.slice(0, -1)}.replaceAll("<", "&lt;").replaceAll(">", "&gt;");`,
      );
  },
};

const helper = `export const __vitePreload = (load, needed = []) => {
  for (const path of needed) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = base + path;
    document.head.append(link);
  }
  return load();
};`;
