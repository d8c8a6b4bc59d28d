import { join, sep } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { sources } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';

/** The modules of a book in files with programs of the site, and in what these load by themselves: all that runs first. */
export function ranFirst(bundle: Rolldown.OutputBundle, book: string): string[] {
  const chunks = new Map(
    Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part]] : [])),
  );
  const modulesIn = (name: string) => chunks.get(name)?.moduleIds ?? [];
  const isOfSite = (id: string) => id.startsWith(join(sources, 'browser') + sep);
  const loaded = new Set([...chunks.keys()].filter((name) => modulesIn(name).some(isOfSite)));
  for (const name of loaded) chunks.get(name)?.imports.forEach((other) => loaded.add(other));
  // The generator and its packages may be installed in it; of what ends in ?url the bundler makes an address.
  const isOfBook = (id: string) =>
    id.startsWith(book + sep) && !id.startsWith(join(book, 'node_modules') + sep) && !id.endsWith('?url');
  return [...loaded].flatMap(modulesIn).filter(isOfBook);
}

/** Stops a build whose pages or workers would run a module of the book before they have locked what it must not change. */
export const apartFromBook = (book: string): Plugin => ({
  name: 'apart-from-book',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle(_, bundle) {
    const [module] = ranFirst(bundle, book);
    if (module !== undefined)
      this.error(
        `${shownPath(module)} would run in pages before the site's own programs.\n` +
          '  expected: a program that labs and stages alone load\n  fix: give it another name',
      );
  },
});
