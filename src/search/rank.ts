import type { Language } from './language.ts';
import { inverseFrequency } from './page-index.ts';
import type { Query } from './query.ts';
import type { Term, Terms } from './terms.ts';

export interface Hit {
  page: number;
  /** How much the lists of what people ask and the words of the page speak for it, together. */
  score: number;
}

/** For each page how much likelier a query is for it than for none that has a list; undefined for a page without one. */
export type Leads = readonly (number | undefined)[];

interface Ranked {
  /** Pages by falling score. */
  hits: Hit[];
  /** Words that were read as others, as the site spells them. */
  corrections: { from: string; to: string }[];
  /** Stems that were looked for and their rarity, to mark them and to find the sections that have them. */
  stems: ReadonlyMap<string, number>;
  /** There is little evidence that the best page answers the query: it is no close match. */
  weak: boolean;
}

/** The evidence of the words of pages for a query. */
export interface Evidence {
  /** For each page the share of the query's rarity that it has, weighted by how strongly it has the words. */
  shares: ArrayLike<number>;
  /** The rarity of all words together, in units of a word that no page has. */
  rarity: number;
  /** The share of it that no page has. */
  unknown: number;
  /** The logarithm of how many characters were typed: pieces of a short text say more of what it is not about. */
  length: number;
}

/**
 * How the two opinions are joined: by cross-validation over the lists of this project's book, as
 * `e2e/support/score-queries.ts` prints it. Without lists only the words of the pages count.
 */
export const joined = {
  /** Weight of a page's words beside what was learned from lists. */
  words: 33,
  /** Whether any page answers: weights of the rarity that the best page has, of the share that none has, and of the length. */
  found: 1,
  unknown: -2,
  length: 1,
  /** Least evidence of a close match: for pages that have a list, and for another by its words alone. */
  enough: 4.42,
  enoughWords: 0.18,
  /** Least evidence with which anything is found where no page has any of the words: nonsense has pieces, too. */
  nothing: 3,
};

/** An unfinished word of this many letters also finds words that begin like it. */
export const shortestBeginning = 2;

interface Sought {
  word: string;
  /** The word as it stands, where the site has it. */
  exact: Term | undefined;
  /** With it, or in its place, what it is the beginning or a slip of. */
  found: Term[];
}

/**
 * Ranks pages for a query: any word may match, rare words count more, the last word may be unfinished, and a word that
 * the site does not know becomes the nearest one it does.
 *
 * @param leads    For each page how much likelier a query of this kind is for it than for none that has a list; undefined
 *                 for a page without one.
 * @param correct  Whether to correct spelling.
 */
export function rank(terms: Terms, leads: Leads, query: Query, correct = true): Ranked {
  const { corrections, stems, ...evidence } = evidenceOf(terms, leads.length, query, correct);
  const left = new Set(
    query.excluded.flatMap((word) => terms.exact(word)?.postings.map(([page]) => page) ?? []),
  );
  const { hits, weak } = join(evidence, leads);
  return { hits: hits.filter(({ page }) => !left.has(page)), corrections, stems, weak };
}

/** Joins what speaks for each page: the share of the query that it has, and its lead. */
export function join(evidence: Evidence, leads: Leads, rule = joined): Pick<Ranked, 'hits' | 'weak'> {
  const { shares } = evidence;
  const hits = Array.from(shares, (share, page): Hit => ({
    page,
    score: (leads[page] ?? 0) + rule.words * share,
  }))
    .filter(({ page }) => shares[page]! > 0 || leads[page])
    .sort((x, y) => y.score - x.score || x.page - y.page);
  const [best] = hits;
  if (!best) return { hits, weak: false };
  const sure = answered(evidence, leads, hits, rule);
  if (sure < rule.nothing && hits.every(({ page }) => shares[page] === 0)) return { hits: [], weak: false };
  const close = leads[best.page] === undefined && shares[best.page]! >= rule.enoughWords;
  return { hits, weak: !close && sure < rule.enough };
}

/** How much speaks for it that one of the pages that have a list answers. */
export function answered(
  { shares, rarity, unknown, length }: Evidence,
  leads: Leads,
  hits: readonly Hit[],
  rule: Pick<typeof joined, 'found' | 'unknown' | 'length'>,
): number {
  const best = hits.find(({ page }) => leads[page] !== undefined);
  if (!best) return -Infinity;
  const any = Math.log(
    leads.reduce((sum: number, lead) => sum + (lead === undefined ? 0 : Math.exp(lead)), 0),
  );
  return any + rule.found * rarity * shares[best.page]! + rule.unknown * unknown + rule.length * length;
}

/** The evidence of the words of pages for a query, and how its words were read. */
export function evidenceOf(terms: Terms, total: number, query: Query, correct = true) {
  const { sought, corrections } = lookUp(terms, query, correct);
  return {
    corrections,
    length: Math.log(1 + query.text.length),
    ...weigh(total, query, sought, terms.language),
  };
}

/** Terms of the site for each word of a query: the word, those that begin like it, or else those it may be a slip of. */
function lookUp(terms: Terms, query: Query, correct: boolean) {
  const corrections: Ranked['corrections'] = [];
  const sought = query.words.map((word): Sought => {
    const exact = terms.exact(word);
    const begun = word === query.unfinished && word.length >= shortestBeginning;
    const found = [...new Set([exact ?? [], begun ? terms.startingWith(word) : []].flat())];
    if (found.length === 0 && correct) {
      found.push(...[terms.nearest(word, word === query.unfinished) ?? terms.split(word) ?? []].flat());
      if (found.length > 0) corrections.push({ from: word, to: found.map(({ form }) => form).join(' ') });
    }
    return { word, exact, found };
  });
  return { sought, corrections };
}

/**
 * How much it means that the site lacks a word: an unknown word is as rare as a word can be. A figure means nothing, nor do
 * words of other scripts, of which the site has few.
 */
const absence = (word: string, { across }: Query, language: Language): number =>
  across.has(word) || /^\d+$/.test(word) || !language.isOwn(word) ? 0 : 1;

function weigh(
  total: number,
  query: Query,
  sought: readonly Sought[],
  language: Language,
): Omit<Evidence, 'length'> & Pick<Ranked, 'stems'> {
  const shares = new Float64Array(total);
  const stems = new Map<string, number>();
  const most = inverseFrequency(0, total);
  let [rarity, unknown] = [0, 0];
  for (const { word, exact, found } of sought) {
    if (found.length === 0) {
      unknown += absence(word, query, language) * most;
      continue;
    }
    const idf = inverseFrequency(Math.max(...found.map(({ frequency }) => frequency)), total);
    rarity += idf;
    const best = new Map<number, number>();
    for (const term of found) {
      // Where the word is known as it stands, the longer words that begin like it are no part of what was asked.
      if (!exact || term === exact) stems.set(term.stem, Math.max(stems.get(term.stem) ?? 0, idf));
      for (const [page, weight] of term.postings) best.set(page, Math.max(best.get(page) ?? 0, weight));
    }
    for (const [page, weight] of best) shares[page]! += idf * weight;
  }
  const all = rarity + unknown || 1;
  return { shares: shares.map((share) => share / all), rarity: all / most, unknown: unknown / all, stems };
}
