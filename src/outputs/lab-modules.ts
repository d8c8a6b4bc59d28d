import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The generator's own folder, which books import the kit of labs from. */
const home = join(import.meta.dirname, '../..');

/** Programs that stand for all labs of a book, each fetched by the name of its question. */
const programs: Readonly<Record<string, [name: string, file: string]>> = {
  'virtual:labs': ['labs', 'lab.ts'],
  'virtual:lab-controls': ['controls', 'controls.ts'],
  'virtual:stages': ['stages', 'stage.ts'],
};

/**
 * Finds the labs of a book: the folder `lab/` beside a question. Wherever a book lies, what its programs import by name
 * is found here: `grounded/lab/…`, and what Astro puts into the text of a question.
 *
 * @param questions  Where the book's questions lie.
 */
export function labModules(questions: string): Plugin {
  return {
    name: 'lab-modules',
    enforce: 'pre',
    resolveId(id, importer) {
      if (Object.hasOwn(programs, id)) return `\0${id}`;
      const kit = /^grounded\/lab\/([\w-]+\.ts)$/.exec(id)?.[1];
      if (kit !== undefined) return join(home, 'src/lab', kit);
      const foreign = /^[@\w]/.test(id) && importer?.startsWith(questions) && !importer.startsWith(home);
      return foreign ? this.resolve(id, join(home, 'package.json'), { skipSelf: true }) : undefined;
    },
    load(id) {
      const program = programs[id.slice(1)];
      if (!id.startsWith('\0') || !program) return undefined;
      const [name, file] = program;
      const entries = globSync(`*/lab/${file}`, { cwd: questions })
        .sort()
        .map((path) => [path.split('/')[0]!, join(questions, path)].map((text) => JSON.stringify(text)));
      return `export const ${name} = {${entries.map(([slug, path]) => `${slug}: () => import(${path})`).join(',')}};`;
    },
  };
}
