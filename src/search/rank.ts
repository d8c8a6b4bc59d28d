import { editDistance } from '../edit-distance.ts';
import { inverseFrequency, levels, type PageIndex } from './page-index.ts';
import { isStopWord, stem, words } from './tokens.ts';

export interface Vocabulary {
  /** Position of each stem in the index. */
  byStem: ReadonlyMap<string, number>;
  forms: readonly string[];
}

export function vocabularyOf(index: PageIndex): Vocabulary {
  const forms = index.terms === '' ? [] : index.terms.split(' ');
  return { forms, byStem: new Map(forms.map((form, position) => [stem(form), position])) };
}

export interface Ranked {
  /** Pages by falling score. */
  hits: { page: number; score: number; coverage: number }[];
  /** Words that were read as others, as the site spells them. */
  corrections: { from: string; to: string }[];
  /** Stems that were looked for, to mark them in what is shown. */
  stems: string[];
  /** The best page covers so little of the query that it is no close match. */
  weak: boolean;
}

/** Below this share of the query's rarity a page is no close match. */
const enough = 0.4;
const prefixDiscount = 0.75;
const correctionDiscount = 0.9;

/**
 * Ranks pages for a query as people type it: any word may match, rare words count more, the last word may be unfinished,
 * and a word that the site does not know becomes the nearest one it does.
 *
 * @param correct  Whether to correct spelling.
 */
export function rank(index: PageIndex, vocabulary: Vocabulary, query: string, correct = true): Ranked {
  const all = [...new Set(words(query))];
  const meaningful = all.filter((word) => !isStopWord(word));
  const asked = meaningful.length > 0 ? meaningful : all;
  const total = index.pages.length;
  const scores = new Float64Array(total);
  const covered = new Float64Array(total);
  const corrections: Ranked['corrections'] = [];
  const stems: string[] = [];
  let rarity = 0;
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? asked.at(-1) : undefined;

  for (const word of asked) {
    const key = stem(word);
    let terms: { position: number; factor: number }[] = [];
    const exact = vocabulary.byStem.get(key);
    if (exact !== undefined) terms = [{ position: exact, factor: 1 }];
    if (word === unfinished && word.length >= 2) {
      for (let position = 0; position < vocabulary.forms.length; position++) {
        if (position !== exact && vocabulary.forms[position]!.startsWith(word))
          terms.push({ position, factor: prefixDiscount });
      }
    }
    if (terms.length === 0 && correct) {
      const near = nearestTerm(vocabulary.forms, word);
      if (near !== undefined) {
        terms = [{ position: near, factor: correctionDiscount }];
        corrections.push({ from: word, to: vocabulary.forms[near]! });
      }
    }
    // A word of which nothing is known is as rare as a word can be.
    if (terms.length === 0) {
      rarity += inverseFrequency(0, total);
      continue;
    }
    const best = new Map<number, number>();
    let pages = 0;
    for (const { position, factor } of terms) {
      stems.push(stem(vocabulary.forms[position]!));
      let page = 0;
      const postings = index.postings[position]!;
      pages = Math.max(pages, postings.length / 2);
      for (let i = 0; i < postings.length; i += 2) {
        page += postings[i]!;
        best.set(page, Math.max(best.get(page) ?? 0, (postings[i + 1]! / levels) * factor));
      }
    }
    const idf = inverseFrequency(pages, total);
    rarity += idf;
    for (const [page, weight] of best) {
      scores[page]! += idf * weight;
      covered[page]! += idf;
    }
  }
  const hits = Array.from(scores, (score, page) => ({
    page,
    score,
    coverage: rarity > 0 ? covered[page]! / rarity : 0,
  }))
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || x.page - y.page);
  return {
    hits,
    corrections,
    stems: [...new Set(stems)],
    weak: hits.length > 0 && Math.max(...hits.slice(0, 5).map(({ coverage }) => coverage)) < enough,
  };
}

/** The known term within one edit, or two for words of eight letters and more; words of three letters stay as they are. */
function nearestTerm(forms: readonly string[], word: string): number | undefined {
  if (word.length < 4 || /\d/.test(word)) return undefined;
  const most = word.length >= 8 ? 2 : 1;
  let best: number | undefined;
  let bestDistance = most + 1;
  for (let position = 0; position < forms.length; position++) {
    const form = forms[position]!;
    if (form.length < 4 || Math.abs(form.length - word.length) >= bestDistance) continue;
    // A slip seldom hits the first letter.
    const distance = editDistance(word, form) + (form[0] === word[0] ? 0 : 0.5);
    if (distance < bestDistance) [best, bestDistance] = [position, distance];
  }
  return best;
}
