import { inOrder, relations, type Question } from '#book/questions.ts';
import type { Reference } from '#book/references.ts';
import type { Book, QuestionData } from '#book/schema.ts';
import { contentHash, folderHash } from './content-hash.ts';
import { citedKeys } from '#render/page-context.ts';

/**
 * Names what each question's page depends on beside the program: its own files, the book, what it says of sources, and
 * the questions that it names.
 *
 * @param input.fonts  Stands for the fonts, whose names are in every page.
 * @param input.cited  Keys of the sources that each question cites.
 * @param input.folder Where the files of a question lie.
 * @returns keys by slug.
 */
export function pageKeys(input: {
  program: string;
  book: Book;
  fonts: string;
  questions: readonly (QuestionData & { slug: string })[];
  references: readonly Reference[];
  cited: ReadonlyMap<string, ReadonlySet<string>>;
  folder(slug: string): string;
}): Record<string, string> {
  const { program, book, fonts, references, cited, folder } = input;
  const questions = inOrder(input.questions);
  const related = relations(questions);
  const named = (question: Question | undefined) => question && [question.slug, question.question];
  const shared = contentHash(program, fonts, JSON.stringify(book));
  const byKey = new Map(references.map((reference) => [reference.key, JSON.stringify(reference)]));
  return Object.fromEntries(
    questions.map(({ slug, number }, at) => {
      const inRelation = related.get(slug) ?? [];
      const neighbours = [named(questions[at - 1]), named(questions[at + 1])];
      const sources = new Set([
        ...(cited.get(slug) ?? []),
        ...inRelation.flatMap(({ why }) => citedKeys(why, folder(slug))),
      ]);
      return [
        slug,
        contentHash(
          shared,
          folderHash(folder(slug)),
          JSON.stringify([number, neighbours, inRelation.map(({ kind, to, why }) => [kind, named(to), why])]),
          ...[...sources].sort().map((key) => byKey.get(key) ?? ''),
        ),
      ];
    }),
  );
}
