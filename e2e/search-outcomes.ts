import { buildPageIndex, type PageText } from '#search/page-index.ts';
import { parseQuery } from '#search/query.ts';
import { languageNamed } from '#search/named-language.ts';
import { rank } from '#search/rank.ts';
import { spellingLists } from '#search/spelling.ts';
import { Terms } from '#search/terms.ts';
import type { Outcome, Query } from './search-score.ts';

/** Results of the ranking outside the browser, for many queries and for errors that are planted in pages. */
export function outcomes(
  texts: readonly PageText[],
  queries: readonly Pick<Query, 'q'>[],
  correct = true,
  code = 'en',
): Outcome[] {
  const language = languageNamed(code);
  const { shards, head } = buildPageIndex(texts, language);
  const terms = new Terms(shards.length > 1, language);
  for (const shard of shards) terms.add(shard);
  for (const list of Object.values(spellingLists(shards))) terms.addSpellings(list);
  return queries.map(({ q }) => {
    const { hits, weak } = rank(terms, head.pages, parseQuery(q, language), correct);
    return {
      pages: hits.slice(0, 10).map(({ page }) => texts[page]!.url.replace(/^.*\/questions\/|\/$/g, '')),
      flagged: weak || hits.length === 0,
    };
  });
}
