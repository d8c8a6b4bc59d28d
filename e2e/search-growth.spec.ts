import { join } from 'node:path';
import { contestants, layOutPages } from '../bench/contestants.ts';
import { generateBook } from '../bench/generated-book.ts';
import { knownItems } from '../bench/known-items.ts';
import { firstAnswer, Shelf, typedAnswer } from '../bench/search-measures.ts';
import { overBudget } from './budgets.ts';
import { dist, expect, root, test } from './site.ts';

test('search of 1,000 questions gives its first results within its budget', async ({ browser }, info) => {
  test.setTimeout(180_000);
  const book = generateBook(1_000, 1);
  const site = join(root, '.cache/e2e/thousand');
  layOutPages(book, dist, site);
  const ours = contestants[0]!;
  await ours.write(site);
  const shelf = new Shelf(site);
  const queries = knownItems(book, 1, 1).map(({ query }) => query);
  const atOnce: number[] = [];
  for (const query of queries) atOnce.push((await firstAnswer(browser, shelf, ours, query, 100)).bytes);
  const typed = (await typedAnswer(browser, shelf, ours, queries[0]!)).first;
  shelf.close();
  info.annotations.push({ type: 'bytes', description: JSON.stringify({ atOnce, typed }) });
  expect(Math.min(typed, ...atOnce)).toBeGreaterThan(20_000);
  expect(overBudget({ searchThousand: Math.max(typed, ...atOnce) })).toEqual([]);
});
