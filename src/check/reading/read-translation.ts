import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BookPage } from '#book/book-page.ts';
import { asDraft, didYouMean, type Problem } from '#book/problem.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { bookWordsSchema, type Book } from '#book/schema.ts';
import { textFile, translatedBook, wordsFile } from '#book/translation.ts';
import { shownPath } from '#project/shown-path.ts';
import { readYaml } from '../front-matter/front-matter.ts';
import type { ReadPage } from './read-page.ts';
import type { ReadQuestion } from './read-question.ts';

/** The language in which a book is read, and the book as it was read in its own. */
export interface Translation {
  language: string;
  original: {
    questions: readonly ReadQuestion[];
    records: readonly QuestionRecord[];
    pages: readonly BookPage[];
  };
}

/** A book's settings with the words of a language. */
export function readWords(
  contentDir: string,
  book: Book | undefined,
  { language }: Translation,
): { book: Book | undefined; problems: Problem[] } {
  const path = join(contentDir, wordsFile(language));
  const missing = {
    file: shownPath(path),
    message: 'The file does not exist.',
    expected: `the book's tagline, description and titles of topics in the language "${language}"`,
    fix: 'add it, or remove the language from "translations" in book.yaml',
  };
  if (!existsSync(path)) return { book: undefined, problems: [missing] };
  const { data: words, problems } = readYaml(path, bookWordsSchema);
  const name = { questions: (slug: string) => `${slug}/index`, pages: (slug: string) => slug };
  const isThere = (kind: keyof typeof name, slug: string) =>
    existsSync(join(contentDir, kind, textFile(name[kind](slug), language)));
  return { book: book && words && translatedBook(book, words, language, isThere), problems };
}

/** A question has one number in all languages, also where no text of it says so. */
export function numberedAs(record: QuestionRecord, { original }: Translation): QuestionRecord {
  const number = original.records.find(({ slug }) => slug === record.slug)?.data.number;
  return { ...record, data: { ...record.data, number } };
}

/** With the texts that a translation lacks: they can be linked to, and nothing is said of them. */
export function withUntranslated(
  { original }: Translation,
  questions: readonly ReadQuestion[],
  pages: readonly ReadPage[],
): { questions: ReadQuestion[]; pages: Pick<ReadPage, 'slug' | 'links'>[] } {
  const has = new Set([...questions, ...pages].map(({ slug }) => slug));
  const lacking = original.questions.filter(({ slug }) => !has.has(slug));
  return {
    questions: [
      ...questions,
      ...lacking.map(({ record: _, locate: __, ...rest }) => ({ ...rest, links: [], citations: [] })),
    ],
    pages: [
      ...pages,
      ...original.pages.filter(({ slug }) => !has.has(slug)).map(({ slug }) => ({ slug, links: [] })),
    ],
  };
}

/** Ids that are no place of the original of a translation: places and practice cards are named alike in all languages. */
export function otherIds(questions: readonly ReadQuestion[], { original }: Translation): Problem[] {
  const bySlug = new Map(original.questions.map((question) => [question.slug, question]));
  return asDraft(
    questions.flatMap(({ slug, ids, record }) => {
      const known = bySlug.get(slug)?.places;
      if (!known || !record) return [];
      const source = shownPath(join(dirname(record.file), textFile('index')));
      return [...ids]
        .filter(([id]) => !known.has(id))
        .map(([id, line]) => ({
          file: shownPath(record.file),
          line,
          message: `The id "${id}" is not in the text that this translates.`,
          expected: `an id of ${source}: places and practice cards have one name in all languages`,
          fix: didYouMean(id, known, 'take the id of the original', (meant) => `write "${meant}"`),
        }));
    }),
  );
}
