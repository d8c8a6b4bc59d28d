import '../own-programs.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../base-path.ts';
import { partInTime } from './fetch-json.ts';

/** A thin adapter to Pagefind, which knows where in the pages words stand together. Loaded for words in quotes alone. */

interface PagefindApi {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  /** Loads the filters; later searches count what they found for each value. */
  filters(): Promise<unknown>;
  search(term: string): Promise<{ filters: { page?: Record<string, number> } }>;
}

let loading: Promise<PagefindApi> | undefined;
/** How often it failed. A browser may remember a failed module by its address, so that each attempt has its own. */
let failures = 0;

async function start(url: string): Promise<PagefindApi> {
  const api = (await import(/* @vite-ignore */ url)) as PagefindApi;
  await api.options({ baseUrl: base });
  await api.init();
  await api.filters();
  return api;
}

async function lookUp(api: PagefindApi, phrases: readonly string[]): Promise<ReadonlySet<number>> {
  const sets: Set<number>[] = [];
  for (const phrase of phrases) {
    const { filters } = await api.search(`"${phrase.replace(/"/g, ' ')}"`);
    const found = Object.entries(filters.page ?? {}).filter(([, count]) => count > 0);
    sets.push(new Set(found.map(([page]) => Number(page))));
  }
  return new Set([...sets[0]!].filter((id) => sets.every((set) => set.has(id))));
}

/**
 * The numbers of the pages that have every phrase word for word. A program that fails or hangs is forgotten, and the next
 * begins afresh.
 *
 * @throws LoadError if the program hangs, else the error with which it fails.
 */
export async function pagesWithPhrases(phrases: readonly string[]): Promise<ReadonlySet<number>> {
  try {
    loading ??= start(`${base}pagefind/pagefind.js${failures > 0 ? `?attempt=${failures + 1}` : ''}`);
    return await partInTime(
      loading.then((api) => lookUp(api, phrases)),
      messages.fullTextIndex,
    );
  } catch (error) {
    loading = undefined;
    failures += 1;
    throw error;
  }
}
