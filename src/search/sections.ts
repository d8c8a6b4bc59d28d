import '#own-programs.ts';
import { base } from './load.ts';
import { bestPassages, readPage, type Anchor, type PageText, type Passage } from './passages.ts';

/** A thin adapter to Pagefind, which keeps the text of every page and knows the places of phrases. */

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
let ready = false;
const pages = new Map<string, PageText>();

/** Whether the full-text index is there already, so that sections come at once. */
export const sectionsReady = (): boolean => ready;

function load(): Promise<PagefindApi> {
  const url = `${base}pagefind/pagefind.js`;
  loading ??= (import(/* @vite-ignore */ url) as Promise<PagefindApi>)
    .then(async (api) => {
      await api.options({ baseUrl: base });
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

/** The fragments of pages that have every phrase word for word. */
export async function pagesWithPhrases(phrases: readonly string[]): Promise<ReadonlySet<string>> {
  const api = await load();
  const sets: Set<string>[] = [];
  for (const phrase of phrases) {
    const { results } = await api.search(`"${phrase.replace(/"/g, ' ')}"`);
    sets.push(new Set(results.map(({ id }) => id)));
  }
  return new Set([...sets[0]!].filter((id) => sets.every((set) => set.has(id))));
}

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
  const api = await load();
  const unread = new Set(fragments.filter((id) => !pages.has(id)));
  for (const word of words) {
    if (unread.size === 0) break;
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
  return new Map(
    fragments.flatMap((id) => {
      const page = pages.get(id);
      return page ? [[id, bestPassages(page, stems, mostSections)] as const] : [];
    }),
  );
}
