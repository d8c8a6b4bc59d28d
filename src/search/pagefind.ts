import { isGenuine, planQuery } from './query.ts';

/** The part of Pagefind's browser API that is used here. */
interface PagefindApi {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(
    term: string,
    options?: { filters?: Record<string, string> },
  ): Promise<{ results: PagefindResult[] }>;
}
interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<PagefindPage>;
}
interface PagefindPage {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: { url: string; title: string; excerpt: string }[];
}

/** A text with the parts that matched; never markup. */
export type Excerpt = { text: string; match: boolean }[];
export interface Found {
  url: string;
  title: string;
  number: string;
  /** The beginning of the short answer. */
  answer: string;
  excerpt: Excerpt;
  sections: { url: string; title: string; excerpt: Excerpt }[];
}
export interface SearchOptions {
  topic?: string | undefined;
  difficulty?: string | undefined;
}

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const most = 12;
let loading: Promise<PagefindApi> | undefined;

/** Loads the index once; a failed attempt is forgotten, so that a retry starts afresh. */
function load(attempt = 0): Promise<PagefindApi> {
  const url = `${base}pagefind/pagefind.js${attempt > 0 ? `?${attempt}` : ''}`;
  loading ??= (import(/* @vite-ignore */ url) as Promise<PagefindApi>)
    .then(async (api) => {
      await api.options({ excerptLength: 24, baseUrl: base });
      await api.init();
      return api;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

let attempts = 0;
/** Forgets a broken load: browsers remember a module that failed under its address. */
export function retry(): void {
  loading = undefined;
  attempts += 1;
}

export async function filterCounts(): Promise<Record<string, Record<string, number>>> {
  return (await load(attempts)).filters();
}

/** Finds pages for a query as people type it, best first, each with its best sections. */
export async function search(query: string, options: SearchOptions = {}): Promise<Found[]> {
  const { words } = planQuery(query);
  if (words.length === 0) return [];
  const api = await load(attempts);
  const filters: Record<string, string> = {
    ...(options.topic && { topic: options.topic }),
    ...(options.difficulty && { difficulty: options.difficulty }),
  };
  let { results } = await api.search(words.join(' '), { filters });
  if (results.length === 0 && words.length > 1) results = await anyWord(api, words, filters);
  const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return pages.map(shape).filter((found) => isGenuine(matchedWords(found), words));
}

function shape(page: PagefindPage): Found {
  return {
    url: page.url,
    title: page.meta['title'] ?? page.url,
    number: page.meta['number'] ?? '',
    answer: page.meta['answer'] ?? '',
    excerpt: parts(page.excerpt),
    sections: page.sub_results
      .filter((section) => section.url.includes('#'))
      .slice(0, 3)
      .map((section) => ({
        // A section's heading has an id of its own; the section is the address that is shared.
        url: section.url.replace(/-heading$/, ''),
        title: section.title,
        excerpt: parts(section.excerpt),
      })),
  };
}

/** Every word that is marked in what was found. */
const matchedWords = (found: Found): string[] =>
  [found.excerpt, ...found.sections.map(({ excerpt }) => excerpt)].flatMap((excerpt) =>
    excerpt.filter(({ match }) => match).map(({ text }) => text),
  );

/** Pagefind wants every word on the page. Where no page has them all, pages with some of them are ranked together. */
async function anyWord(
  api: PagefindApi,
  words: string[],
  filters: Record<string, string>,
): Promise<PagefindResult[]> {
  const sums = new Map<string, { result: PagefindResult; score: number }>();
  for (const word of words) {
    for (const result of (await api.search(word, { filters })).results) {
      const known = sums.get(result.id);
      if (known) known.score += result.score;
      else sums.set(result.id, { result, score: result.score });
    }
  }
  return [...sums.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
}

/** Reads Pagefind's excerpt (text with <mark>) as data. */
function parts(excerpt: string): Excerpt {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({ match: part.startsWith('<mark>'), text: decode(part.replace(/<\/?mark>/g, '')) }));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
