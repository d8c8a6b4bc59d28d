import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { lostAddresses, readPublished, type Published, type PublishedPage } from '#book/published.ts';
import { readBuildData } from '#project/build-data.ts';
import { commandLine } from '#project/package-root.ts';
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

/** Published addresses that the site lacks that was built last. A former address counts as the page that it leads to. */
export function lostOfSite(published: Published, folder: string): Problem[] {
  const { questions, topics, pages } = builtPages(folder);
  const bySlug = new Map(questions.map((page) => [page.slug, page]));
  for (const { slug, data } of readBuildData(folder, 'records'))
    for (const former of data.formerly) if (!bySlug.has(former)) bySlug.set(former, bySlug.get(slug)!);
  const used = readBuildData(folder, 'book').topics.filter(({ slug }) => topics.includes(slug));
  const site = {
    questions: bySlug,
    topics: new Set(used.flatMap(({ slug, formerly }) => [slug, ...formerly])),
    pages: new Set([...pages, ...readBuildData(folder, 'pages').flatMap(({ data }) => data.formerly)]),
  };
  return lostAddresses(published, site, shownPath(publishedFile), (slug) =>
    commandLine('record', `--withdraw ${slug} "Why."`),
  );
}
