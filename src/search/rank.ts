import { inverseFrequency, levels, pairOf } from './page-index.ts';
import type { Query } from './query.ts';
import type { Term, Terms } from './terms.ts';
import { isForeignStopWord } from './tokens.ts';

export interface Hit {
  page: number;
  /** Share of the query's rarity, weighted by how strongly the page has its words. */
  score: number;
  /** Share of the query's rarity that the page covers, 0 to 1. */
  coverage: number;
}

export interface Ranked {
  /** Pages by falling score. */
  hits: Hit[];
  /** Words that were read as others, as the site spells them. */
  corrections: { from: string; to: string }[];
  /** Stems that were looked for and their rarity, to mark them and to find the sections that have them. */
  stems: ReadonlyMap<string, number>;
  /** The same as the site writes them, the rarest first. */
  forms: string[];
  /** The best page covers so little of the query that it is no close match. */
  weak: boolean;
}

const tuning = {
  /** Below this share of the query's rarity a page is no close match. */
  enough: 0.36,
  /** What a part of an identifier counts where the site knows the whole. */
  part: 0.4,
  /** What two words that stand together on a page add to both of them. */
  pair: 0.5,
  prefix: 0.75,
  correction: 0.9,
  /** Weight from which on a page is taken to be about a word. */
  about: 0.35,
};

/** From so many letters on, words that begin like an unfinished one are looked for. */
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
  const { scores, covered, rarity, stems, forms } = weigh(terms, total, query, sought);
  const read = query.words.map((word) => corrections.find(({ from }) => from === word)?.to ?? word);
  for (const [at, word] of read.slice(1).entries()) {
    const pair = terms.exact(pairOf(read[at]!, word));
    const bonus = pair ? tuning.pair * inverseFrequency(pair.frequency, total) : 0;
    for (const [page, weight] of postings(pair)) scores[page]! += bonus * weight;
  }
  const left = new Set(
    query.excluded.flatMap((word) => [...postings(terms.exact(word))].map(([page]) => page)),
  );
  const hits = Array.from(scores, (score, page): Hit => ({
    page,
    score: rarity > 0 ? score / rarity : 0,
    coverage: rarity > 0 ? covered[page]! / rarity : 0,
  }))
    .filter(({ page, score }) => score > 0 && !left.has(page))
    .sort((x, y) => y.score - x.score || x.page - y.page);
  return {
    hits,
    corrections,
    stems,
    forms: [...forms].sort((x, y) => y[1] - x[1]).map(([form]) => form),
    weak: hits.length > 0 && Math.max(...hits.slice(0, 3).map(({ coverage }) => coverage)) < tuning.enough,
  };
}

/** What the site has for each word of a query: the word, what begins like it, or else what it may be a slip of. */
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
  // Two neighbours that the site writes as one word, such as "corn flakes", count as that word too.
  for (const [at, second] of sought.slice(1).entries()) {
    const first = sought[at]!;
    const joined = first.word + second.word;
    const term = joined.length >= 6 ? terms.exact(joined) : undefined;
    if (term) for (const { found } of [first, second]) found.push({ term, factor: 1 });
  }
  return { sought, corrections };
}

/** Adds up what the words of a query give to each page, and how much of the query each covers. */
function weigh(terms: Terms, total: number, query: Query, sought: readonly Sought[]) {
  const scores = new Float64Array(total);
  const covered = new Float64Array(total);
  const stems = new Map<string, number>();
  const forms = new Map<string, number>();
  let rarity = 0;
  for (const { word, found } of sought) {
    if (found.length === 0) {
      // A word of which nothing is known is as rare as a word can be; an article of another language says nothing.
      if (!isForeignStopWord(word)) rarity += inverseFrequency(0, total);
      continue;
    }
    const frequency = Math.max(...found.map(({ term }) => term.frequency));
    const whole = query.wholes.get(word);
    const part = whole !== undefined && terms.exact(whole) ? tuning.part : 1;
    const idf = part * inverseFrequency(frequency, total);
    rarity += idf;
    const best = new Map<number, number>();
    const exact = found.some(({ factor }) => factor === 1);
    for (const { term, factor } of found) {
      // Where the word is known as it stands, the longer words that begin like it are no part of what was asked.
      if (factor === 1 || !exact) {
        stems.set(term.stem, Math.max(stems.get(term.stem) ?? 0, idf));
        forms.set(term.form, idf);
      }
      for (const [page, weight] of postings(term))
        best.set(page, Math.max(best.get(page) ?? 0, weight * factor));
    }
    for (const [page, weight] of best) {
      scores[page]! += idf * weight;
      covered[page]! += idf * Math.min(1, weight / tuning.about);
    }
  }
  return { scores, covered, rarity, stems, forms };
}

/** The pages that have a term, and how strongly, 0 to 1. */
function* postings(term: Term | undefined): Generator<[page: number, weight: number]> {
  let page = 0;
  for (let at = 0; term && at < term.postings.length; at += 2) {
    page += term.postings[at]!;
    yield [page, term.postings[at + 1]! / levels];
  }
}

/** Every word and pair of words that `rank` may look up before it corrects any. */
export function lookups({ words, excluded }: Query): string[] {
  const neighbours = words.slice(1).flatMap((word, at) => [words[at]! + word, pairOf(words[at]!, word)]);
  return [...words, ...excluded, ...neighbours];
}
