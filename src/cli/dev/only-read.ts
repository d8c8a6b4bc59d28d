import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { formatProblems } from '#book/problem.ts';
import { readProgram, trust } from '#check/trust/bounded-code.ts';
import { bookSettings } from '#project/book-settings.ts';
import { isOfGenerator } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { contentDir } from '#project/site.ts';
import { isFile } from './served.ts';

/** Asked for as a text or an address. */
const asData = /^(?:(?:url|raw|import|t=\d+)(?:&|$))*$/;

/**
 * Gives browsers no program of a book that the check would refuse, also where nothing imports it: whoever asks for a file gets
 * it as a module, and Vite then sends all that it imports, files of the disk among them. What Vite would read as a program in
 * another language than the check is given to none.
 */
export function onlyRead(): Plugin {
  let isAsset: (file: string) => boolean;
  return {
    name: 'only-read',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved({ assetsInclude }) {
      isAsset = assetsInclude;
    },
    load(id) {
      const [file = '', query = ''] = id.split(/[?#]([^]*)/);
      if (bookSettings()?.trusted || isOfGenerator(file)) return;
      if (!isFile(file)) return;
      const isData = isAsset(file) || file.endsWith('.json') || /\b(?:url|raw)\b/.test(query);
      if (isData && asData.test(query)) return;
      if (!file.endsWith('.ts'))
        throw new Error(
          `${shownPath(file)} is no program that a book may bring.\n  expected: TypeScript (.ts), data (.json) or a picture\n  fix: give it one of these forms; ${trust}`,
        );
      const { problems } = readProgram(readFileSync(file, 'utf8'), file, contentDir);
      if (problems.length > 0) throw new Error(formatProblems(problems));
    },
  };
}
