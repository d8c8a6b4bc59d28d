import type { Language } from './language.ts';
import { pack, packWords } from './packed-numbers.ts';
import { countWords, type PageWords } from './page-words.ts';

/** Searchable fields of a page, before they are packed. */
export interface PageText {
  url: string;
  title: string;
  number: string;
  /** The beginning of the short answer. */
  answer: string;
  topics: string[];
  /** Empty for a page that is no question. */
  difficulty: string;
  aliases: string;
  /** The question and its terms in other languages. */
  titles: string;
  headings: string;
  body: string;
}

/** Fields of a page that results show. */
export type PageRecord = Pick<PageText, 'url' | 'title' | 'number' | 'answer'>;

/** Sent first: what is needed to know which of the other files a query needs, and to filter. */
export interface IndexHead {
  pages: number;
  /** First stem of each shard but the first; shards are in order of stems. */
  shards: string[];
  recordsPerFile: number;
  topics: string[];
  /** The title of each topic. */
  topicTitles: string[];
  difficulties: string[];
  /** For each page its topics and its difficulty, as positions in the lists; -1 for a page without difficulty. */
  pageTopics: number[][];
  pageDifficulty: number[];
  /** First letters that have a list of spellings, and `other`; none where there is one shard. */
  spellings: string[];
  /** Whether there is a file of what was learned from lists of what people ask. */
  learned: boolean;
}

/** A range of the site's words. */
export interface TermShard {
  /** The commonest form of each stem, in order of stems; packed. */
  terms: string;
  /** How many pages are about a term, by its position, where its postings do not list all that have it. */
  frequencies: Record<number, number>;
  /**
   * For each term the pages that have it: for each the difference of page numbers and the weight as one number, packed,
   * and joined by spaces.
   */
  postings: string;
}

export interface PackedIndex {
  head: Omit<IndexHead, 'spellings' | 'topicTitles' | 'learned'>;
  shards: TermShard[];
  records: PageRecord[][];
}

/** Steps of weights. */
export const levels = 6;

/** A posting is one number: the difference to the page before, and a weight of 1 to `levels`. */
export const splitPosting = (joined: number): [difference: number, weight: number] => [
  Math.floor(joined / levels),
  (joined % levels) + 1,
];

/** BM25's saturation and length normalization (Robertson and Zaragoza 2009, section 3). */
const b = 0.4;
/** In long pages one mention says less: a word saturates at this share of the average length, but never before k = 1.2. */
const saturation = { least: 1.2, share: 1 / 800 };

/** Pages that a common word lists; beyond that the pages that have it most strongly (static pruning of postings). */
const mostPages = 100;
/** Postings a shard aims at: one file of about 5 KB for each word of a query. A small book is one shard. */
const shardSize = 2_200;
const oneShard = 20_000;
const recordsPerFile = 12;

/**
 * Packs pages, in their order, into files of bounded size.
 *
 * @param order  Difficulties in the order in which they are offered; others follow as they occur.
 */
export function buildPageIndex(
  pages: readonly PageText[],
  language: Language,
  order: readonly string[] = [],
): PackedIndex {
  const { counted, forms } = countWords(pages, language);
  const byStem = weigh(counted);
  const topics = [...new Set(pages.flatMap((page) => page.topics))];
  const own = new Set(pages.map((page) => page.difficulty).filter(Boolean));
  const difficulties = [...new Set([...order.filter((difficulty) => own.has(difficulty)), ...own])];
  const shards = packTerms(byStem, commonest(forms));
  return {
    head: {
      pages: pages.length,
      shards: shards.slice(1).map(({ first }) => first),
      recordsPerFile,
      topics,
      difficulties,
      pageTopics: pages.map((page) => page.topics.map((topic) => topics.indexOf(topic))),
      pageDifficulty: pages.map((page) => difficulties.indexOf(page.difficulty)),
    },
    shards: shards.map(({ shard }) => shard),
    records: Array.from({ length: Math.ceil(pages.length / recordsPerFile) }, (_, at) =>
      pages
        .slice(at * recordsPerFile, (at + 1) * recordsPerFile)
        .map(({ url, title, number, answer }) => ({ url, title, number, answer })),
    ),
  };
}

interface Posting {
  page: number;
  weight: number;
}

/** For each stem the pages that have it, with its weight in steps. */
function weigh(counted: readonly PageWords[]): Map<string, Posting[]> {
  const lengths = counted.map((weights) => [...weights.values()].reduce((sum, weight) => sum + weight, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, counted.length);
  const k = Math.max(saturation.least, average * saturation.share);
  const byStem = new Map<string, Posting[]>();
  counted.forEach((weights, page) => {
    for (const [key, weight] of weights) {
      const share = weight / (weight + k * (1 - b + (b * lengths[page]!) / average));
      const entry = { page, weight: Math.max(1, Math.round(share * levels)) };
      const list = byStem.get(key);
      if (list) list.push(entry);
      else byStem.set(key, [entry]);
    }
  });
  return byStem;
}

function packTerms(
  byStem: ReadonlyMap<string, readonly Posting[]>,
  forms: ReadonlyMap<string, string>,
): { first: string; shard: TermShard }[] {
  const listed = [...byStem.values()].reduce((sum, all) => sum + Math.min(mostPages, all.length), 0);
  const size = listed <= oneShard ? oneShard : shardSize;
  const shards: {
    first: string;
    forms: string[];
    frequencies: Record<number, number>;
    postings: string[];
  }[] = [];
  let filled = Infinity;
  for (const [key, all] of [...byStem].sort(([x], [y]) => (x < y ? -1 : 1))) {
    const kept = strongest(all);
    if (filled + kept.length > size) {
      shards.push({ first: key, forms: [], frequencies: {}, postings: [] });
      filled = 0;
    }
    const shard = shards.at(-1)!;
    if (kept.length < all.length) {
      const weights = all.map(({ weight }) => weight);
      const greatest = weights.reduce((most, weight) => Math.max(most, weight), 1);
      shard.frequencies[shard.forms.length] = Math.round(
        weights.reduce((sum, weight) => sum + weight, 0) / greatest,
      );
    }
    shard.postings.push(
      pack(kept.map(({ page, weight }, at) => (page - (kept[at - 1]?.page ?? 0)) * levels + weight - 1)),
    );
    shard.forms.push(forms.get(key)!);
    filled += kept.length;
  }
  return shards.map(({ first, forms, frequencies, postings }) => ({
    first,
    shard: { terms: packWords(forms), frequencies, postings: postings.join(' ') },
  }));
}

function strongest(all: readonly Posting[]): readonly Posting[] {
  if (all.length <= mostPages) return all;
  return all
    .toSorted((x, y) => y.weight - x.weight || x.page - y.page)
    .slice(0, mostPages)
    .sort((x, y) => x.page - y.page);
}

/** For each stem the form that occurs most often; among equals the shortest, then the first in order. */
function commonest(forms: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string> {
  return new Map(
    [...forms].map(([key, own]) => [
      key,
      [...own].sort((x, y) => y[1] - x[1] || x[0].length - y[0].length || (x[0] < y[0] ? -1 : 1))[0]![0],
    ]),
  );
}

/** Rarity of a term that `frequency` of `total` pages have; positive. */
export function inverseFrequency(frequency: number, total: number): number {
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
}

/** The shard that knows a stem, if any does. */
export function shardOf({ shards }: Pick<IndexHead, 'shards'>, key: string): number {
  let shard = 0;
  while (shard < shards.length && shards[shard]! <= key) shard++;
  return shard;
}

/** The shards of stems that begin like this. */
export function shardsFrom(head: Pick<IndexHead, 'shards'>, beginning: string): number[] {
  const [first, last] = [shardOf(head, beginning), shardOf(head, `${beginning}\uffff`)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
