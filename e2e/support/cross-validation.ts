import type { Asked } from '#book/asked.ts';
import { hashOf } from '#compute/kept.ts';
import { learn } from '#outputs/search/learn.ts';
import { leadsOf, unpackWeights } from '#search/learned.ts';
import type { PageText } from '#search/page-index.ts';
import { answered, evidenceOf, join, joined, type Evidence, type Leads } from '#search/rank.ts';
import { parseQuery } from '#search/query.ts';
import { termsOf } from './search-outcomes.ts';

type Rule = typeof joined;

/** A query of a list, with what the index and what others of the lists say of each page. */
interface Opinions {
  /** The number of its page; undefined if none answers it. */
  page: number | undefined;
  evidence: Evidence;
  leads: Leads;
}

const folds = 5;

/** Both opinions on each query of the lists, where what was learned has not seen it. */
function opinionsOn(asked: readonly Asked[], pages: readonly PageText[], language: string): Opinions[] {
  const terms = termsOf(pages, language);
  const foldOf = ({ query }: Asked) => Number.parseInt(hashOf(['fold', query]).slice(0, 8), 16) % folds;
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
        const evidence = evidenceOf(terms, pages.length, parsed);
        const leads = leadsOf(learned, weights, parsed.text, pages.length);
        const page = pages.findIndex(({ url }) => url === `/questions/${slug}/`);
        return { page: page < 0 ? undefined : page, evidence, leads };
      });
  }).flat();
}

/** Shares of good queries that have their page first, and among three. */
function placed(opinions: readonly Opinions[], rule: Rule) {
  const good = opinions.filter(({ page }) => page !== undefined);
  const within = (most: number) =>
    good.filter(({ page, evidence, leads }) =>
      join(evidence, leads, rule)
        .hits.slice(0, most)
        .some((hit) => hit.page === page),
    ).length / Math.max(1, good.length);
  return { first: within(1), three: within(3) };
}

/** Share of good queries that may be called no close match. */
const mostGoodFlagged = 0.05;

/** The least evidence with which no more good queries are flagged than may be, and the share of the others that are. */
function flagged(opinions: readonly Opinions[], rule: Rule) {
  const all = opinions
    .map(({ page, evidence, leads }) => ({
      good: page !== undefined,
      worth: answered(evidence, leads, join(evidence, leads, rule).hits, rule),
    }))
    .sort((x, y) => x.worth - y.worth);
  const good = all.filter((one) => one.good);
  const enough = good[Math.floor(mostGoodFlagged * good.length)]?.worth ?? 0;
  const bad = all.filter((one) => !one.good);
  return { enough, bad: bad.filter(({ worth }) => worth < enough).length / Math.max(1, bad.length) };
}

const tried: Partial<Record<keyof Rule, number[]>> = {
  words: [0, 8, 16, 24, 33],
  found: [0, 0.5, 1, 1.5, 2],
  unknown: [0, -1, -2, -3],
  length: [0, 0.5, 1, 1.5],
};

/** Shares for each number of the rule, the others as they are, on queries that were not learned. */
export function triedRules(asked: readonly Asked[], pages: readonly PageText[], language: string): string {
  const opinions = opinionsOn(asked, pages, language);
  const share = (value: number) => value.toFixed(3);
  return [
    'cross-validation over the lists',
    ...Object.entries(tried).flatMap(([name, values]) =>
      values.map((value) => {
        const rule = { ...joined, [name]: value };
        const { first, three } = placed(opinions, rule);
        const { enough, bad } = flagged(opinions, rule);
        return `${name} ${value}: first ${share(first)}, among three ${share(three)}, negatives flagged ${share(bad)} at ${enough.toFixed(2)}`;
      }),
    ),
  ].join('\n');
}
