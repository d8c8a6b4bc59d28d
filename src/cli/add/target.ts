import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { formatProblems, type Problem } from '#book/problem.ts';
import { publishedSchema, withdrawnIn } from '#book/published.ts';
import { inOrder, wordingKey } from '#book/questions.ts';
import { bookSchema, questionSchema, type Book } from '#book/schema.ts';
import { checkedYaml } from '#check/front-matter/front-matter.ts';
import { frontMatterOf } from '#project/front-matter.ts';
import { linkProblems } from '#check/trust/links.ts';
import type { Language } from '#search/language.ts';
import { languageNamed } from '#search/named-language.ts';

const asked = /^# Imported from .*?, asked as: (.*)$/m;

/** How a page that was imported was asked in its document, whatever became of its wording since. */
export const askedAs = (source: string): string | undefined =>
  asked.exec(frontMatterOf(source) ?? '')?.[1]?.trim();

/** A question that the book has, with every wording it is known by. */
interface KnownQuestion {
  slug: string;
  question: string;
  keys: string[];
  /** The question and its aliases. */
  wordings: readonly string[];
}

/** The book that questions are imported into. */
export interface Target {
  /** Undefined if it has no book.yaml yet. */
  book: Book | undefined;
  /** The book's language; English where there is none. */
  language: Language;
  /** Whether it lists what it has published, and so wants a note of changes in every answer. */
  published: boolean;
  known: readonly KnownQuestion[];
  /** Highest number that is or was in use; 0 for none. */
  highest: number;
  /** Names that no new question can have: folders of questions/ that exist or existed, and pages of the book's own. */
  slugs: ReadonlySet<string>;
}

/**
 * Reads what a content folder holds already. A folder that does not exist is an empty book.
 *
 * @throws Error if it is no folder, if a link in it leads elsewhere, or if its book.yaml or a question cannot be read: nothing could be added with certainty.
 */
export function readTarget(folder: string): Target {
  const there = folderOr(folder, 'Expected a content folder, such as content.');
  // Nothing that lies elsewhere is read, and nothing written there.
  const links = there ? linkProblems(folder) : [];
  if (links.length > 0) throw new Error(formatProblems(links));
  const book = read(join(folder, 'book.yaml'), bookSchema, 'its topics are needed');
  const language = languageNamed(book?.language ?? 'en');
  const questionsDir = join(folder, 'questions');
  const exists = folderOr(questionsDir, 'Expected a folder with one folder for each question.');
  const slugs = exists ? readdirSync(questionsDir) : [];
  const pages = slugs.flatMap((slug) => {
    const path = join(questionsDir, slug, 'index.mdx');
    if (!existsSync(path)) return [];
    const source = readFileSync(path, 'utf8');
    const checked = checkedYaml(frontMatterOf(source) ?? '', questionSchema, path, 1);
    const data = dataOf(checked, 'an import must know which questions the book has');
    return [{ slug, data, asked: askedAs(source) ?? '' }];
  });
  const published = read(
    join(folder, 'published.yaml'),
    publishedSchema,
    'it says which addresses are taken',
  );
  return {
    book,
    language,
    published: published !== undefined,
    known: pages.map(({ slug, data: { question, aliases, titles }, asked }) => ({
      slug,
      question,
      keys: [question, ...aliases, ...Object.values(titles), asked].map(wordingKey).filter(Boolean),
      wordings: [question, ...aliases],
    })),
    highest: Math.max(
      0,
      ...[...inOrder(pages), ...Object.values(published?.questions ?? {})].map(({ number }) => number),
    ),
    slugs: new Set([
      ...slugs,
      ...pages.flatMap(({ data }) => data.formerly),
      ...withdrawnIn(published).map(({ slug }) => slug),
      ...globSync('*.mdx', { cwd: join(folder, 'pages') }).map((name) => name.replace(/\.mdx$/, '')),
    ]),
  };
}

function folderOr(path: string, expected: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Error(`${path} is a file. ${expected}`);
  return found !== undefined;
}

const read = <S extends z.ZodType>(path: string, schema: S, need: string): z.output<S> | undefined =>
  existsSync(path) ? dataOf(checkedYaml(readFileSync(path, 'utf8'), schema, path), need) : undefined;

function dataOf<T>({ data, problems }: { data: T | undefined; problems: Problem[] }, need: string): T {
  if (!data) throw new Error(`${formatProblems(problems)}.\n\nCorrect that first: ${need}.`);
  return data;
}
