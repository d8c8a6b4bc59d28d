import type { Problem } from '#book/problem.ts';
import type { Published } from '#book/published.ts';
import type { Book, QuestionData } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';
import type { TextReport } from '../text/spot.ts';

type Linking = Pick<TextReport, 'links'>;
interface LinkingQuestion extends Linking {
  slug: string;
  record?: { data: Pick<QuestionData, 'draft' | 'related'> };
  locate?: LocateField;
}

/**
 * Ways of a site to questions that a build leaves out, and published ones that would be gone. An author's server shows
 * drafts, and does not report this.
 *
 * @param others  Links of the book's own pages and of its settings.
 * @param ofBook  Where each field of the book's settings stands.
 */
export function draftProblems(
  questions: readonly LinkingQuestion[],
  others: readonly Linking[],
  book: Pick<Book, 'stage'> | undefined,
  ofBook: LocateField,
  published: Published | undefined,
): Problem[] {
  const isDraft = ({ record }: LinkingQuestion): boolean => record?.data.draft === true;
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
