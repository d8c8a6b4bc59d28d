import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPublished, type Published, type PublishedPage, type Site } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { readPrepared } from '#render/prepared.ts';
import { contentDir } from '#render/site.ts';

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
  const used = new Set(readPrepared(folder, 'records').flatMap(({ data }) => data.topics));
  return {
    questions: readPrepared(folder, 'finished'),
    topics: readPrepared(folder, 'book')
      .topics.map(({ slug }) => slug)
      .filter((slug) => used.has(slug)),
    pages: readPrepared(folder, 'pages').map(({ slug }) => slug),
  };
}

/** The same as the check of published addresses asks for it: an address that leads elsewhere counts as the page there. */
export function builtSite(folder: string): Site {
  const { questions, topics, pages: own } = builtPages(folder);
  const pages = new Map(questions.map((page) => [page.slug, page]));
  const records: readonly QuestionRecord[] = readPrepared(folder, 'records');
  for (const { slug, data } of records)
    for (const former of data.formerly) if (!pages.has(former)) pages.set(former, pages.get(slug)!);
  const former = readPrepared(folder, 'book').topics.flatMap(({ slug, formerly }) =>
    topics.includes(slug) ? formerly : [],
  );
  return { questions: pages, topics: new Set([...topics, ...former]), pages: new Set(own) };
}
