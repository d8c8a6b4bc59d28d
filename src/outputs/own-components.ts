import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { bookSettings } from '#project/book-settings.ts';

const id = '\0virtual:own-components';

/**
 * The components that a trusted book brings: `components/<Name>.astro`, for its texts to use by their names. Of any other book
 * none is looked at: they are programs.
 *
 * @param book  The book's folder.
 */
export function ownComponents(book: string): Plugin {
  return {
    name: 'own-components',
    resolveId: (name) => (name === id.slice(1) ? id : undefined),
    configureServer({ watcher, environments }) {
      for (const event of ['add', 'unlink'] as const)
        watcher.on(event, (path) => {
          if (!path.startsWith(join(book, 'components'))) return;
          for (const { moduleGraph, hot } of Object.values(environments)) {
            const module = moduleGraph.getModuleById(id);
            if (module) moduleGraph.invalidateModule(module);
            hot.send({ type: 'full-reload' });
          }
        });
    },
    load(asked) {
      if (asked !== id) return undefined;
      const files = bookSettings()?.trusted ? globSync('components/*.astro', { cwd: book }).sort() : [];
      const names = files.map((file) => basename(file, '.astro'));
      const imports = files.map(
        (file, at) => `import ${names[at]} from ${JSON.stringify(join(book, file))};`,
      );
      return `${imports.join('\n')}\nexport const components = { ${names.join(', ')} };`;
    },
  };
}
