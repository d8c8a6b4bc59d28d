import type { Asked } from '#book/asked.ts';
import { hashOf } from '#compute/kept.ts';
import { learn } from '#outputs/search/learn.ts';
import { leadsOf, unpackWeights } from '#search/learned.ts';
import type { PageText } from '#search/page-index.ts';
import { join, joined, rank, type Leads } from '#search/rank.ts';
import { parseQuery } from '#search/query.ts';
import { termsOf } from './search-outcomes.ts';

type Rule = typeof joined;

/** A query of a list, with what the index and what others of the lists say of each page. */
interface Opinions {
  /** The number of its page; undefined if none answers it. */
  page: number | undefined;
  shares: Float64Array;
  leads: Leads;
}

const folds = 5;

/** Both opinions on each query of the lists, where what was learned has not seen it. */
function opinionsOn(asked: readonly Asked[], pages: readonly PageText[], language: string): Opinions[] {
  const terms = termsOf(pages, language);
  const foldOf = ({ query }: Asked) => Number.parseInt(hashOf(['fold', query]).slice(0, 8), 16) % folds;
  const none: Leads = pages.map(() => undefined);
  return Array.from({ length: folds }, (_, fold) => {
    const learned = learn(
      asked.filter((one) => foldOf(one) !== fold),
      pages,
    );
    const weights = unpackWeights(learned);
    return asked
      .filter((one) => foldOf(one) === fold)
      .map(({ query, slug }): Opinions => {
        const parsed = parseQuery(query, terms.language);
        const shares = new Float64Array(pages.length);
        for (const { page, score } of rank(terms, none, parsed).hits) shares[page] = score / joined.words;
        const leads = leadsOf(learned, weights, parsed.text, pages.length);
        const page = pages.findIndex(({ url }) => url === `/questions/${slug}/`);
        return { page: page < 0 ? undefined : page, shares, leads };
      });
  }).flat();
}

/** Shares of good queries that have their page first and among three and are flagged, and of the others that are. */
function tried(opinions: readonly Opinions[], rule: Rule) {
  const sums = { good: 0, first: 0, three: 0, goodFlagged: 0, flagged: 0 };
  for (const { page, shares, leads } of opinions) {
    const { hits, weak } = join(shares, leads, rule);
    const flagged = Number(weak || hits.length === 0);
    if (page === undefined) sums.flagged += flagged;
    else {
      const at = hits.findIndex((hit) => hit.page === page);
      sums.good += 1;
      sums.first += Number(at === 0);
      sums.three += Number(at >= 0 && at < 3);
      sums.goodFlagged += flagged;
    }
  }
  const bad = Math.max(1, opinions.length - sums.good);
  const good = Math.max(1, sums.good);
  return {
    first: sums.first / good,
    three: sums.three / good,
    goodFlagged: sums.goodFlagged / good,
    flagged: sums.flagged / bad,
  };
}

const weights = [0, 2, 4, 8, 12, 16, 20];
const evidences = [0, 2, 4, 6, 8];
/** Share of good queries that may be called no close match. */
const mostGoodFlagged = 0.06;

/** The least evidence with which no more good queries are flagged than may be. */
function enoughFor(opinions: readonly Opinions[], rule: Rule): number {
  const all = Array.from({ length: 81 }, (_, at) => -2 + at / 20);
  return (
    all.findLast((enough) => tried(opinions, { ...rule, enough }).goodFlagged <= mostGoodFlagged) ?? all[0]!
  );
}

/** Shares for each number of the rule, the others as they are, on queries that were not learned. */
export function triedRules(asked: readonly Asked[], pages: readonly PageText[], language: string): string {
  const opinions = opinionsOn(asked, pages, language);
  const share = (value: number) => value.toFixed(3);
  return [
    'cross-validation over the lists',
    ...weights.map((words) => {
      const { first, three } = tried(opinions, { ...joined, words });
      return `words ${words}: first ${share(first)}, among three ${share(three)}`;
    }),
    ...evidences.map((evidence) => {
      const enough = enoughFor(opinions, { ...joined, evidence });
      const { flagged, goodFlagged } = tried(opinions, { ...joined, evidence, enough });
      return `evidence ${evidence}, enough ${enough.toFixed(2)}: negatives flagged ${share(flagged)}, good ones ${share(goodFlagged)}`;
    }),
  ].join('\n');
}
