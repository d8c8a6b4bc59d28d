import type { Problem } from '#book/problem.ts';
import { lostAddresses, type Published, type PublishedPage, type Site } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Book } from '#book/schema.ts';
import { commandLine } from '#project/package-root.ts';
import { lacksPlace } from './dead-links.ts';

interface ReadText {
  slug: string;
  places?: ReadonlySet<string>;
  record?: object;
}

/** Published addresses that a site lacks. `file`: path of their list. */
export const lostOf = (published: Published, site: Site, file: string): Problem[] =>
  lostAddresses(published, site, file, (slug) => commandLine('record', `--withdraw ${slug} "Why."`));

/** The same before the site is built: anchors that only the finished page has count as there. */
export function lostOfBook(
  published: Published,
  { questions, pages }: Record<'questions' | 'pages', readonly ReadText[]>,
  { records, book, file }: { records: readonly QuestionRecord[]; book: Book; file: string },
): Problem[] {
  // What cannot be read is not lost.
  if (![...questions, ...pages].every(({ record }) => record)) return [];
  const bySlug = new Map(questions.map((question) => [question.slug, question]));
  const kept = records.map(({ slug, data }): PublishedPage => {
    const question = bySlug.get(slug)!;
    const anchors = [slug, ...data.formerly].flatMap((name) => published.questions[name]?.anchors ?? []);
    const present = anchors.filter((anchor) => !lacksPlace(anchor, question));
    return { slug, number: data.number!, anchors: [...question.places!, ...present] };
  });
  const own = pages.map(({ slug }) => slug);
  const problems = lostOf(published, siteOf(kept, own, records, book), file);
  return problems.map((problem) => ({ ...problem, release: true }));
}

/** The addresses of a site; a former one counts as the page that it leads to. `own`: the book's own pages. */
export function siteOf(
  questions: readonly PublishedPage[],
  own: readonly string[],
  records: readonly QuestionRecord[],
  { topics }: Book,
): Site {
  const pages = new Map(questions.map((page) => [page.slug, page]));
  for (const { slug, data } of records)
    for (const former of data.formerly) if (!pages.has(former)) pages.set(former, pages.get(slug)!);
  const used = new Set(records.flatMap(({ data }) => data.topics));
  const known = topics.filter(({ slug }) => used.has(slug));
  return {
    questions: pages,
    topics: new Set(known.flatMap(({ slug, formerly }) => [slug, ...formerly])),
    pages: new Set(own),
  };
}
