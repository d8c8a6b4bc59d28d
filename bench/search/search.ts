import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../browser.ts';
import { filesBelow } from '../../src/project/book-files.ts';
import { generateBook, type GeneratedBook } from '../book/generate-book.ts';
import { knownItems, type KnownItem } from '../book/known-items.ts';
import { buildSite, inWorkFolder, ours as ourBuilder } from '../sites/builders.ts';
import { median, quantile } from '../statistics.ts';
import { fixed, table, type Column } from '../table.ts';
import { firstAnswer, typedAnswer, warmAnswers, type Outcome } from './answers.ts';
import { ours, replacePages, type SearchEngine } from './engine.ts';
import { rivals } from './rivals.ts';
import { gzipped, ServedFolder } from './served-folder.ts';

const seed = 1;
const itemsOfClass = 15;
const firstAnswers = 10;
const typedAnswers = 5;
const typedForTimes = 6;

/** Measures our search against its peers on the same generated pages, in a real browser. */
export async function measureSearch(sizes: readonly number[]): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('Search: skipped, no Chromium found. Name one with CHROMIUM_PATH, or run the tests once.\n');
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await inWorkFolder(async (folder) => {
      // A site of ten questions: its search page is the same as that of a larger one.
      const shell = join(folder, 'shell');
      ourBuilder.prepare(generateBook(10, seed), shell);
      await buildSite(ourBuilder, shell);
      for (const size of sizes)
        await measureSize(browser, join(shell, 'dist'), join(folder, String(size)), size);
    });
  } finally {
    await browser.close();
  }
}

async function measureSize(browser: Browser, shell: string, folder: string, size: number): Promise<void> {
  const book = generateBook(size, seed);
  const items = knownItems(book, itemsOfClass, seed);
  replacePages(book, shell, folder);
  const site = new ServedFolder(folder);
  const measured = [await measure(browser, site, ours, book, items)];
  for (const engine of rivals)
    try {
      measured.push(await measure(browser, site, engine, book, items));
    } catch (error) {
      console.log(`${engine.name} gave up: ${(error as Error).message.split('\n')[0]}`);
    }
  site.close();
  rmSync(folder, { recursive: true, force: true });
  report(size, items, measured);
}

/** Times in milliseconds, sizes in bytes. */
async function measure(
  browser: Browser,
  site: ServedFolder,
  engine: SearchEngine,
  book: GeneratedBook,
  items: readonly KnownItem[],
) {
  process.stderr.write(`${engine.name}: index …`);
  const started = performance.now();
  await engine.write(site.folder, book);
  const writeMs = performance.now() - started;
  const files = engine.folders
    .flatMap((name) => filesBelow(join(site.folder, name)))
    .filter((file) => !file.endsWith('.html'))
    .map((file) => readFileSync(file));
  process.stderr.write(' first answers …');
  const step = Math.ceil(items.length / firstAnswers);
  const spread = items.filter((_, at) => at % step === 0).map(({ query }) => query);
  const first: Awaited<ReturnType<typeof firstAnswer>>[] = [];
  for (const query of spread) first.push(await firstAnswer(browser, site, engine, query));
  process.stderr.write(' typed …');
  const typed: Awaited<ReturnType<typeof typedAnswer>>[] = [];
  for (const query of spread.slice(0, typedAnswers))
    typed.push(await typedAnswer(browser, site, engine, query));
  process.stderr.write(' warm …\n');
  const { outcomes, keyTimes } = await warmAnswers(
    browser,
    site,
    engine,
    items,
    spread.slice(-typedForTimes),
  );
  return {
    name: engine.name,
    writeMs,
    raw: sum(files.map(({ length }) => length)),
    gzip: sum(files.map(gzipped)),
    first: first.map(({ bytes }) => bytes),
    later: first.map(({ later }) => later),
    typedFirst: typed.map(({ first }) => first),
    typed: typed.map(({ whole }) => whole),
    keys: keyTimes,
    outcomes,
  };
}
type Measured = Awaited<ReturnType<typeof measure>>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const kB = (bytes: number): string => fixed(bytes / 1000, 1);
const most = (values: readonly number[]): number => (values.length > 0 ? Math.max(...values) : NaN);
const share = (outcomes: readonly Outcome[], within: number): number =>
  outcomes.filter(({ rank }) => rank >= 1 && rank <= within).length / outcomes.length;

const figures: Column<Measured>[] = [
  ['', ({ name }) => name],
  ['made in s', ({ writeMs }) => fixed(writeMs / 1000, 1)],
  ['files raw', ({ raw }) => kB(raw)],
  ['gzip', ({ gzip }) => kB(gzip)],
  ['first', ({ first }) => kB(median(first))],
  ['most', ({ first }) => kB(most(first))],
  ['later', ({ later }) => kB(median(later))],
  ['typed first', ({ typedFirst }) => kB(median(typedFirst))],
  ['most', ({ typedFirst }) => kB(most(typedFirst))],
  ['typed', ({ typed }) => kB(median(typed))],
  ['most', ({ typed }) => kB(most(typed))],
  ['key ms', ({ keys }) => fixed(median(keys), 1)],
  ['p95', ({ keys }) => fixed(quantile(keys, 0.95), 1)],
  ['S@1', ({ outcomes }) => fixed(share(outcomes, 1), 3)],
  ['S@5', ({ outcomes }) => fixed(share(outcomes, 5), 3)],
];

function report(size: number, items: readonly KnownItem[], measured: readonly Measured[]): void {
  console.log(
    `Search: ${size} generated questions, ${items.length} queries for known pages. kB after gzip 6 where not said; ` +
      'first: script and data until the first results stand, the query given at once; typed: the same, key by key',
  );
  console.log(table(figures, measured));
  const multiple = (head: string, of: (row: Measured) => number): Column<Measured> => [
    head,
    (row) => fixed(of(row) / of(measured[0]!), 2),
  ];
  console.log('\nAs multiples of ours');
  console.log(
    table(
      [
        ['', ({ name }) => name],
        multiple('made in', ({ writeMs }) => writeMs),
        multiple('files gzip', ({ gzip }) => gzip),
        multiple('first', ({ first }) => median(first)),
        multiple('typed', ({ typed }) => median(typed)),
        multiple('key p95', ({ keys }) => quantile(keys, 0.95)),
        multiple('S@1', ({ outcomes }) => share(outcomes, 1)),
      ],
      measured.slice(1),
    ),
  );
  console.log('\nThe page looked for comes first, by kind of query');
  const ofClass = (outcomes: readonly Outcome[], name: string) =>
    outcomes.filter((outcome) => outcome.class === name);
  console.log(
    table(
      [
        ['', (name) => name],
        ...measured.map(({ name: engine, outcomes }): Column<string> => [
          engine,
          (name) => fixed(share(ofClass(outcomes, name), 1), 2),
        ]),
      ],
      [...new Set(items.map((item) => item.class))],
    ) + '\n',
  );
}
