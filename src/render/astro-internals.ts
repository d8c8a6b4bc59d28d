/**
 * Internals of Astro and Vite that this generator relies on although they may change with any update. Each comment gives the
 * reason; `astro-internals.test.ts` fails when an update changes one of them.
 */
import { sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Fields of a collection's entry that have Astro compile and bundle its text as a module, as its own `glob` loader sets them for
 * MDX. We do not use `glob`, because it would read and parse each file again.
 */
export const renderedLater = { deferredRender: true };

/** Marks a component as one that MDX's renderer renders, so that Astro does not try its renderers one after another. */
export const ofMdx = { [Symbol.for('astro:renderer')]: 'astro:jsx' };

/**
 * Replaces the helper with which Vite fetches at once all modules that a dynamic import needs. Vite's own helper also handles
 * stylesheets, nonces and old browsers, and is as large as a tenth of what a page may load.
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
 * Lets components lie outside of Astro's root. Astro takes the absolute path of such a component for one below the root, and then
 * does not find its styles and scripts; a path that begins with `/@fs` it takes as absolute.
 *
 * @throws Error from `configResolved` if Astro's plugin has no hook of the expected form.
 */
export function componentsAnywhere(): Plugin {
  return {
    name: 'components-anywhere',
    configResolved({ plugins }) {
      const load = plugins.find(({ name }) => name === 'astro:build')?.load;
      if (typeof load !== 'object') throw new Error('astro:build has no load hook to adapt');
      const { handler } = load;
      load.handler = function (id) {
        return handler.call(this, id.startsWith('/') && !id.startsWith('/@fs') ? `/@fs${id}` : id);
      };
    },
  };
}

/**
 * Vite's plugins that add the files which a module names. On an author's server the first and the last run what they take for
 * options.
 */
const lookForFiles =
  'vite:worker-import-meta-url vite:asset-import-meta-url vite:dynamic-import-vars vite:import-glob'.split(
    ' ',
  );

/**
 * Has Vite add the files that a module names by `new URL(…, import.meta.url)`, `import.meta.glob` or a computed import only for
 * modules below a folder. Vite finds some of these by patterns in the text, so that even a string in a module of a book could
 * bring files.
 *
 * @param folder  Absolute path.
 * @throws Error from `configResolved` if one of Vite's plugins has no hook of the expected form.
 */
export function addressesOnlyIn(folder: string): Plugin {
  return {
    name: 'addresses-only-in',
    configResolved({ plugins }) {
      for (const name of lookForFiles) {
        const transform = plugins.find((plugin) => plugin.name === name)?.transform;
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
 * Keeps Astro from looking, in the code that makes pages, for the placeholders of pictures that it manages itself. There are none
 * here, and Astro would fail at a text of a book that contains one.
 */
export const withoutPictureMarks: Plugin = {
  name: 'without-picture-marks',
  configResolved({ plugins }) {
    for (const plugin of plugins) if (plugin.name === 'astro:assets') delete plugin.renderChunk;
  },
};

/** The place in Astro's code where it writes the value of an attribute, and escapes `&` and double quotes in it. */
const valueWriter =
  /(return str)(\.replace\(AMPERSAND_REGEX, "&amp;"\)\.replace\(DOUBLE_QUOTE_REGEX, "&quot;"\);)/;
/** A condition there: a value without what has to be escaped is written as it is. */
const whatItEscapes = '!str.includes("&")';

/**
 * Has Astro also escape `<` and `>` in the values of attributes, as our own code does. Whatever looks for tags in a finished page
 * then finds only tags, whatever a book says in a value.
 *
 * @throws Error from `transform` if Astro's code is written in another way.
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
