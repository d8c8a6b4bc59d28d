import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow } from '../../src/project/book-files.ts';
import { generateBook } from '../book/generate-book.ts';
import { gzipped } from '../search/served-folder.ts';
import { median } from '../statistics.ts';
import { fixed, table } from '../table.ts';
import { buildSite, inWorkFolder, siteBuilders, type SiteBuilder } from './builders.ts';

const seed = 1;

/** Builds the same generated books with our generator and with others, each from nothing. */
export const measurePages = (sizes: readonly number[]): Promise<void> =>
  inWorkFolder(async (folder) => {
    for (const size of sizes) {
      const built: Built[] = [];
      for (const [at, builder] of siteBuilders.entries()) {
        process.stderr.write(`${size} questions with ${builder.name} …\n`);
        try {
          built.push(await build(builder, size, join(folder, `${size}-${at}`)));
        } catch (error) {
          console.log(`${builder.name} gave up: ${(error as Error).message}`);
        }
      }
      report(size, built);
    }
  });

async function build(builder: SiteBuilder, size: number, folder: string) {
  builder.prepare(generateBook(size, seed), folder);
  const run = await buildSite(builder, folder);
  const site = join(folder, 'dist');
  const files = filesBelow(site).map((file) => ({
    file,
    path: relative(site, file),
    bytes: statSync(file).size,
  }));
  const bytesOf = (some: typeof files) => some.reduce((sum, { bytes }) => sum + bytes, 0);
  const pages = files.filter(({ path }) => path.endsWith('.html'));
  const questions = pages.filter(({ path }) => /^questions\/.+/.test(path));
  return {
    name: builder.name,
    ...run,
    pages: pages.length,
    bytes: bytesOf(files),
    /** Median of the HTML of questions after gzip 6. */
    pageBytes: median(questions.map(({ file }) => gzipped(readFileSync(file)))),
    searchBytes: bytesOf(files.filter(({ path }) => builder.search.test(path))),
  };
}
type Built = Awaited<ReturnType<typeof build>>;

function report(size: number, built: readonly Built[]): void {
  console.log(`Pages: ${size} generated questions, each site built from nothing`);
  console.log(
    table(
      [
        ['', ({ name }) => name],
        ['pages', ({ pages }) => String(pages)],
        ['wall s', ({ ms }) => fixed(ms / 1000, 1)],
        ['CPU s', ({ cpuSeconds }) => fixed(cpuSeconds, 1)],
        ['memory MB', ({ peakBytes }) => fixed(peakBytes / 1e6, 1)],
        ['output MB', ({ bytes }) => fixed(bytes / 1e6, 1)],
        ['search MB', ({ searchBytes }) => fixed(searchBytes / 1e6, 1)],
        ['kB a page, gzip', ({ pageBytes }) => fixed(pageBytes / 1000, 1)],
      ],
      built,
    ),
  );
  const ours = built.find(({ name }) => name === siteBuilders[0]!.name);
  if (!ours) return;
  console.log('\nOurs as a multiple of');
  console.log(
    table(
      [
        ['', ({ name }) => name],
        ['wall', ({ ms }) => fixed(ours.ms / ms, 2)],
        ['CPU', ({ cpuSeconds }) => fixed(ours.cpuSeconds / cpuSeconds, 2)],
        ['memory', ({ peakBytes }) => fixed(ours.peakBytes / peakBytes, 2)],
        ['output', ({ bytes }) => fixed(ours.bytes / bytes, 2)],
        ['page', ({ pageBytes }) => fixed(ours.pageBytes / pageBytes, 2)],
      ],
      built.filter((other) => other !== ours),
    ) + '\n',
  );
}
