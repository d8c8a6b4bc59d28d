import type { Language } from './language.ts';
import type { Compounds } from './languages/compounds.ts';
import { pack, packWords } from './packed-numbers.ts';
import { parseQuery } from './query.ts';

/** What search knows of a page, before it is packed. */
export interface PageText {
  url: string;
  title: string;
  number: string;
  /** The beginning of the short answer. */
  answer: string;
  topics: string[];
  /** Empty for a page that is no question. */
  difficulty: string;
  /** Name of the page's fragment in the full-text index. */
  fragment: string;
  aliases: string;
  /** The question and its terms in other languages. */
  titles: string;
  headings: string;
  body: string;
}

/** What is shown of a page that was found. */
export type PageRecord = Pick<PageText, 'url' | 'title' | 'number' | 'answer' | 'fragment'>;

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
  head: Omit<IndexHead, 'spellings' | 'topicTitles'>;
  shards: TermShard[];
  records: PageRecord[][];
}

/** Steps of weights. */
export const levels = 20;

/** A posting as one number, and back: the difference to the page before, and a weight of 1 to `levels`. */
const joinPosting = (difference: number, weight: number): number => difference * levels + weight - 1;
export const splitPosting = (joined: number): [difference: number, weight: number] => [
  Math.floor(joined / levels),
  (joined % levels) + 1,
];

/** Weights of fields, and BM25's saturation and length normalization (Robertson and Zaragoza 2009, section 3). */
const field = { title: 6, aliases: 4, titles: 6, headings: 2, body: 1 };
const b = 0.4;
/** In long pages one mention says less: a word saturates at this share of the average length, but never before k = 1.2. */
const saturation = { least: 1.2, share: 1 / 800 };

/** Pages that a common word lists; beyond that the pages that have it most strongly (static pruning of postings). */
const mostPages = 100;
/** Postings a shard aims at: one file of about 5 KB for each word of a query. A small book is one shard. */
const shardSize = 2_500;
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
  const stemOf = remembering((word) => language.stem(word));
  const forms = new Map<string, Map<string, number>>();
  const counts = pages.map((page) => {
    const weights = new Map<string, number>();
    const add = (word: string, weight: number) => {
      const key = stemOf(word);
      weights.set(key, (weights.get(key) ?? 0) + weight);
      const own = forms.get(key) ?? new Map<string, number>();
      own.set(word, (own.get(word) ?? 0) + 1);
      forms.set(key, own);
    };
    for (const [name, weight] of Object.entries(field) as [keyof typeof field, number][])
      for (const word of language.indexed(page[name]))
        if (name !== 'body' || !isFigure(word)) add(word, weight);
    for (const whole of wholesOf(page, language)) add(whole, field.title);
    return weights;
  });
  const { compounds } = language.rules;
  if (compounds) addParts(counts, new Set(forms.keys()), stemOf, compounds);
  const lengths = counts.map((weights) => [...weights.values()].reduce((sum, weight) => sum + weight, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, pages.length);
  const k = Math.max(saturation.least, average * saturation.share);
  const byStem = new Map<string, Posting[]>();
  counts.forEach((weights, page) => {
    for (const [key, weight] of weights) {
      const saturated = (weight * (k + 1)) / (weight + k * (1 - b + (b * lengths[page]!) / average));
      // Saturation stays below k + 1, so that the levels divide that range.
      const entry = { page, weight: Math.max(1, Math.round((saturated / (k + 1)) * levels)) };
      const list = byStem.get(key);
      if (list) list.push(entry);
      else byStem.set(key, [entry]);
    }
  });
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
        .map(({ url, title, number, answer, fragment }) => ({ url, title, number, answer, fragment })),
    ),
  };
}

/** What a part of a compound weighs beside the whole. */
const partShare = 0.5;

/** Lets a page have the parts of its compounds, where the site knows them as words: who asks for one finds the other. */
function addParts(
  counts: readonly Map<string, number>[],
  known: ReadonlySet<string>,
  stemOf: (word: string) => string,
  { parts }: Compounds,
): void {
  const partsOf = remembering((word) => parts(word, (part) => known.has(stemOf(part))).map(stemOf));
  for (const weights of counts)
    for (const [key, weight] of [...weights])
      if (!key.includes('_'))
        for (const part of partsOf(key)) weights.set(part, (weights.get(part) ?? 0) + weight * partShare);
}

type Posting = { page: number; weight: number };

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
      pack(kept.map(({ page, weight }, at) => joinPosting(page - (kept[at - 1]?.page ?? 0), weight))),
    );
    shard.forms.push(forms.get(key)!);
    filled += kept.length;
  }
  return shards.map(({ first, forms, frequencies, postings }) => ({
    first,
    shard: { terms: packWords(forms), frequencies, postings: postings.join(' ') },
  }));
}

/** The pages that are listed for a word, in their order. */
function strongest(all: readonly Posting[]): readonly Posting[] {
  if (all.length <= mostPages) return all;
  return all
    .toSorted((x, y) => y.weight - x.weight || x.page - y.page)
    .slice(0, mostPages)
    .sort((x, y) => x.page - y.page);
}

/** Figures of tables and results, which nobody looks for; where a title or an alias has them, they are a name. */
const isFigure = (word: string): boolean => /^\d{3,}$/.test(word);

/**
 * A title, an alias or an address as one term, so that who asks just that finds its page first: its first stem, for it
 * lies in the same file as that word, and a hash of all its words.
 */
export function wholeOf(words: readonly string[], language: Language): string {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const letter of words.map((word) => language.stem(word)).join(' '))
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return `${language.stem(words[0] ?? '')}_${(hash % 36 ** 3).toString(36)}`;
}

const wholesOf = ({ url, title, aliases, titles }: PageText, language: Language): Set<string> =>
  new Set(
    [title, url.split('/').at(-2) ?? '', ...aliases.split(' · '), ...titles.split(' · ')]
      .map((text) => parseQuery(text, language).whole)
      .filter(({ length }) => length > 0)
      .map((words) => wholeOf(words, language)),
  );

/** For each stem the form that occurs most often; among equals the shortest, then the first in order. */
function commonest(forms: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string> {
  return new Map(
    [...forms].map(([key, own]) => [
      key,
      [...own].sort((x, y) => y[1] - x[1] || x[0].length - y[0].length || (x[0] < y[0] ? -1 : 1))[0]![0],
    ]),
  );
}

/** A pure function of a text that is asked the same texts again and again. */
export function remembering<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = of(text)));
    return value;
  };
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
