import '../own-programs.ts';
import { bestPassages, readPage, type Anchor, type PageText, type Passage } from '#search/passages.ts';
import { base } from '../base-path.ts';
import { partInTime } from './fetch-json.ts';

/** A thin adapter to Pagefind, which has the text of every page and knows the positions of phrases. */

interface PagefindApi {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{ results: PagefindResult[] }>;
}
interface PagefindResult {
  id: string;
  data(): Promise<{ raw_content: string; anchors: Anchor[] }>;
}

const mostSections = 3;
let loading: Promise<PagefindApi> | undefined;
/** How often it failed. A browser may remember a failed module by its address, so that each attempt has its own. */
let failures = 0;
let ready = false;
const pages = new Map<string, PageText>();

/** Whether the full-text index is there already, so that sections come at once. */
export const sectionsReady = (): boolean => ready;

/** Asks the full-text index, which is loaded for it. One that failed or hangs is forgotten, and the next begins afresh. */
async function ask<T>(use: (api: PagefindApi) => Promise<T>): Promise<T> {
  try {
    loading ??= start(`${base}pagefind/pagefind.js${failures > 0 ? `?attempt=${failures + 1}` : ''}`);
    return await partInTime(loading.then(use), 'the full-text index');
  } catch (error) {
    loading = undefined;
    ready = false;
    failures += 1;
    throw error;
  }
}

async function start(url: string): Promise<PagefindApi> {
  const api = (await import(/* @vite-ignore */ url)) as PagefindApi;
  await api.options({ baseUrl: base });
  await api.init();
  ready = true;
  return api;
}

/** The fragments of pages that have every phrase word for word. */
export const pagesWithPhrases = (phrases: readonly string[]): Promise<ReadonlySet<string>> =>
  ask(async (api) => {
    const sets: Set<string>[] = [];
    for (const phrase of phrases) {
      const { results } = await api.search(`"${phrase.replace(/"/g, ' ')}"`);
      sets.push(new Set(results.map(({ id }) => id)));
    }
    return new Set([...sets[0]!].filter((id) => sets.every((set) => set.has(id))));
  });

/**
 * The best sections of some pages.
 *
 * @param stems      What is looked for, with its rarity.
 * @param words      Words to find the pages by, the rarest first: Pagefind wants all words of one search on a page, so
 *                   each is looked for by itself.
 * @param fragments  The pages.
 */
export async function fetchSections(
  stems: ReadonlyMap<string, number>,
  words: readonly string[],
  fragments: readonly string[],
): Promise<ReadonlyMap<string, Passage[]>> {
  await ask(async (api) => {
    const unread = new Set(fragments.filter((id) => !pages.has(id)));
    for (const word of words) {
      if (unread.size === 0) return;
      const { results } = await api.search(word);
      await Promise.all(
        results
          .filter(({ id }) => unread.delete(id))
          .map(async (result) => {
            const { raw_content, anchors } = await result.data();
            pages.set(result.id, readPage(raw_content, anchors));
          }),
      );
    }
  });
  return new Map(
    fragments.flatMap((id) => {
      const page = pages.get(id);
      return page ? [[id, bestPassages(page, stems, mostSections)] as const] : [];
    }),
  );
}
