/**
 * Runs what must hold: format, lint, types, the book's content, unit tests; then builds the sites and drives them in
 * browsers, which `--check` leaves out, and tests named `*.slow.test.ts` with it. Other words are parts of paths: only
 * the tests there run, and no other check.
 */
import { execFile, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { RunOptions } from 'node:test';
import { promisify } from 'node:util';
import { ensureBrowser } from '../bench/browser.ts';
import { copyFixture, fixtureCache, fixtureSettings, fixtureSite } from './fixture-book.ts';
import { hasPassed, markOf, notePassed } from './passed-before.ts';
import { counting, readingsFile } from './readings.ts';
import { runUnitTests, type Counts } from './unit-tests.ts';

if (process.argv.includes('--help')) {
  console.log(`Usage: npm test [-- WORD...]
       npm run check [-- WORD...]

  WORD  runs only the tests whose path contains one of these, and no other check

npm test runs everything; npm run check leaves out builds, browsers, tests that take half a minute, and tests of the\nbook that have passed with the same programs and data.`);
  process.exit(0);
}
const words = process.argv.slice(2).filter((word) => word !== '--check');
const total = { passed: 0, failed: 0 };
const skipped: string[] = [];

// The caller's book is checked, and its own tests run. All other tests say what they build, whatever the caller builds.
const book = { CONTENT_DIR: resolve(process.env['CONTENT_DIR'] || 'content') };
for (const name of 'CONTENT_DIR OUT_DIR CACHE_DIR BASE_PATH SITE_URL PORT'.split(' '))
  delete process.env[name];
// A hundred files of tests, each in a process of its own, compile the same once.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/node');
// Books import the kit of labs by its name.
process.env['NODE_OPTIONS'] = `--import=${new URL('../bench/find-kit.ts', import.meta.url)}`;

const chosen = (...patterns: string[]) =>
  globSync(patterns)
    .filter((file) => words.length === 0 || words.some((word) => relative('.', file).includes(word)))
    .sort();

function reported(ok: boolean, what: string): boolean {
  total[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? '✔' : '✖'} ${what}`);
  return ok;
}

/** Runs a program of the project, or a tool by its name, and says what it said if it fails. */
async function step(name: string, command: string, env = {}): Promise<boolean> {
  const started = performance.now();
  const [program, ...args] = command.split(' ');
  const file = program!.endsWith('.ts') ? program! : `node_modules/.bin/${program}`;
  const options = { env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
  const said = await promisify(execFile)(process.execPath, [file, ...args], options).then(
    () => '',
    ({ stdout, stderr, message }: Record<string, string>) => `\n${stdout}${stderr}`.trimEnd() || message,
  );
  return reported(said === '', `${name} (${((performance.now() - started) / 1000).toFixed(1)} s)${said}`);
}

async function statics(): Promise<void> {
  if (words.length > 0) return;
  // Any build writes the types of collections too. They are the same until Astro or the place of their schema changes.
  if (!existsSync('.astro/types.d.ts')) await step('types of content', 'astro sync');
  await step('types', 'e2e/astro-tsc.ts -b src/site e2e');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { format: string } };
  await step(
    'format',
    scripts.format.replace('--write', '--check --cache --cache-location .cache/prettier').replaceAll("'", ''),
  );
  await step('lint', 'eslint -c e2e/eslint.config.mjs --cache --cache-location .cache/eslint .');
  await step('content', 'src/cli/build/build.ts --check', book);
}

/** Tests that change what other files of tests in their process would see. */
const alone = (file: string) =>
  /process\.(env\[.+\] (\?\?)?=|env = |chdir)|Object\.assign\(process\.env|^(before|after)Each\(|^ *onlyWritten\w*\(\)/m.test(
    readFileSync(file, 'utf8'),
  );

/** Runs tests of the generator: most in one process, since to start a hundred takes longer than they do. */
async function ownUnits(files: string[]): Promise<void> {
  const together = files.filter((file) => !alone(file));
  if (together.length > 0) {
    const tests = fork('e2e/unit-tests.ts', together);
    let counts: Counts | undefined;
    tests.on('message', (message) => (counts = message as Counts));
    const [status] = (await once(tests, 'close')) as [number | null];
    if (counts) add(counts);
    else reported(false, `unit tests: their process ended with ${status ?? 'a signal'}`);
  }
  await units(files.filter(alone), { concurrency: 1 });
}

/** Runs tests, each file in a process of its own; returns how many failed. */
async function units(files: string[], options: RunOptions, env = {}): Promise<number> {
  const counts = await runUnitTests(files, { env: { ...process.env, ...env }, ...options });
  add(counts);
  return counts.failed;
}

/** Runs tests of the book; a quick check leaves out those that have passed with the same programs and data. */
async function bookUnits(files: string[]): Promise<void> {
  const marks = new Map(files.map((file) => [file, markOf(file, book.CONTENT_DIR)]));
  const left = quick && words.length === 0 ? files.filter((file) => !hasPassed(marks.get(file)!)) : files;
  if (left.length < files.length)
    reported(
      true,
      `${files.length - left.length} files of tests of the book have passed before, and nothing has changed`,
    );
  if ((await units(left, { concurrency: 2 }, book)) === 0) notePassed(left.map((file) => marks.get(file)!));
}

function add(counts: Counts): void {
  total.passed += counts.passed;
  total.failed += counts.failed;
  skipped.push(...counts.skipped);
}

async function browsers(specs: string[]): Promise<void> {
  const fixture = copyFixture('book');
  const site = {
    ...fixtureSettings,
    CONTENT_DIR: fixture,
    OUT_DIR: fixtureSite,
    CACHE_DIR: fixtureCache,
  };
  // Only now: it takes the settings that were the caller's.
  const { cacheDirOf } = await import('#project/site.ts');
  // Readings are counted, so every page of the book is rendered even if nothing has changed; the other one from nothing.
  for (const path of [readingsFile, 'dist', join(cacheDirOf('content'), 'pages'), fixtureCache])
    rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(readingsFile), { recursive: true });
  const browser = ensureBrowser();
  if (typeof browser !== 'string') return void reported(false, `browser\n${browser.message}`);
  const built =
    (await step('build', 'src/cli/build/build.ts', counting)) &&
    (await step('build of another book, from elsewhere', 'src/cli/build/build.ts', site));
  if (!built) return;
  const report = resolve('.cache/e2e/report.json');
  rmSync(report, { force: true });
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/.bin/playwright', 'test', '-c', 'e2e', ...specs],
    { stdio: 'inherit' },
  );
  if (!existsSync(report)) return void reported(false, 'Playwright did not report');
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as { stats: Record<string, number> };
  total.passed += stats['expected']!;
  total.failed += stats['unexpected']! + stats['flaky']! || Number(status !== 0);
  if (stats['skipped']) skipped.push(`${stats['skipped']} tests of programs that are not installed`);
}

// Side by side, so that two processors are busy until the last ends; what takes longest comes first.
// Tests of half a minute, or of hundreds of seeds, are left to the whole by a quick check, unless it names them.
const quick = process.argv.includes('--check');
const fast = (file: string) => !quick || words.length > 0 || !file.endsWith('.slow.test.ts');
const ofPrograms = 'src/check/programs/samples.slow.test.ts';
const ofBook = [...chosen(ofPrograms), ...chosen(`${book.CONTENT_DIR}/**/*.test.ts`)].filter(fast);
const ofGenerator = chosen('{src,e2e,docs}/**/*.test.ts', 'bench/{book,paint,search,sites}/*.test.ts').filter(
  (file) => file !== ofPrograms && !ofBook.includes(file) && fast(file),
);
await Promise.all([statics(), ownUnits(ofGenerator), bookUnits(ofBook)]);
const specs = quick ? [] : chosen('e2e/*.spec.ts');
if (specs.length > 0) await browsers(specs);
if (ofBook.length + ofGenerator.length + specs.length === 0)
  reported(false, `No test has ${words.join(' or ')} in its path`);
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
