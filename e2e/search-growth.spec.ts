import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '#search/tokens.ts';
import { generateBook } from '../bench/book/generate-book.ts';
import { knownItems } from '../bench/book/known-items.ts';
import { writeBook } from '../bench/book/write-book.ts';
import { firstAnswer, typedAnswer } from '../bench/search/answers.ts';
import { ours, pageTexts, replacePages } from '../bench/search/engine.ts';
import { ServedFolder } from '../bench/search/served-folder.ts';
import { overBudget } from './budgets.ts';
import { buildBook } from './build-book.ts';
import { dist, expect, root, test } from './site.ts';

test('search of 1,000 questions gives its first results within its budget', async ({ browser }, info) => {
  test.setTimeout(180_000);
  const book = generateBook(1_000, 1);
  const folder = join(root, '.cache/e2e/thousand');
  replacePages(book, dist, folder);
  await ours.write(folder);
  const site = new ServedFolder(folder);
  const queries = knownItems(book, 1, 1).map(({ query }) => query);
  const atOnce: number[] = [];
  for (const query of queries) atOnce.push((await firstAnswer(browser, site, ours, query, 100)).bytes);
  const typed = (await typedAnswer(browser, site, ours, queries[0]!)).first;
  site.close();
  info.annotations.push({ type: 'bytes', description: JSON.stringify({ atOnce, typed }) });
  expect(Math.min(typed, ...atOnce)).toBeGreaterThan(20_000);
  expect(overBudget({ searchThousand: Math.max(typed, ...atOnce) })).toEqual([]);
});

/** What search knows of each page of a site, by number. */
const indexed = (site: string) =>
  pageTexts(site)
    .map(({ fragment: _, body, title, ...page }) => ({
      ...page,
      title: title.replace(/\s/g, ' '),
      body: words(body).join(' '),
    }))
    .sort((a, b) => Number(a.number) - Number(b.number));

test('the pages that search is measured on read as the site renders them', async () => {
  test.setTimeout(180_000);
  const book = generateBook(8, 3);
  expect(book.pages.some(({ blocks }) => blocks.some(({ type }) => type === 'diagram'))).toBe(true);
  const folder = join(root, '.cache/e2e/eight');
  rmSync(folder, { recursive: true, force: true });
  writeBook(book, join(folder, 'content'));
  expect(await buildBook(join(folder, 'content'), join(folder, 'built'))).toBe('');
  replacePages(book, join(folder, 'built'), join(folder, 'written'));
  await ours.write(join(folder, 'written'));
  expect(indexed(join(folder, 'written'))).toEqual(indexed(join(folder, 'built')));
});
