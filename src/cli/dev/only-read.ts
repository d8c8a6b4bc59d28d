import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { formatProblems } from '#book/problem.ts';
import { readProgram } from '#check/trust/bounded-code.ts';
import { bookSettings } from '#project/book-settings.ts';
import { sources } from '#project/package-root.ts';
import { contentDir } from '#project/site.ts';

/** What is no program however it is asked for, and what is asked for as a text or an address. */
const data = /\.(?:json|bin|png|jpe?g|webp|avif|gif|svg|woff2?|ttf|otf)$/i;
const asData = /^(?:(?:url|raw|import|t=\d+)(?:&|$))*$/;

/** Of the generator, or of a package. Packages of a book lie beside its texts; further down are programs of its own. */
function isOurs(file: string): boolean {
  if (file.startsWith(sources)) return true;
  const path = relative(contentDir, file);
  return path.startsWith(`..${sep}`)
    ? file.includes(`${sep}node_modules${sep}`)
    : path.startsWith(`node_modules${sep}`);
}

/**
 * Gives browsers no program of a book that the check would refuse, also where nothing imports it: whoever asks for a file gets
 * it as a module, and Vite then sends all that it imports, files of the disk among them.
 */
export const onlyRead: Plugin = {
  name: 'only-read',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  load(id) {
    const [file = '', query = ''] = id.split(/[?#]([^]*)/);
    if (bookSettings()?.trusted || isOurs(file) || data.test(file)) return;
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return;
    if (/\b(?:url|raw)\b/.test(query) && asData.test(query)) return;
    const { problems } = readProgram(readFileSync(file, 'utf8'), file, contentDir);
    if (problems.length > 0) throw new Error(formatProblems(problems));
  },
};
