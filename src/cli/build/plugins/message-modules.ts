import { existsSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { sources } from '#project/package-root.ts';

/** Sources end in .ts, what is compiled of them in .js. */
const ending = extname(import.meta.filename);
const ofBook = join(sources, `messages/of-book${ending}`);

/** Whether an import means the messages of the book, by their public name or by their path. */
const meant = (id: string, importer: string): boolean =>
  id === '#messages/of-book.ts' || (id.startsWith('.') && resolve(importer, '..', id) === ofBook);

/**
 * Puts the messages of one language into what runs for a reader. Each file has a copy of its own, of which the bundler
 * leaves what the file uses: so every program carries its few texts, as if they stood in it, and fetches none.
 */
export function messageModules(language: string): Plugin {
  return {
    name: 'message-modules',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!importer || !meant(id, importer) || this.environment.config.consumer !== 'client')
        return undefined;
      // Ends like the file that it is for, whose place in the bundles it shares.
      // Vite gives a module of an installed package a version, behind a question mark.
      return `\0messages/${relative(sources, importer.replace(/\?.*$/s, ''))}`;
    },
    load(id) {
      const [, name] = /^\0messages\/([\w/-]+\.[jt]s)$/.exec(id) ?? [];
      // An author's server may be asked for such a module by any name.
      if (name === undefined || !existsSync(join(sources, name))) return undefined;
      const copy = `${join(sources, 'messages', `${language}${ending}`)}?for=${name}`;
      return `export * as messages from ${JSON.stringify(copy)};`;
    },
  };
}
