import { relative, resolve, sep } from 'node:path';
import type { Problem } from '#book/problem.ts';
import type { Published } from '#book/published.ts';
import type { Book } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';
import type { ReadBook } from '../read-book.ts';
import type { ReadQuestion } from '../reading/read-question.ts';

type Linking = Pick<ReadQuestion, 'links'>;

/**
 * Ways of a site to questions that a build leaves out, and published ones that would be gone. An author's server shows
 * drafts, and does not report this.
 *
 * @param others  Links of the book's own pages and of its settings.
 * @param ofBook  Where each field of the book's settings stands.
 */
export function draftProblems(
  questions: readonly ReadQuestion[],
  others: readonly Linking[],
  book: Pick<Book, 'stage'> | undefined,
  ofBook: LocateField,
  published: Published | undefined,
): Problem[] {
  const isDraft = ({ record }: ReadQuestion): boolean => record?.data.draft === true;
  const drafts = new Set(questions.filter(isDraft).map(({ slug }) => slug));
  if (drafts.size === 0) return [];
  const shown = questions.filter((question) => !isDraft(question));
  const slugIn = (path: string) => /^\/questions\/([^/?#.]+)/.exec(path)?.[1] ?? '';
  const leads = (what: string, slug: string, place: Pick<Problem, 'file' | 'line'>): Problem[] =>
    drafts.has(slug)
      ? [
          {
            ...place,
            message: `${what} leads to a draft, which is left out of the site.`,
            expected: 'questions that are published too',
            fix: `remove it, or "draft: true" from the front matter of "${slug}"`,
            release: true,
          },
        ]
      : [];
  return [
    ...[...shown, ...others].flatMap(({ links }) =>
      links.flatMap(({ path, ...place }) => leads(`The link ${path}`, slugIn(path), place)),
    ),
    ...shown.flatMap(({ record, locate }) =>
      (record?.data.related ?? []).flatMap(({ to }, at) =>
        leads(`The related question "${to}"`, to, locate!(['related', at, 'to'])),
      ),
    ),
    ...leads(`"stage"`, book?.stage ?? '', ofBook(['stage'])),
    ...questions.filter(isDraft).flatMap(({ slug, locate }): Problem[] => {
      const known = published?.questions[slug];
      if (!known || known.withdrawn !== undefined) return [];
      return [
        {
          ...locate!(['draft']),
          message: `The question /questions/${slug}/ was published, and a draft is left out of the site.`,
          expected: 'drafts of questions that were never published',
          fix: 'remove "draft", and keep the change that is not ready elsewhere, such as in a branch',
          release: true,
        },
      ];
    }),
  ];
}

/** A book as a build takes it: without its drafts and what is wrong in them. */
export function withoutDrafts(read: ReadBook, contentDir: string): ReadBook & { drafts: string[] } {
  const drafts = read.records.filter(({ data }) => data.draft).map(({ slug }) => slug);
  const isLeftOut = (file: string) => {
    const [folder, slug = ''] = relative(contentDir, resolve(file)).split(sep);
    return folder === 'questions' && drafts.includes(slug);
  };
  return {
    ...read,
    drafts,
    problems: read.problems.filter(({ file, release }) => release || !isLeftOut(file)),
    records: read.records.filter(({ slug }) => !drafts.includes(slug)),
    asked: read.asked.filter(({ slug = '' }) => !drafts.includes(slug)),
  };
}
