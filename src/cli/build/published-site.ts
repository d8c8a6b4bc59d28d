import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { readPublished, type Published, type PublishedPage } from '#book/published.ts';
import { lostOf, siteOf } from '#check/between-files/lost-addresses.ts';
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

/** Published addresses that the site lacks that was built last. */
export function lostOfSite(published: Published, folder: string): Problem[] {
  const { questions, pages } = builtPages(folder);
  const [records, book] = [readBuildData(folder, 'records'), readBuildData(folder, 'book')];
  return lostOf(published, siteOf(questions, pages, records, book), shownPath(publishedFile));
}
