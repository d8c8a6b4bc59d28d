import { nearest, type Problem } from '#book/problem.ts';
import { namedByHeading, type Published, type PublishedPage } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { topicsWithQuestions } from '#book/questions.ts';
import type { Book } from '#book/schema.ts';
import { commandLine } from '#project/package-root.ts';

/** What has an address, with those that it had before; undefined where it could not be read. */
interface Readable {
  slug: string;
  record?: { data: { formerly: readonly string[] } };
}

const gone = (what: string, address: string, fix: string): Omit<Problem, 'file'> => ({
  message: `The ${what} ${address} was published and no longer exists.`,
  expected: `every published ${what}, or the one that replaced it`,
  fix,
});

/**
 * Published topics, pages and questions that a book lacks, and numbers of questions that have changed, as problems. None while
 * something could not be read, which may have had the addresses that are missing.
 *
 * @param records  Of the questions, with their numbers.
 * @param file     Path of the list, for messages.
 */
export function lostPages(
  published: Published | undefined,
  {
    book,
    questions,
    pages,
    records,
  }: {
    book: Book | undefined;
    questions: readonly Readable[];
    pages: readonly Readable[];
    records: readonly QuestionRecord[];
  },
  file: string,
): Problem[] {
  if (!published || !book || [...questions, ...pages].some(({ record }) => !record)) return [];
  // A topic has no page without a question that is shown.
  const topics = topicsWithQuestions(
    book.topics,
    records.flatMap(({ data }) => (data.draft ? [] : data)),
  );
  const ofTopics = new Set(topics.flatMap(({ slug, formerly }) => [slug, ...formerly]));
  const ofPages = new Set(pages.flatMap(({ slug, record }) => [slug, ...record!.data.formerly]));
  const former = new Set(records.flatMap(({ data }) => data.formerly));
  const bySlug = new Map(records.map((record) => [record.slug, record]));
  return [
    ...published.topics
      .filter((topic) => !ofTopics.has(topic))
      .map((topic) =>
        gone('topic', `/topics/${topic}/`, `add "formerly: [${topic}]" to that topic in book.yaml`),
      ),
    ...(published.pages ?? [])
      .filter((page) => !ofPages.has(page))
      .map((page) =>
        gone(
          'page',
          `/${page}/`,
          `restore pages/${page}.mdx, or add "formerly: [${page}]" to the front matter of the page that replaced it`,
        ),
      ),
    ...Object.entries(published.questions).flatMap(([slug, { withdrawn }]) => {
      if (withdrawn !== undefined || former.has(slug)) return [];
      const record = bySlug.get(slug);
      if (record) return numberProblem(published, slug, [...bySlug.keys()], record.data.number);
      const withdrawing = commandLine('record', `--withdraw ${slug} "Why."`);
      const fix = `add "formerly: [${slug}]" to the front matter of that question; if it has none, ${withdrawing}`;
      return gone('question', `/questions/${slug}/`, fix);
    }),
  ].map((problem) => ({ file, ...problem, release: true }));
}

/** Two branches of a repository may each give their new question the next number, and be merged without a conflict. */
function numberProblem(
  { questions }: Published,
  slug: string,
  slugs: readonly string[],
  now: number | undefined,
): Omit<Problem, 'file'>[] {
  const { number } = questions[slug]!;
  // A former name is listed with the number of the question that has another now.
  const [first, second] = slugs.filter((name) => questions[name]?.number === number);
  if (second !== undefined) {
    if (slug === first) return [];
    const highest = Object.values(questions).reduce((most, { number: taken }) => Math.max(most, taken), 0);
    return [
      {
        message: `The questions "${first}" and "${slug}" are both listed with the number ${number}.`,
        expected: 'a number for each, because short links such as /q/1/ rely on it',
        fix: `give the one that was published last, or not yet, the number ${highest + 1}, here and in its front matter`,
      },
    ];
  }
  if (now === number) return [];
  return [
    {
      message: `The question "${slug}" was published as number ${number} and is now ${now}.`,
      expected: `"number: ${number}", because its short link /q/${number}/ relies on it`,
      fix: 'restore its number',
    },
  ];
}

/**
 * Published anchors that the pages of a finished site lack, as problems.
 *
 * @param pages  By their slugs and by those that they had before.
 * @param file   Path of the list, for messages.
 */
export function lostAnchors(
  published: Published,
  pages: ReadonlyMap<string, Pick<PublishedPage, 'slug' | 'anchors'>>,
  file: string,
): Problem[] {
  return Object.entries(published.questions).flatMap(([slug, { anchors, withdrawn }]) => {
    const page = pages.get(slug);
    if (withdrawn !== undefined || !page) return [];
    const present = new Set(page.anchors);
    const lost = new Set(anchors.filter((anchor) => !present.has(anchor)));
    return (
      [...lost]
        // Code and tables move with the heading that they are named after.
        .filter((anchor) => !lost.has(namedByHeading.exec(anchor)?.[2] ?? ''))
        .map((anchor) => {
          const meant = nearest(anchor, present) ?? 'its-new-name';
          const fix = `restore its id ({#${anchor}} after a heading), or add "${anchor}: ${meant}" to "moved" in the front matter`;
          return { file, ...gone('anchor', `/questions/${page.slug}/#${anchor}`, fix) };
        })
    );
  });
}
