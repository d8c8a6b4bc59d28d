import { gunzipSync } from 'node:zlib';
import type { PageText } from '#search/page-index.ts';
import { spokenFormulas } from './formula-text.ts';

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  anchors: { element: string; id: string; text: string }[];
}

/**
 * What Pagefind has read of a page: its fragments are the page's text as a reader sees it.
 *
 * @returns undefined for a file that is no fragment.
 */
export function pageText(path: string, file: Uint8Array): PageText | undefined {
  const fragment = /fragment\/([\w-]+)\.pf_fragment$/.exec(path)?.[1];
  if (fragment === undefined) return undefined;
  const { url, content, meta, filters, anchors } = JSON.parse(
    gunzipSync(file)
      .toString('utf8')
      .replace(/^pagefind_dcd/, ''),
  ) as Fragment;
  // Where no spaces set words apart, it has put a sign without width between them.
  const body = content.replaceAll('\u200b', '');
  return {
    url,
    title: meta['title'] ?? url,
    number: (meta['number'] ?? '').replace(/\D+/g, ''),
    answer: meta['answer'] ?? '',
    topics: filters['topic'] ?? [],
    difficulty: filters['difficulty']?.[0] ?? '',
    fragment,
    aliases: meta['aliases'] ?? '',
    titles: meta['titles'] ?? '',
    headings: anchors
      .filter(({ element }) => /^h[2-6]$/.test(element))
      .map(({ text }) => text)
      .join('\n'),
    body: `${body} ${spokenFormulas(body)}`,
  };
}
