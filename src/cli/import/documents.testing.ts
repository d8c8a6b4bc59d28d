import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageNamed } from '#search/named-language.ts';
import { decode } from './read/decode.ts';
import type { Source } from './questions/read-document.ts';
import type { Target } from './plan/target.ts';

/** Documents in the shapes in which people keep questions; beside each lies what must come of it. */
export const folder = 'e2e/fixtures/import';
export const documents = readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name));
export const bytesOf = (file: string): Buffer => readFileSync(`${folder}/${file}`);
export const sourceOf = (file: string): Source => ({ file, content: decode(bytesOf(file)) });

/** A folder in which there is no book yet. */
export const nowhere: Target = {
  book: undefined,
  language: languageNamed('en'),
  published: false,
  known: [],
  highest: 0,
  slugs: new Set(),
};

/** Another seed looks at other documents: FC_SEED=1 npm run check */
export const tries = (numRuns: number) => ({
  numRuns: Number(process.env['FC_RUNS'] ?? numRuns),
  seed: Number(process.env['FC_SEED'] ?? 7),
});

/** Every file below a folder, with its text. */
export const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    globSync('**/*.*', { cwd: folder }).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
