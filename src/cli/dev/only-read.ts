import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { formatProblems } from '#book/problem.ts';
import { readProgram, trust } from '#check/trust/bounded-code.ts';
import { isFile } from '#project/book-files.ts';
import { isTrustedBook } from '#project/book-settings.ts';
import { isOfGenerator } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { contentDir } from '#project/site.ts';

/**
 * Queries that ask for a file as what its ending says, as its text or as its address, with marks that Vite itself adds. By others
 * Vite would take it for a file in another language: it looks for endings in queries, too.
 */
const known = /^(?:(?:url|raw|import|t=\d+|v=[\da-f]+)(?:&|$))*$/;

/** Modules that are no files: what the generator writes for its own pages. */
const written = /^\0(?:virtual:(?:labs|lab-controls|stages|book-files)|messages\/[\w/-]+\.[jt]s)$/;

/**
 * Sends no browser a program that the check would refuse, unless the book is trusted. Anybody can ask Vite for a file as a module,
 * also for one that no page imports, and Vite then sends all that the module imports, even files from elsewhere on the disk. The
 * check reads TypeScript alone, so no other file is sent as a program. What is neither a file nor written by the generator is not sent:
 * Astro takes some such names for those of files. No package is bundled either: what is bundled is read from anywhere.
 *
 * @throws Error from `load` for what is refused, with the problems that the check has found.
 */
export function onlyRead(): Plugin {
  let isAsset: (file: string) => boolean;
  return {
    name: 'only-read',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved({ assetsInclude, environments }) {
      isAsset = assetsInclude;
      // Astro asks for a few of its own to be bundled, whatever `noDiscovery` says.
      if (!isTrustedBook())
        for (const { optimizeDeps } of Object.values(environments)) optimizeDeps.include = [];
    },
    load: {
      // Before that of Astro, which takes what stands behind `?astro` for a part of a component.
      order: 'pre',
      handler(id) {
        const [file = '', query = ''] = id.split(/[?#]([^]*)/);
        if (isTrustedBook() || written.test(id)) return;
        // Whoever reads a path that is not as plain as this may read another one.
        if (resolve(file) !== file || !isFile(file))
          throw new Error(`${shownPath(id.replace('\0', ''))} is nothing that this server sends.`);
        if (isOfGenerator(file)) return;
        const isData = isAsset(file) || file.endsWith('.json') || /\b(?:url|raw)\b/.test(query);
        if (isData && known.test(query)) return;
        if (!file.endsWith('.ts') || !known.test(query))
          throw new Error(
            `${shownPath(file)} is no program that a book may bring.\n  expected: TypeScript (.ts), data (.json) or a picture\n  fix: give it one of these forms; ${trust}`,
          );
        const { problems } = readProgram(readFileSync(file, 'utf8'), file, contentDir);
        if (problems.length > 0) throw new Error(formatProblems(problems));
      },
    },
  };
}
