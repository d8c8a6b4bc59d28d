import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

/** The generator's own folder. */
const home = join(import.meta.dirname, '../..');

const ofBook = '#messages/of-book.ts';

/**
 * Puts the messages of one language into what runs for a reader. Each file has a copy of its own, of which the bundler
 * leaves what the file uses: so every program carries its few texts, as if they stood in it, and fetches none.
 */
export function messageModules(language: string): Plugin {
  return {
    name: 'message-modules',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id !== ofBook || !importer || this.environment.config.consumer !== 'client') return undefined;
      // Ends like the file that it is for, whose place in the bundles it shares.
      return `\0messages/${relative(home, importer)}`;
    },
    load(id) {
      if (!id.startsWith('\0messages/')) return undefined;
      const copy = `${join(home, 'src/messages', `${language}.ts`)}?for=${id.slice('\0messages/'.length)}`;
      return `export * as messages from ${JSON.stringify(copy)};`;
    },
  };
}
