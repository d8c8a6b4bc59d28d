import type { Language } from './language.ts';
import { wholeOf } from './names.ts';
import { inverseFrequency } from './page-index.ts';
import type { Query } from './query.ts';
import type { Term, Terms } from './terms.ts';

export interface Hit {
  page: number;
  /** Share of the query's rarity, weighted by how strongly the page has its words; and one more where it is asked for. */
  score: number;
}

export interface Ranked {
  /** Pages by falling score. */
  hits: Hit[];
  /** Words that were read as others, as the site spells them. */
  corrections: { from: string; to: string }[];
  /** Stems that were looked for and their rarity, to mark them and to find the sections that have them. */
  stems: ReadonlyMap<string, number>;
  /** There is little evidence that the best page answers the query: it is no close match. */
  weak: boolean;
}

const tuning = {
  /** Threshold of a close match. */
  enough: 0.6,
  /** Weight of the one word that speaks most for a page, beside all words. */
  strongest: 0.46,
  /** Weight of the share of a page's name that was asked for: a title, an alias, or a term in another language. */
  named: 0.35,
  prefix: 0.75,
  correction: 0.7,
};

/** An unfinished word of this many letters also finds words that begin like it. */
export const shortestBeginning = 2;

/** A word of a query, and what the site has for it. */
interface Sought {
  word: string;
  found: { term: Term; factor: number }[];
}

/**
 * Ranks pages for a query: any word may match, rare words count more, the last word may be unfinished, and a word that
 * the site does not know becomes the nearest one it does.
 *
 * @param total    How many pages there are.
 * @param correct  Whether to correct spelling.
 */
export function rank(terms: Terms, total: number, query: Query, correct = true): Ranked {
  const { sought, corrections } = lookUp(terms, query, correct);
  const { scores, strongest, named, rarity, stems } = weigh(total, query, sought, terms.language);
  const whole = new Set(terms.exact(wholeOf(query.whole, terms.language))?.postings.map(([page]) => page));
  const left = new Set(
    query.excluded.flatMap((word) => terms.exact(word)?.postings.map(([page]) => page) ?? []),
  );
  const hits = Array.from(scores, (score, page): Hit => ({
    page,
    score: (rarity > 0 ? score / rarity : 0) + (whole.has(page) ? 1 : 0),
  }))
    .filter(({ page, score }) => score > 0 && !left.has(page))
    .sort((x, y) => y.score - x.score || x.page - y.page);
  const best = hits[0];
  const evidence = best
    ? best.score + tuning.strongest * strongest[best.page]! + tuning.named * Math.min(1, named[best.page]!)
    : 0;
  return {
    hits,
    corrections,
    stems,
    weak: best !== undefined && evidence < tuning.enough,
  };
}

/** Terms of the site for each word of a query: the word, those that begin like it, or else those it may be a slip of. */
function lookUp(terms: Terms, query: Query, correct: boolean) {
  const corrections: Ranked['corrections'] = [];
  const sought = query.words.map((word): Sought => {
    const unfinished = word === query.unfinished;
    const exact = terms.exact(word);
    const found = exact ? [{ term: exact, factor: 1 }] : [];
    if (unfinished && word.length >= shortestBeginning)
      for (const term of terms.startingWith(word))
        if (term !== exact) found.push({ term, factor: tuning.prefix });
    if (found.length === 0 && correct) {
      const near = terms.nearest(word, unfinished);
      for (const term of near ? [near] : (terms.split(word) ?? []))
        found.push({ term, factor: tuning.correction });
      if (found.length > 0)
        corrections.push({ from: word, to: found.map(({ term }) => term.form).join(' ') });
    }
    return { word, found };
  });
  return { sought, corrections };
}

/**
 * How much it means that the site lacks a word: an unknown word is as rare as a word can be. A name is known by its parts, a
 * figure means nothing, nor do words of other scripts, of which the site has few.
 */
const absence = (word: string, { joined, across }: Query, language: Language): number =>
  joined.has(word) || across.has(word) || /^\d+$/.test(word) || !language.isOwn(word) ? 0 : 1;

/**
 * Adds up what the words of a query give to each page and which shares of its names they are, and finds the most that
 * one of them gives, of all that one can.
 */
function weigh(total: number, query: Query, sought: readonly Sought[], language: Language) {
  const scores = new Float64Array(total);
  const strongest = new Float64Array(total);
  const named = new Float64Array(total);
  const [unknown, most] = [inverseFrequency(0, total), inverseFrequency(1, total)];
  const stems = new Map<string, number>();
  let rarity = 0;
  for (const { word, found } of sought) {
    if (found.length === 0) {
      rarity += absence(word, query, language) * unknown;
      continue;
    }
    const frequency = Math.max(...found.map(({ term }) => term.frequency));
    const idf = inverseFrequency(frequency, total);
    rarity += idf;
    const best = new Map<number, number>();
    const share = new Map<number, number>();
    const exact = found.some(({ factor }) => factor === 1);
    for (const { term, factor } of found) {
      // Where the word is known as it stands, the longer words that begin like it are no part of what was asked.
      if (factor === 1 || !exact) stems.set(term.stem, Math.max(stems.get(term.stem) ?? 0, idf));
      for (const [page, weight, ofName] of term.postings) {
        best.set(page, Math.max(best.get(page) ?? 0, weight * factor));
        // A word that is a name in code or a formula counts as that name.
        const part = query.joined.has(word) ? Math.max(ofName, weight) : ofName;
        share.set(page, Math.max(share.get(page) ?? 0, part * factor));
      }
    }
    for (const [page, weight] of best) {
      scores[page]! += idf * weight;
      if (!query.across.has(word)) named[page]! += share.get(page)!;
      strongest[page] = Math.max(strongest[page]!, (idf * weight) / most);
    }
  }
  return { scores, strongest, named, rarity, stems };
}

/** Every term that `rank` may look up before it corrects any. */
export const lookups = ({ words, whole, excluded }: Query, language: Language): string[] => [
  ...words,
  ...excluded,
  wholeOf(whole, language),
];
