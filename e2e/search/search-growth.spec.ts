import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, TestInfo } from 'playwright/test';
import { words } from '#search/tokens.ts';
import { generateBook } from '../../bench/book/generate-book.ts';
import { knownItems } from '../../bench/book/known-items.ts';
import { writeBook } from '../../bench/book/write-book.ts';
import { typedAnswer } from '../../bench/search/answers.ts';
import { builtPages } from '../../bench/search/built-pages.ts';
import { ours, replacePages } from '../../bench/search/engine.ts';
import { ServedFolder } from '../../bench/search/served-folder.ts';
import { gzipped, overBudget } from '../support/budgets.ts';
import { buildBook } from '../support/build-book.ts';
import { hold } from '../support/hold.ts';
import { dist, expect, root, test } from '../support/site.ts';

const textFile = /\/text-\d+/;

/** Cost of one search from a page: bytes after gzip until its first results, and all in all. */
async function costOf(browser: Browser, origin: string, folder: string, query: string) {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(origin, { waitUntil: 'networkidle' });
  const underWay = new Set<string>();
  const come: string[] = [];
  page.on('request', (request) => underWay.add(request.url()));
  page.on('requestfinished', (request) => {
    underWay.delete(request.url());
    come.push(request.url());
  });
  const allCome = (files: (url: string) => boolean) =>
    expect.poll(() => [...underWay].filter(files)).toEqual([]);
  // The browser's own figures are zero now and then, for a script as for a body read as a file.
  const bytes = () =>
    come.reduce((sum, url) => sum + gzipped(readFileSync(join(folder, new URL(url).pathname))), 0);
  const release = await hold(page, textFile);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill(query);
  await expect(page.locator('[data-search-state="done"]')).toHaveCount(1);
  await allCome((url) => !textFile.test(url));
  const first = bytes();
  release();
  // The texts of the first pages come last, whether or not anything is found in them.
  await expect.poll(() => come.some((url) => textFile.test(url))).toBe(true);
  await page.waitForLoadState('networkidle');
  await allCome(() => true);
  const corrected = (await page.locator('.search-message').innerText()).includes('instead of');
  const cost = { query, corrected, first, settled: bytes(), requests: come.length };
  await page.close();
  return cost;
}

type Cost = Awaited<ReturnType<typeof costOf>>;

/** Bound for queries of three words; where one has a slip, the list of spellings is one more. */
const mostRequests = 12;

function expectCheap(costs: readonly Cost[], info: TestInfo): void {
  info.annotations.push({ type: 'cost', description: JSON.stringify(costs) });
  for (const { query, first, settled, requests, corrected } of costs) {
    expect(first, query).toBeGreaterThan(20_000);
    expect(settled, query).toBeGreaterThan(first);
    expect(overBudget({ searchFirst: first, searchSettled: settled }), query).toEqual([]);
    expect(requests, query).toBeLessThanOrEqual(mostRequests + Number(corrected));
  }
}

test('a search of this book costs little, whatever is asked', async ({ browser, baseURL }, info) => {
  const costs: Cost[] = [];
  for (const query of [
    'what is lora',
    'why does my chatbot make things up',
    'IndexIVFFlat nprobe',
    'halucination detecton ',
    'LoRA 微调 显存不足',
    'speculative decoding with a draft model',
  ])
    costs.push(await costOf(browser, baseURL!, dist, query));
  expectCheap(costs, info);
});

test('a search of 1,000 questions costs no more', async ({ browser }, info) => {
  const book = generateBook(1_000, 1);
  const folder = join(root, '.cache/e2e/thousand');
  replacePages(book, dist, folder);
  await ours.write(folder, book);
  const site = new ServedFolder(folder);
  const costs: Cost[] = [];
  for (const { query } of knownItems(book, 1, 1))
    costs.push(await costOf(browser, site.origin, folder, query));
  const typed = (await typedAnswer(browser, site, ours, costs[0]!.query)).first;
  site.close();
  expectCheap(costs, info);
  expect(overBudget({ searchFirst: typed })).toEqual([]);
});

/** The words of a site as search knows them, those of aliases among them, and its pages, by number. */
const indexed = (site: string) => ({
  words: globSync(join(site, 'search/*/words-*.json'))
    .sort()
    .map((file) => readFileSync(file, 'utf8')),
  pages: builtPages(site)
    .map(({ body, title, ...page }) => ({
      ...page,
      title: title.replace(/\s/g, ' '),
      body: words(body).join(' '),
    }))
    .sort((a, b) => Number(a.number) - Number(b.number)),
});

test('the pages that search is measured on read as the site renders them', async () => {
  const book = generateBook(8, 3);
  expect(book.pages.some(({ blocks }) => blocks.some(({ type }) => type === 'diagram'))).toBe(true);
  const folder = join(root, '.cache/e2e/eight');
  rmSync(folder, { recursive: true, force: true });
  writeBook(book, join(folder, 'content'));
  expect(await buildBook(join(folder, 'content'), join(folder, 'built'))).toBe('');
  replacePages(book, join(folder, 'built'), join(folder, 'written'));
  await ours.write(join(folder, 'written'), book);
  expect(indexed(join(folder, 'written'))).toEqual(indexed(join(folder, 'built')));
});
