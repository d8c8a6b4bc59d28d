import { buildPageIndex, type PageText } from '#search/page-index.ts';
import { parseQuery } from '#search/query.ts';
import { languageNamed } from '#search/named-language.ts';
import { rank } from '#search/rank.ts';
import { spellingLists } from '#search/spelling.ts';
import { Terms } from '#search/terms.ts';
import { leadsOf, unpackWeights, type Learned } from '#search/learned.ts';
import type { Outcome, Query } from './search-score.ts';

/** The words of pages, all of them loaded. */
export function termsOf(texts: readonly PageText[], code = 'en'): Terms {
  const language = languageNamed(code);
  const { shards } = buildPageIndex(texts, language);
  const terms = new Terms(shards.length > 1, language);
  for (const shard of shards) terms.add(shard);
  for (const list of Object.values(spellingLists(shards))) terms.addSpellings(list);
  return terms;
}

/**
 * Results of the ranking outside the browser, for many queries and for errors that are planted in pages.
 *
 * @param learned  From lists of what people ask, if the book has any.
 */
export function outcomes(
  texts: readonly PageText[],
  queries: readonly Pick<Query, 'q'>[],
  {
    learned,
    correct = true,
    code = 'en',
  }: { learned?: Learned | undefined; correct?: boolean; code?: string } = {},
): Outcome[] {
  const terms = termsOf(texts, code);
  const weights = learned && unpackWeights(learned);
  return queries.map(({ q }) => {
    const query = parseQuery(q, terms.language);
    const leads = weights
      ? leadsOf(learned, weights, query.text, texts.length)
      : Array<undefined>(texts.length).fill(undefined);
    const { hits, weak } = rank(terms, leads, query, correct);
    return {
      pages: hits.slice(0, 10).map(({ page }) => texts[page]!.url.replace(/^.*\/questions\/|\/$/g, '')),
      flagged: weak || hits.length === 0,
    };
  });
}
