import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadBook } from '../../src/check/read-book.ts';
import { spokenFormulas } from '../../src/outputs/search/formula-text.ts';
import { factsOfPage, factsOfQuestion } from '../../src/outputs/search/searched-page.ts';
import type { Learned } from '../../src/search/learned.ts';
import type { IndexHead, PageRecord, PageText } from '../../src/search/page-index.ts';
import type { TextFile } from '../../src/search/passages.ts';

/** A file of a built site's index, and its head. */
function built(site: string) {
  const read = <T>(path: string) => JSON.parse(readFileSync(join(site, 'search', path), 'utf8')) as T;
  return { read, ...read<IndexHead & { version: string }>('index.json') };
}

/** What a built site has learned from lists of what people ask, if its book has any. */
export function builtLearned(site: string): Learned | undefined {
  const { read, version, learned } = built(site);
  return learned ? read<Learned>(`${version}/learned.json`) : undefined;
}

/**
 * Pages as the index of a built site has them, in its order.
 *
 * @param book  Has the aliases and titles in other languages, of which the index keeps words alone; empty without it.
 */
export function builtPages(site: string, book?: Pick<ReadBook, 'records' | 'pages'>): PageText[] {
  const { read, version, ...head } = built(site);
  const facts = new Map<string, Partial<PageText>>([
    ...(book?.records ?? []).map(
      (question) => [`/questions/${question.slug}/`, factsOfQuestion(question)] as const,
    ),
    ...(book?.pages ?? []).map((page) => [`/${page.slug}/`, factsOfPage(page)] as const),
  ]);
  return Array.from({ length: head.pages }, (_, page) => {
    const records = read<PageRecord[]>(`${version}/pages-${Math.floor(page / head.recordsPerFile)}.json`);
    const record = records[page % head.recordsPerFile]!;
    const { aliases = '', titles = '' } = facts.get(record.url) ?? {};
    const { content, anchors } = read<TextFile>(`${version}/text-${page}.json`);
    const text = content.replaceAll('\u200b', '');
    const headings = anchors.filter(([kind]) => kind === 'heading').map(([, , text]) => text);
    return {
      ...record,
      topics: head.pageTopics[page]!.map((topic) => head.topics[topic]!),
      difficulty: head.difficulties[head.pageDifficulty[page]!] ?? '',
      aliases,
      titles,
      headings: headings.join('\n'),
      body: `${text} ${spokenFormulas(text)}`,
    };
  });
}
