import { basename, dirname, join, relative, sep } from 'node:path';
import { partProps } from '#book/parts/part-props.ts';
import { inOrder, relations, type Question } from '#book/questions.ts';
import type { ReadBook } from '#check/read-book.ts';
import { hashOf } from '#compute/kept.ts';
import { fontFolder } from '#outputs/font-folder.ts';
import { bookFiles, filesBelow } from '#project/book-files.ts';
import { contentDir, translation } from '#project/site.ts';
import { filesHash, generatorHash } from './unchanged.ts';

const questionsFolder = join(contentDir, 'questions');
/** Files of a question that its own page alone reads; programs may be imported from anywhere. */
const isOwn = (file: string): boolean =>
  file.startsWith(questionsFolder + sep) && !/\.(?:[cm]?[jt]s|bin|json)$/.test(file);
/** Files of the book that no page of a question depends on as a whole. */
const apart = new Set(['references.bib', 'published.yaml'].map((name) => join(contentDir, name)));

/** A question as other pages name it. */
const named = (question: Question | undefined) =>
  question && [question.slug, question.question, question.shortTitle];

/**
 * A hash of all that the page of each question depends on, by slug: while it stays the same, so does the page. Fonts must have
 * been made.
 */
export function pageKeys({ records, pages, references }: ReadBook): Record<string, string> {
  const files = bookFiles(contentDir).filter((file) => basename(file) !== 'asked.tsv');
  const shared = [
    generatorHash(),
    filesHash([...files.filter((file) => !isOwn(file) && !apart.has(file)), ...filesBelow(fontFolder)]),
    JSON.stringify(pages.map(({ slug, data }) => [slug, data])),
    // Links of a translation to texts that it has not lead out of it.
    ...(translation === undefined ? [] : records.map(({ slug }) => slug)),
  ];
  const questions = inOrder(records);
  const related = relations(questions);
  const inFolders = Map.groupBy(
    files.filter(isOwn),
    (file) => relative(questionsFolder, file).split(sep)[0]!,
  );
  let all: string | undefined;
  return Object.fromEntries(
    questions.map(({ slug, record }, at) => {
      const others = [
        named(questions[at - 1]),
        named(questions[at + 1]),
        (related.get(slug) ?? []).map(({ kind, to, why }) => [kind, named(to), why]),
      ];
      const json = JSON.stringify([record, others]);
      const texts = new Set(json.split(/\\?"|'/));
      const works = references.filter(({ key }) => texts.has(key));
      // Some lie in public/, which may be beside the book.
      const own = filesHash([...(inFolders.get(basename(dirname(record.file))) ?? []), ...record.pictures]);
      // A component of the book's own may read any of its files.
      const isPlain = record.parts.every((part) => Object.hasOwn(partProps, part));
      const whole = isPlain ? '' : (all ??= filesHash(files));
      return [slug, hashOf([...shared, own, whole, json, JSON.stringify(works)])];
    }),
  );
}
