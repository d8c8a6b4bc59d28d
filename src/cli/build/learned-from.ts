import type { Asked } from '#book/asked.ts';
import { kept } from '#compute/kept.ts';
import { learn } from '#outputs/search/learn.ts';
import { inIndexOrder } from '#outputs/search/search-index.ts';
import type { SearchedPage } from '#outputs/search/searched-page.ts';
import type { Learned } from '#search/learned.ts';
import { generatorHash } from './unchanged.ts';

/** The weights that search learns from a book's lists, kept for later builds; nothing where it has none. */
export async function learnedFrom(
  asked: readonly Asked[],
  searched: readonly SearchedPage[],
): Promise<Learned | undefined> {
  // A translation may have none of the pages that lists are for.
  if (asked.every(({ slug }) => slug === undefined)) return undefined;
  const pages = inIndexOrder(searched).map(({ page }) => page);
  const names = pages.map(({ url, title, aliases, titles }) => [url, title, aliases, titles]);
  const made = await kept('learned', [generatorHash(), JSON.stringify([asked, names])], async () =>
    JSON.stringify(learn(asked, pages)),
  );
  return JSON.parse(made.toString()) as Learned;
}
