import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A step that names a file, and what it shows of it: lines that are indented stand within others, and are left out. */
const shown = /^\d+\. \*\*`([\w./-]+\.ts)`\*\*(?:(?!\n\d+\. )[^])*?\n {3}```ts\n( {3}\S[^]*?)\n {3}```$/gm;

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/**
 * Writes files as the guides in docs/ tell to write them: new ones, and additions at the end of those that are there.
 *
 * @param folder  Takes the place of the project's, in whose terms paths and imports are. What else it has is removed.
 * @returns their paths there.
 */
export function writeGuides(folder: string): string[] {
  const written = globSync('docs/add-*.md').flatMap((guide) =>
    [...readFileSync(guide, 'utf8').matchAll(shown)].map(([, path, lines]) => {
      const file = join(folder, path!);
      const text = `${textOf(path!)}\n${lines!.replace(/^ {3}/gm, '')}\n`;
      mkdirSync(dirname(file), { recursive: true });
      // A file that is written again is checked again.
      if (textOf(file) !== text) writeFileSync(file, text);
      return file;
    }),
  );
  for (const file of globSync(join(folder, '**/*.ts'))) if (!written.includes(file)) rmSync(file);
  return written;
}
