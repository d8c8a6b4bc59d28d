import type { PageIndex } from './page-index.ts';
import { rank, vocabularyOf, type Vocabulary } from './rank.ts';
import { fetchSections, type Section } from './sections.ts';
import { stem, words } from './tokens.ts';

export interface SearchOptions {
  topic?: string | undefined;
  difficulty?: string | undefined;
  /** False where the reader insists on the spelling. */
  correct?: boolean;
}

/** A text in parts, those that matched among them; never markup. */
export type Marked = { text: string; match: boolean }[];

export interface Found {
  url: string;
  title: Marked;
  answer: Marked;
  fragment: string;
}

export interface Answer {
  found: Found[];
  corrections: { from: string; to: string }[];
  weak: boolean;
  /** The best sections of the first pages, by fragment; arrives later, from the full-text index. */
  sections(): Promise<ReadonlyMap<string, Section[]>>;
}

const most = 20;
/** Pages whose sections are fetched: those a reader sees at once. */
const detailed = 4;
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
let loading: Promise<{ index: PageIndex; vocabulary: Vocabulary }> | undefined;

/** Loads the page index once; a failed attempt is forgotten, so that the next one starts afresh. */
export function load(): Promise<{ index: PageIndex; vocabulary: Vocabulary }> {
  loading ??= fetch(`${base}search/pages.json`)
    .then(async (response) => {
      if (!response.ok) throw new Error(`the index answered ${response.status}`);
      const index = (await response.json()) as PageIndex;
      return { index, vocabulary: vocabularyOf(index) };
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** How many pages each topic and difficulty has. */
export async function filterCounts(): Promise<Record<'topic' | 'difficulty', Map<string, number>>> {
  const { index } = await load();
  const counts = { topic: new Map<string, number>(), difficulty: new Map<string, number>() };
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const page of index.pages) {
    for (const topic of page.topics) add(counts.topic, topic);
    add(counts.difficulty, page.difficulty);
  }
  return counts;
}

/** The one way to search: pages for a query as people type it, best first. */
export async function search(query: string, options: SearchOptions = {}): Promise<Answer> {
  const { index, vocabulary } = await load();
  const { hits, corrections, stems, weak } = rank(index, vocabulary, query, options.correct ?? true);
  const found = hits
    .map(({ page }) => index.pages[page]!)
    .filter(
      (page) =>
        (!options.topic || page.topics.includes(options.topic)) &&
        (!options.difficulty || page.difficulty === options.difficulty),
    )
    .slice(0, most);
  const wanted = new Set(stems);
  return {
    found: found.map((page) => ({
      url: base + page.url.replace(/^\//, ''),
      title: mark(page.title, wanted),
      answer: mark(page.answer, wanted),
      fragment: page.fragment,
    })),
    corrections,
    weak,
    sections: () =>
      fetchSections(
        base,
        stems.map((key) => vocabulary.forms[vocabulary.byStem.get(key)!]!),
        found.slice(0, detailed).map((page) => page.fragment),
      ),
  };
}

/** Marks the words of a text whose stems were looked for. */
export function mark(text: string, stems: ReadonlySet<string>): Marked {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, match: words(part).some((word) => stems.has(stem(word))) }));
}
