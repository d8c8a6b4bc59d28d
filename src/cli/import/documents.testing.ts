import { languageNamed } from '#search/named-language.ts';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../add/target.ts';
import { parseMarkdown } from './markdown/parse-markdown.ts';
import { divideDocument } from './questions/find-questions.ts';
import { documentsOf, type Source } from './questions/answer.ts';
import { decode, refusalOf } from './read/decode.ts';

/** Documents in the shapes in which people keep questions; beside each lies what must come of it. */
export const folder = 'e2e/fixtures/import';
export const documents = readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name));
export const bytesOf = (file: string): Buffer => readFileSync(`${folder}/${file}`);
export const sourceOf = (file: string): Source => sourceFrom(bytesOf(file), file);

/** A document of Markdown with this text. */
export function sourceFrom(written: string | Uint8Array, file = 'x.md', mdx = false): Source {
  try {
    const { text, repairs } = decode(Buffer.from(written));
    const divided = divideDocument(parseMarkdown(text, { mdx, plain: file.endsWith('.txt') }));
    return documentsOf([{ file, repairs, divided }])[0]!;
  } catch (error) {
    return { file, ...refusalOf(error) };
  }
}

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
