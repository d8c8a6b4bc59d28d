import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../e2e/browser.ts';
import { writeBook } from './book-files.ts';
import { contestants, layOutPages, type Contestant } from './contestants.ts';
import { generateBook } from './generated-book.ts';
import { knownItems, type KnownItem } from './known-items.ts';
import { firstAnswer, gzipped, Shelf, typedAnswer, warmAnswers, type Outcome } from './search-measures.ts';
import { median, quantile } from './statistics.ts';
import { table } from './table.ts';

const folder = resolve('.cache/bench/search');
const seed = 1;
const itemsOfClass = 15;
const firstAnswers = 10;
const typedAnswers = 5;
const typedForTimes = 6;

interface Measured {
  name: string;
  writeMs: number;
  raw: number;
  gzip: number;
  first: number[];
  later: number[];
  typedFirst: number[];
  typed: number[];
  keys: number[];
  outcomes: Outcome[];
  /** Why there are no more figures than these. */
  failure?: string;
}

/** Measures our search against its peers on the same generated pages, in a real browser. */
export async function measureSearch(sizes: readonly number[]): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('Search: skipped, no Chromium found. Name one with CHROMIUM_PATH, or run the tests once.\n');
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const shell = buildShell();
    for (const size of sizes) await measureSize(browser, shell, size);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A site of ten questions: its search page is the same as that of a larger one. */
function buildShell(): string {
  writeBook(generateBook(10, seed), join(folder, 'content'));
  const out = join(folder, 'shell');
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/build/build.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: join(folder, 'content'), OUT_DIR: out, BASE_PATH: '/' },
  });
  if (status !== 0) throw new Error(`The site for the search page could not be built.\n${stderr}`);
  return out;
}

async function measureSize(browser: Browser, shell: string, size: number): Promise<void> {
  const book = generateBook(size, seed);
  const items = knownItems(book, itemsOfClass, seed);
  const site = join(folder, `site-${size}`);
  layOutPages(book, shell, site);
  const shelf = new Shelf(site);
  const measured: Measured[] = [];
  for (const contestant of contestants) measured.push(await measure(browser, shelf, contestant, items));
  shelf.close();
  rmSync(site, { recursive: true, force: true });
  report(size, items, measured);
}

async function measure(
  browser: Browser,
  shelf: Shelf,
  contestant: Contestant,
  items: readonly KnownItem[],
): Promise<Measured> {
  const out: Measured = {
    name: contestant.name,
    writeMs: 0,
    raw: 0,
    gzip: 0,
    first: [],
    later: [],
    typedFirst: [],
    typed: [],
    keys: [],
    outcomes: [],
  };
  try {
    process.stderr.write(`${contestant.name}: index …`);
    const started = performance.now();
    await contestant.write(shelf.folder);
    out.writeMs = performance.now() - started;
    for (const file of contestant.files.flatMap((name) => filesOf(join(shelf.folder, name)))) {
      if (file.endsWith('.html')) continue;
      const content = readFileSync(file);
      out.raw += content.length;
      out.gzip += gzipped(content);
    }
    process.stderr.write(' first answers …');
    const step = Math.ceil(items.length / firstAnswers);
    const spread = items.filter((_, at) => at % step === 0).map(({ query }) => query);
    for (const query of spread) {
      const { bytes, later } = await firstAnswer(browser, shelf, contestant, query);
      out.first.push(bytes);
      out.later.push(later);
    }
    process.stderr.write(' typed …');
    for (const query of spread.slice(0, typedAnswers)) {
      const { first, whole } = await typedAnswer(browser, shelf, contestant, query);
      out.typedFirst.push(first);
      out.typed.push(whole);
    }
    process.stderr.write(' warm …\n');
    const warm = await warmAnswers(browser, shelf, contestant, items, spread.slice(-typedForTimes));
    out.outcomes = warm.outcomes;
    out.keys = warm.keyTimes;
  } catch (error) {
    out.failure = (error as Error).message.split('\n')[0]!;
  }
  return out;
}

const filesOf = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const kB = (bytes: number): string => (Number.isFinite(bytes) ? (bytes / 1000).toFixed(1) : '-');
const most = (values: readonly number[]): number => (values.length > 0 ? Math.max(...values) : NaN);
const share = (outcomes: readonly Outcome[], within: number): number =>
  outcomes.filter(({ rank }) => rank >= 1 && rank <= within).length / outcomes.length;

function report(size: number, items: readonly KnownItem[], measured: readonly Measured[]): void {
  console.log(
    `Search: ${size} generated questions, ${items.length} queries for known pages. kB after gzip 6 where not said; ` +
      'first: script and data until the first results stand, the query given at once; typed: the same, key by key',
  );
  console.log(
    table(
      [
        '',
        'made in s',
        'files raw',
        'gzip',
        'first',
        'most',
        'later',
        'typed first',
        'most',
        'typed',
        'most',
        'key ms',
        'p95',
        'S@1',
        'S@5',
      ],
      measured.map((row) => [
        row.name,
        (row.writeMs / 1000).toFixed(1),
        kB(row.raw),
        kB(row.gzip),
        kB(median(row.first)),
        kB(most(row.first)),
        kB(median(row.later)),
        kB(median(row.typedFirst)),
        kB(most(row.typedFirst)),
        kB(median(row.typed)),
        kB(most(row.typed)),
        quantile(row.keys, 0.5).toFixed(1),
        quantile(row.keys, 0.95).toFixed(1),
        share(row.outcomes, 1).toFixed(3),
        share(row.outcomes, 5).toFixed(3),
      ]),
    ),
  );
  const ours = measured[0]!;
  console.log('\nAs multiples of ours');
  console.log(
    table(
      ['', 'made in', 'files gzip', 'first', 'typed', 'key p95', 'S@1'],
      measured
        .slice(1)
        .map((row) => [
          row.name,
          ...[
            row.writeMs / ours.writeMs,
            row.gzip / ours.gzip,
            median(row.first) / median(ours.first),
            median(row.typed) / median(ours.typed),
            quantile(row.keys, 0.95) / quantile(ours.keys, 0.95),
            share(row.outcomes, 1) / share(ours.outcomes, 1),
          ].map((ratio) => (Number.isFinite(ratio) ? ratio.toFixed(2) : '-')),
        ]),
    ),
  );
  console.log('\nThe page looked for comes first, by kind of query');
  const classes = [...new Set(items.map((item) => item.class))];
  console.log(
    table(
      ['', ...measured.map(({ name }) => name)],
      classes.map((name) => [
        name,
        ...measured.map(({ outcomes }) =>
          share(
            outcomes.filter((outcome) => outcome.class === name),
            1,
          ).toFixed(2),
        ),
      ]),
    ),
  );
  for (const { name, failure } of measured) if (failure) console.log(`${name} gave up: ${failure}`);
  console.log();
}
