import { stem, words } from './tokens.ts';

/** What the index knows of a page, before it is packed. */
export interface PageText {
  url: string;
  title: string;
  number: string;
  /** The beginning of the short answer. */
  answer: string;
  topics: string[];
  difficulty: string;
  /** Name of the page's fragment in the full-text index. */
  fragment: string;
  aliases: string;
  headings: string;
  body: string;
}

/** The page-level index as it is sent: small enough to answer before the full-text index is there. */
export interface PageIndex {
  pages: Omit<PageText, 'aliases' | 'headings' | 'body'>[];
  /** The commonest form of each stem, in the order of `postings`, joined by spaces. */
  terms: string;
  /** For each term the pages that have it, as differences of page numbers, each followed by a weight of 1 to `levels`. */
  postings: number[][];
  /** How many terms it knows in all, those among them that the size limit left out of some pages. */
  cut: boolean;
}

export const levels = 31;

/** Weights of fields, and BM25's saturation and length normalization. */
const field = { title: 3, aliases: 2, headings: 1.5, body: 1 };
const k = 1.2;
const b = 0.4;

/** Postings that the whole index may have; beyond that each page keeps its weightiest terms. */
const mostPostings = 60_000;

export function buildPageIndex(pages: readonly PageText[]): PageIndex {
  const counts = pages.map((page) => {
    const weights = new Map<string, number>();
    for (const [name, weight] of Object.entries(field) as [keyof typeof field, number][]) {
      for (const word of words(page[name])) {
        const key = stem(word);
        weights.set(key, (weights.get(key) ?? 0) + weight);
      }
    }
    return weights;
  });
  const forms = commonestForms(pages);
  const lengths = counts.map((weights) => [...weights.values()].reduce((sum, weight) => sum + weight, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, pages.length);
  const frequency = new Map<string, number>();
  for (const weights of counts)
    for (const key of weights.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);

  const perPage = Math.max(30, Math.floor(mostPostings / Math.max(1, pages.length)));
  let cut = false;
  const byTerm = new Map<string, number[]>();
  counts.forEach((weights, page) => {
    const scored = [...weights].map(([key, weight]) => {
      const saturated = (weight * (k + 1)) / (weight + k * (1 - b + (b * lengths[page]!) / average));
      return { key, saturated, worth: saturated * inverseFrequency(frequency.get(key)!, pages.length) };
    });
    scored.sort((x, y) => y.worth - x.worth || (x.key < y.key ? -1 : 1));
    if (scored.length > perPage) cut = true;
    for (const { key, saturated } of scored.slice(0, perPage)) {
      const postings = byTerm.get(key) ?? [];
      // Saturation stays below k + 1, so that the levels divide that range.
      postings.push(page, Math.max(1, Math.round((saturated / (k + 1)) * levels)));
      byTerm.set(key, postings);
    }
  });
  const keys = [...byTerm.keys()].sort();
  return {
    pages: pages.map(({ url, title, number, answer, topics, difficulty, fragment }) => ({
      url,
      title,
      number,
      answer,
      topics,
      difficulty,
      fragment,
    })),
    terms: keys.map((key) => forms.get(key)!).join(' '),
    postings: keys.map((key) => {
      let previous = 0;
      return byTerm.get(key)!.map((value, index) => {
        if (index % 2 === 1) return value;
        const difference = value - previous;
        previous = value;
        return difference;
      });
    }),
    cut,
  };
}

/** For each stem the form that occurs most often; among equals the shortest, then the first in order. */
function commonestForms(pages: readonly PageText[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const page of pages) {
    for (const word of words([page.title, page.aliases, page.headings, page.body].join(' '))) {
      const key = stem(word);
      const forms = counts.get(key) ?? new Map<string, number>();
      forms.set(word, (forms.get(word) ?? 0) + 1);
      counts.set(key, forms);
    }
  }
  return new Map(
    [...counts].map(([key, forms]) => [
      key,
      [...forms].sort((x, y) => y[1] - x[1] || x[0].length - y[0].length || (x[0] < y[0] ? -1 : 1))[0]![0],
    ]),
  );
}

/** Rarity of a term that `frequency` of `total` pages have; positive. */
export function inverseFrequency(frequency: number, total: number): number {
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
}
