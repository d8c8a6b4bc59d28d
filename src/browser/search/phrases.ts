import '../own-programs.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../base-path.ts';
import { partInTime } from './fetch-json.ts';

/** A thin adapter to Pagefind, which knows where in the pages words stand together. Loaded for words in quotes alone. */

interface PagefindApi {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{ results: { id: string }[] }>;
}

let loading: Promise<PagefindApi> | undefined;
/** How often it failed. A browser may remember a failed module by its address, so that each attempt has its own. */
let failures = 0;

async function start(url: string): Promise<PagefindApi> {
  const api = (await import(/* @vite-ignore */ url)) as PagefindApi;
  await api.options({ baseUrl: base });
  await api.init();
  return api;
}

async function lookUp(api: PagefindApi, phrases: readonly string[]): Promise<ReadonlySet<string>> {
  const sets: Set<string>[] = [];
  for (const phrase of phrases) {
    const { results } = await api.search(`"${phrase.replace(/"/g, ' ')}"`);
    sets.push(new Set(results.map(({ id }) => id)));
  }
  return new Set([...sets[0]!].filter((id) => sets.every((set) => set.has(id))));
}

/** The fragments of pages that have every phrase word for word. A program that fails or hangs is forgotten, and the next begins afresh. */
export async function pagesWithPhrases(phrases: readonly string[]): Promise<ReadonlySet<string>> {
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
