/** Builds give the same bytes whenever and beside whatever they run, and one that is killed leaves a site. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'playwright/test';
import { filesBelow } from '#project/book-files.ts';
import { overBudget, gzipped } from '../support/budgets.ts';
import { startBuild, workplace } from '../support/build-book.ts';
import {
  copyFixture,
  fixtureCache,
  fixtureSettings,
  fixtureSite,
  fixtureSource,
  temporaryFolder,
} from '../support/fixture-book.ts';
import { folderSums } from '../support/folder-sums.ts';
import { plainPage, writeLeastBook } from '../support/least-book.ts';
import { root } from '../support/site.ts';

test.describe.configure({ mode: 'default' });

const least = join(temporaryFolder('least'), 'content');
const leastSite = join(dirname(least), 'dist');

/** Cuts off each JSON file that a build has kept. */
function cutOff(cache: string): void {
  const files = filesBelow(cache).filter((file) => file.endsWith('.json'));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) truncateSync(file, 100);
}

test('of two builds at once, of two books, each gives its own site, the same bytes as from nothing', async () => {
  const copy = copyFixture('again');
  const again = join(dirname(copy), 'dist');
  const cache = join(dirname(copy), 'cache');
  cpSync(fixtureCache, cache, { recursive: true });
  cutOff(cache);
  writeLeastBook(least, plainPage);
  const ends = await Promise.all([
    // Where that cache comes from.
    startBuild(copy, again, fixtureSettings, [], root).ended,
    startBuild(least, leastSite, {}, [], root).ended,
  ]);
  for (const { status, said } of ends) expect(status, said).toBe(0);
  expect(ends.some(({ said }) => said.includes('Another build of this project is running'))).toBe(true);
  expect(folderSums(again)).toEqual(folderSums(fixtureSite));
  expect(folderSums(copy), 'a build writes nothing into its book').toEqual(folderSums(fixtureSource));
  // The comparison sees one byte, and one file.
  appendFileSync(join(again, 'robots.txt'), ' ');
  rmSync(join(again, 'feed.xml'));
  const differs = folderSums(again);
  const paths = Object.entries(folderSums(fixtureSite)).flatMap(([path, sum]) =>
    differs[path] === sum ? [] : path,
  );
  expect(paths).toEqual(['feed.xml', 'robots.txt']);

  // The least that builds.
  expect(readdirSync(dirname(least)).sort()).toEqual(['cache', 'content', 'dist']);
  const files = Object.keys(folderSums(leastSite));
  for (const file of ['questions/one/index.html', 'questions/one.md', 'pagefind/pagefind.js'])
    expect(files).toContain(file);
  expect(files.filter((file) => file.startsWith('og/'))).toEqual([
    'og/one.png',
    'og/site/home.png',
    'og/topic/a.png',
  ]);
  // What made it stands at its foot, and nothing of another book.
  const home = readFileSync(join(leastSite, 'index.html'), 'utf8').replace('Made with Grounded', '');
  expect(home).not.toMatch(/Night Sky|planet|grounded/i);
  const html = readFileSync(join(leastSite, 'questions/one/index.html'), 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
  expect(assets.length).toBeGreaterThanOrEqual(2);
  const sizes = assets.map((asset) => gzipped(readFileSync(join(leastSite, asset))));
  const plainHtml = gzipped(html);
  expect(overBudget({ plainHtml, plainPage: sizes.reduce((sum, size) => sum + size, plainHtml) })).toEqual(
    [],
  );
});

test('a build after an edit renders what depends on it, and gives the same bytes as from nothing', async () => {
  const content = copyFixture('edited');
  const out = join(dirname(content), 'dist');
  const page = join(content, 'questions/orbital-motion/index.mdx');
  const source = readFileSync(page, 'utf8');
  writeFileSync(page, source.replace('    note: ', '    note: Today '));
  const first = await startBuild(content, out, fixtureSettings).ended;
  expect(first.status, first.said).toBe(0);
  expect(existsSync(join(workplace, '.astro')), 'an author’s server keeps its texts there').toBe(false);
  const edited = folderSums(out);
  writeFileSync(page, source);
  const second = await startBuild(content, out, fixtureSettings).ended;
  expect(second.status, second.said).toBe(0);
  expect(folderSums(out)).toEqual(folderSums(fixtureSite));
  const path = 'questions/orbital-motion/index.html';
  expect(edited[path]).not.toBe(folderSums(out)[path]);
  // The page of a question is kept for each of its states, and one with a component of the book's own for each of the book.
  const slugs = readdirSync(join(content, 'questions'));
  expect(globSync('cache/*/pages/*', { cwd: dirname(content) })).toHaveLength(slugs.length + 2);
  // Nothing is built where nothing has changed, unless the site has.
  expect((await startBuild(content, out, fixtureSettings).ended).said).toContain('nothing has changed');
  rmSync(join(out, 'feed.xml'));
  const third = await startBuild(content, out, fixtureSettings).ended;
  expect(third.said).not.toContain('nothing has changed');
  expect(folderSums(out)).toEqual(folderSums(fixtureSite));
});

/** Moments of a build, by what has just been written or moved. */
const moments: [name: string, written: string][] = [
  ['what was read is written', 'build-data/records\\.json$'],
  ['the first page is there', 'site\\.building-\\d+/.*\\.html$'],
  ['all pages are finished', 'build-data/finished\\.json$'],
  ['the old site has been moved away', 'dist\\.previous-\\d+$'],
];

test('a build that is killed leaves the site of before, and the next one clears up', async () => {
  const content = join(temporaryFolder('killed'), 'content');
  const home = dirname(content);
  const place = join(home, 'place');
  const out = join(place, 'dist');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'offline.json'), 'the site of before');
  writeFileSync(join(out, '_headers'), '');
  const settings = { CACHE_DIR: join(home, 'cache') };
  // With a sign that the fonts lack.
  writeLeastBook(content, `${plainPage}\n\nA newer ∰ end.`);
  for (const [at, [moment, written]] of moments.entries()) {
    const killWhen = pathToFileURL(join(root, 'e2e/support/kill-when.ts')).href;
    const build = startBuild(content, out, {
      ...settings,
      NODE_OPTIONS: `--import=${killWhen}`,
      KILL_WHEN: written,
    });
    const { status, said } = await build.ended;
    expect([status, build.process.signalCode], `${moment}: ${said}`).toEqual([null, 'SIGKILL']);
    const finished = globSync('cache/*/build-data/finished.json', { cwd: home });
    expect(finished, `${moment}: its processes end with it`).toHaveLength(at > 1 ? 1 : 0);
    const previous = existsSync(out) ? out : join(place, `dist.previous-${build.process.pid}`);
    expect(readFileSync(join(previous, 'offline.json'), 'utf8'), moment).toBe('the site of before');
  }
  expect(existsSync(out), 'the last was killed in between').toBe(false);
  // A cache of the other state of the book, or with a file that was cut off, changes nothing.
  writeLeastBook(content, plainPage);
  cutOff(settings.CACHE_DIR);
  const { status, said } = await startBuild(content, out, settings).ended;
  expect(status, said).toBe(0);
  expect(readdirSync(place)).toEqual(['dist']);
  expect(folderSums(out)).toEqual(folderSums(leastSite));
});
