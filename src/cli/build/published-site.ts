import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { readPublished, type Published } from '#book/published.ts';
import { topicsWithQuestions } from '#book/questions.ts';
import type { Topic } from '#book/schema.ts';
import { lostAnchors } from '#check/versions/lost-addresses.ts';
import { readBuildData } from '#project/build-data.ts';
import { shownPath } from '#project/shown-path.ts';
import { contentDir } from '#project/site.ts';

export const publishedFile = join(contentDir, 'published.yaml');

/** The list of addresses that the book keeps, if it does. */
export const publishedAddresses = (): Published | undefined =>
  existsSync(publishedFile) ? readPublished(readFileSync(publishedFile, 'utf8')) : undefined;

const builtTopics = (folder: string): Topic[] =>
  topicsWithQuestions(
    readBuildData(folder, 'book').topics,
    readBuildData(folder, 'records').map(({ data }) => data),
  );

/** The questions, topics and own pages of the site that was built last. */
export const builtPages = (folder: string) => ({
  questions: readBuildData(folder, 'finished'),
  topics: builtTopics(folder).map(({ slug }) => slug),
  pages: readBuildData(folder, 'pages').map(({ slug }) => slug),
});

/** Published anchors that the site lacks that was built last. A former address counts as the page that it leads to. */
export function lostOfSite(published: Published, folder: string): Problem[] {
  const bySlug = new Map(readBuildData(folder, 'finished').map((page) => [page.slug, page]));
  for (const { slug, data } of readBuildData(folder, 'records'))
    for (const former of data.formerly) if (!bySlug.has(former)) bySlug.set(former, bySlug.get(slug)!);
  return lostAnchors(published, bySlug, shownPath(publishedFile));
}
