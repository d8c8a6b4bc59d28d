import type { Marked } from './search.ts';

/** A thin adapter to Pagefind, which knows the sections of pages and cuts excerpts from them. */

interface PagefindApi {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{ results: PagefindResult[] }>;
}
interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<{ sub_results: { url: string; title: string; excerpt: string }[] }>;
}

export interface Section {
  url: string;
  title: string;
  excerpt: Marked;
}

const mostSections = 3;
let loading: Promise<PagefindApi> | undefined;
let ready = false;

/** Whether the full-text index is there already, so that sections come at once. */
export const sectionsReady = (): boolean => ready;

function load(base: string): Promise<PagefindApi> {
  const url = `${base}pagefind/pagefind.js`;
  loading ??= (import(/* @vite-ignore */ url) as Promise<PagefindApi>)
    .then(async (api) => {
      await api.options({ excerptLength: 22, baseUrl: base });
      await api.init();
      ready = true;
      return api;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/**
 * The best sections of some pages for some words. Each word is looked for by itself, because Pagefind wants all words of
 * one search on the page; where a page has them all, that search cuts the better excerpts.
 */
export async function fetchSections(
  base: string,
  words: readonly string[],
  fragments: readonly string[],
): Promise<ReadonlyMap<string, Section[]>> {
  const api = await load(base);
  const wanted = new Set(fragments);
  const results = new Map<string, PagefindResult>();
  for (const term of [words.join(' '), ...words]) {
    if (term === '' || results.size === wanted.size) break;
    for (const result of (await api.search(term)).results) {
      if (wanted.has(result.id) && !results.has(result.id)) results.set(result.id, result);
    }
  }
  const entries = await Promise.all(
    [...results].map(async ([id, result]) => {
      const { sub_results } = await result.data();
      const sections = sub_results
        .filter(({ url, excerpt }) => url.includes('#') && excerpt.includes('<mark>'))
        .slice(0, mostSections)
        // A section's heading has an id of its own; the section is the address that is shared.
        .map(({ url, title, excerpt }) => ({
          url: url.replace(/-heading$/, ''),
          title,
          excerpt: parts(excerpt),
        }));
      return [id, sections] as const;
    }),
  );
  return new Map(entries);
}

/** Reads Pagefind's excerpt (text with <mark>) as data. */
function parts(excerpt: string): Marked {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({ match: part.startsWith('<mark>'), text: decode(part.replace(/<\/?mark>/g, '')) }));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
