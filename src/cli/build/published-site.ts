import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import {
  lostAddresses,
  readPublished,
  type Published,
  type PublishedPage,
  type Site,
} from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Book } from '#book/schema.ts';
import type { ReadBook } from '#check/read-book.ts';
import { commandLine } from '#project/package-root.ts';
import { readBuildData } from '#project/build-data.ts';
import { shownPath } from '#project/shown-path.ts';
import { contentDir } from '#project/site.ts';

export const publishedFile = join(contentDir, 'published.yaml');

/** The list of addresses that the book keeps, if it does. */
export const publishedAddresses = (): Published | undefined =>
  existsSync(publishedFile) ? readPublished(readFileSync(publishedFile, 'utf8')) : undefined;

/** The questions, topics and own pages of the site that was built last. */
export function builtPages(folder: string): {
  questions: PublishedPage[];
  topics: string[];
  pages: string[];
} {
  const used = new Set(readBuildData(folder, 'records').flatMap(({ data }) => data.topics));
  return {
    questions: readBuildData(folder, 'finished'),
    topics: readBuildData(folder, 'book')
      .topics.map(({ slug }) => slug)
      .filter((slug) => used.has(slug)),
    pages: readBuildData(folder, 'pages').map(({ slug }) => slug),
  };
}

/** The same as the check of published addresses asks for it: an address that leads elsewhere counts as the page there. */
export function builtSite(folder: string): Site {
  const { questions, pages } = builtPages(folder);
  return siteOf(questions, pages, readBuildData(folder, 'records'), readBuildData(folder, 'book'));
}

/** Pages that were published and are no more, as far as that is seen before a site is built: its anchors are not. */
export function lostPages({ published, book, records, pages }: ReadBook): Problem[] {
  if (!published || !book) return [];
  const questions = records.map(({ slug, data }) => ({ slug, number: data.number!, anchors: [] }));
  const own = pages.map(({ slug }) => slug);
  const asked = Object.entries(published.questions).map(([slug, page]) => [slug, { ...page, anchors: [] }]);
  return lost(
    { ...published, questions: Object.fromEntries(asked) as Published['questions'] },
    siteOf(questions, own, records, book),
  );
}

/** What a site lacks of the list of published addresses. */
export const lost = (published: Published, site: Site): Problem[] =>
  lostAddresses(published, site, shownPath(publishedFile), (slug) =>
    commandLine('record', `--withdraw ${slug} "Why."`),
  );

function siteOf(
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
