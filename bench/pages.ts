import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { generateBook } from './generated-book.ts';
import { gzipped } from './search-measures.ts';
import { siteBuilders, type SiteBuilder } from './site-builders.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';
import { watchedRun, type Run } from './watched-run.ts';

const folder = resolve('.cache/bench/pages');
const seed = 1;

interface Built {
  name: string;
  run: Run;
  phases: Map<string, number>;
  pages: number;
  bytes: number;
  /** Median of the HTML of questions after gzip 6. */
  pageBytes: number;
  searchBytes: number;
}

/** Builds the same generated books with our generator and with others, each from nothing. */
export async function measurePages(sizes: readonly number[]): Promise<void> {
  const missing = siteBuilders.filter((builder) => !builder.installed());
  // All are cleared away at the end: for minutes after many files have gone, file systems are slow to make new ones.
  const cleaners: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    for (const size of sizes) {
      const built: Built[] = [];
      for (const builder of siteBuilders) {
        if (missing.includes(builder)) continue;
        process.stderr.write(`${size} questions with ${builder.name} …\n`);
        const own = join(folder, `${builder.name.replace(/\W+/g, '-')}-${size}-${process.pid}`);
        cleaners.push(() => builder.clean?.(own));
        try {
          built.push(await build(builder, size, own));
        } catch (error) {
          console.log(`${builder.name} gave up: ${(error as Error).message}`);
        }
      }
      report(size, built);
    }
  } finally {
    for (const clean of cleaners) clean();
  }
  for (const { name } of missing) console.log(`${name}: skipped, it is not installed.`);
  console.log('Docusaurus: not measured.\n');
}

async function build(builder: SiteBuilder, size: number, own: string): Promise<Built> {
  builder.prepare(generateBook(size, seed), own);
  const { command, env } = builder.command(own);
  const run = await watchedRun(command, { cwd: '.', ...(env && { env }) });
  return { name: builder.name, run, phases: phasesOf(run, builder.phases), ...weigh(builder, own) };
}

/** Time from the end of one phase to the end of the next, in milliseconds. */
export function phasesOf({ lines, ms }: Run, phases: SiteBuilder['phases']): Map<string, number> {
  const out = new Map<string, number>();
  let previous = 0;
  for (const [name, ends] of phases) {
    const line = lines.find(({ at, text }) => at >= previous && ends.test(text));
    if (!line) continue;
    out.set(name, line.at - previous);
    previous = line.at;
  }
  if (phases.length > 0) out.set('rest', ms - previous);
  return out;
}

function weigh(
  builder: SiteBuilder,
  own: string,
): Pick<Built, 'pages' | 'bytes' | 'pageBytes' | 'searchBytes'> {
  const out = builder.out(own);
  let [pages, bytes, searchBytes] = [0, 0, 0];
  const pageSizes: number[] = [];
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(out, join(entry.parentPath, entry.name));
    const content = readFileSync(join(out, path));
    bytes += content.length;
    if (builder.search.test(path)) searchBytes += content.length;
    if (!path.endsWith('.html')) continue;
    pages += 1;
    if (/^questions\/.+/.test(path)) pageSizes.push(gzipped(content));
  }
  return { pages, bytes, pageBytes: median(pageSizes), searchBytes };
}

const seconds = (ms: number | undefined): string => (ms === undefined ? '-' : (ms / 1000).toFixed(1));
const ratio = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : '-');
const MB = (bytes: number | undefined): string => (bytes === undefined ? '-' : (bytes / 1e6).toFixed(1));

function report(size: number, built: readonly Built[]): void {
  console.log(`Pages: ${size} generated questions, each site built from nothing`);
  console.log(
    table(
      ['', 'pages', 'wall s', 'CPU s', 'memory MB', 'output MB', 'search MB', 'kB a page, gzip'],
      built.map(({ name, run, pages, bytes, searchBytes, pageBytes }) => [
        name,
        String(pages),
        seconds(run.ms),
        run.cpuSeconds.toFixed(1),
        MB(run.peakBytes),
        MB(bytes),
        MB(searchBytes),
        (pageBytes / 1000).toFixed(1),
      ]),
    ),
  );
  const [ours, ...others] = built;
  if (!ours || others.length === 0) return console.log();
  console.log('\nOurs as a multiple of');
  console.log(
    table(
      ['', 'wall', 'CPU', 'memory', 'output', 'page'],
      others.map(({ name, run, bytes, pageBytes }) => [
        name,
        ratio(ours.run.ms / run.ms),
        ratio(ours.run.cpuSeconds / run.cpuSeconds),
        ratio((ours.run.peakBytes ?? NaN) / (run.peakBytes ?? NaN)),
        ratio(ours.bytes / bytes),
        ratio(ours.pageBytes / pageBytes),
      ]),
    ),
  );
  const phased = built.filter(({ phases }) => phases.size > 0);
  const names = [...new Set(phased.flatMap(({ phases }) => [...phases.keys()]))];
  console.log('\nSeconds by phase');
  console.log(
    table(
      ['', ...phased.map(({ name }) => name)],
      names.map((name) => [name, ...phased.map(({ phases }) => seconds(phases.get(name)))]),
    ),
  );
  console.log();
}
