import type { IndexHead } from '#search/page-index.ts';
import { highlighted, type Marked } from '#search/marked.ts';
import { bestSentence, bestPassages, type Passage } from '#search/passages.ts';
import { parseQuery } from '#search/query.ts';
import { rank, type Hit } from '#search/rank.ts';
import { base } from '../base-path.ts';
import { language } from './language.ts';
import { loadIndex } from './load.ts';
import { pagesWithPhrases } from './phrases.ts';

export interface Filter {
  topic?: string | undefined;
  difficulty?: string | undefined;
}

interface SearchOptions extends Filter {
  /** False where the reader insists on the spelling. */
  correct?: boolean;
}

export interface FoundPage {
  url: string;
  title: Marked;
  answer: Marked;
  /** Its number in the index. */
  page: number;
}

/** Places in a page's text that match a query. */
export interface Places {
  /** Its best sections. */
  sections: Passage[];
  /** The sentence that answers, if one does. */
  answer: Passage | undefined;
}

export interface SearchResults {
  found: FoundPage[];
  /** How many pages there are in all. */
  total: number;
  /** Those that follow, if any do. */
  more: (() => Promise<FoundPage[]>) | undefined;
  /** Number of found pages for each topic and difficulty. */
  counts: Counts;
  corrections: { from: string; to: string }[];
  weak: boolean;
  /** A phrase in quotes could not be looked up: the full-text index did not load. */
  phrasesUnchecked: boolean;
  /** Stems of the rarer words that were looked for; to mark them on the page that is opened. */
  stems: string[];
  /** Places in the texts of the first pages, by page; arrives later. */
  places(): Promise<ReadonlyMap<number, Places>>;
  /** The texts are loaded already, by an earlier search. */
  textsHere: boolean;
}

export type Counts = Record<keyof Filter, ReadonlyMap<string, number>> & {
  /** The titles of topics by their slugs. */
  titles: ReadonlyMap<string, string>;
};

/** Pages that are shown at once: in a large book each may be in a file of its own. */
const most = 5;
/** Questions that are offered before anything is typed, in a book whose first ones a reader may want. */
const offered = { most: 10, ofPages: 100 };
/** Pages that can be asked for after those. */
const mostLater = 5;
/** Pages whose text is fetched, of about 20 KB each. */
export const detailed = 2;
const mostSections = 3;
/** A page is not shown whose score is behind the best one by more than this share of it. */
const mostBehind = 0.9;
/** Words this much commoner than the rarest of the query are not marked: they are on every line. */
const markedShare = 0.4;

const fits = (head: IndexHead, page: number, { topic, difficulty }: Filter): boolean =>
  (!topic || head.pageTopics[page]!.includes(head.topics.indexOf(topic))) &&
  (!difficulty || head.difficulties[head.pageDifficulty[page]!] === difficulty);

/** Number of some pages for each topic and difficulty, ignoring the filter of its own kind. */
function countsOf(head: IndexHead, pages: readonly number[], { topic, difficulty }: Filter): Counts {
  const count = (filter: Filter) => pages.filter((page) => fits(head, page, filter)).length;
  return {
    topic: new Map(head.topics.map((topic) => [topic, count({ topic, difficulty })])),
    difficulty: new Map(head.difficulties.map((difficulty) => [difficulty, count({ topic, difficulty })])),
    titles: new Map(head.topics.map((topic, at) => [topic, head.topicTitles[at]!])),
  };
}

/** Number of all pages for each topic and difficulty. */
export async function allCounts(): Promise<Counts> {
  const { head } = await loadIndex();
  return countsOf(head, [...Array(head.pages).keys()], {});
}

async function foundPages(
  index: Awaited<ReturnType<typeof loadIndex>>,
  pages: readonly number[],
  stems: ReadonlyMap<string, number>,
): Promise<FoundPage[]> {
  return (await index.records(pages)).map(({ url, title, answer }, at) => ({
    url: base + url.replace(/^\//, ''),
    title: highlighted(title, stems, language),
    answer: highlighted(answer, stems, language),
    page: pages[at]!,
  }));
}

/** The first questions of the book that fit, for a reader who has typed nothing. */
export async function firstQuestions(filter: Filter): Promise<FoundPage[]> {
  const index = await loadIndex();
  const { head } = index;
  const questions = [...head.pageTopics.keys()].filter(
    (page) => head.pageTopics[page]!.length > 0 && fits(head, page, filter),
  );
  return head.pages > offered.ofPages ? [] : foundPages(index, questions.slice(0, offered.most), new Map());
}

/** The one way to search: pages for a query as people type it, best first. */
export async function search(text: string, options: SearchOptions = {}): Promise<SearchResults> {
  const index = await loadIndex();
  const { head } = index;
  const query = parseQuery(text, language);
  const [terms, leads] = await Promise.all([index.terms(query), index.leads(query)]);
  const ranked = rank(terms, leads, query, options.correct ?? true);
  const { hits, corrections, stems, weak } = ranked;
  const quoting = query.phrases.length > 0 ? await hitsQuoting(hits, query.phrases) : undefined;
  const best = hits[0]?.score ?? 0;
  const good = quoting ?? hits.filter(({ score }) => best - score <= Math.abs(best) * mostBehind);
  const pages = good.map(({ page }) => page);
  const fitting = pages.filter((page) => fits(head, page, options));
  const later = fitting.slice(most, most + mostLater);
  const read = (some: readonly number[]) => foundPages(index, some, stems);
  const found = await read(fitting.slice(0, most));
  const rarest = Math.max(0, ...stems.values());
  const first = fitting.slice(0, detailed);
  return {
    found,
    total: fitting.length,
    more: later.length > 0 ? () => read(later) : undefined,
    counts: countsOf(head, pages, options),
    corrections,
    weak,
    phrasesUnchecked: query.phrases.length > 0 && !quoting,
    stems: [...stems].filter(([, rarity]) => rarity >= rarest * markedShare).map(([key]) => key),
    async places() {
      const texts = await Promise.all(first.map((page) => index.text(page)));
      const placesIn = (text: (typeof texts)[number]): Places => ({
        sections: bestPassages(text, stems, mostSections),
        answer: bestSentence(text, stems),
      });
      return new Map(texts.map((text, at) => [first[at]!, placesIn(text)]));
    },
    textsHere: first.every((page) => index.hasText(page)),
  };
}

/** Hits on pages that have every phrase word for word; undefined where that cannot be looked up. */
async function hitsQuoting(hits: readonly Hit[], phrases: readonly string[]): Promise<Hit[] | undefined> {
  const pages = await pagesWithPhrases(phrases).catch(() => undefined);
  return pages && hits.filter(({ page }) => pages.has(page));
}
