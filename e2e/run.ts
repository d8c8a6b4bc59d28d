/**
 * Runs what must hold: format, lint, types, the book's content, unit tests; then builds the sites and drives them in
 * browsers, which `--check` leaves out, and tests named `*.slow.test.ts` with it. Other words are parts of paths: only
 * the tests there run, and no other check.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ensureBrowser } from '../bench/browser.ts';
import { failuresOf, type Report } from './support/browser-report.ts';
import { isCommitMessage } from './support/commit-message.ts';
import { copyFixture, fixtureCache, fixtureSettings, fixtureSite } from './support/fixture-book.ts';
import {
  dataOfBook,
  dataOfProject,
  hasPassed,
  markOf,
  notePassed,
  type Data,
} from './support/passed-before.ts';
import { counting, readingsFile } from './support/readings.ts';
import { runUnitTests } from './support/unit-tests.ts';

if (process.argv.includes('--help')) {
  console.log(`Usage: npm test [-- WORD...]
       npm run check [-- WORD...]

  WORD  runs only the tests whose path contains one of these, and no other check

npm test runs everything; npm run check leaves out builds, browsers, tests that take half a minute, and\ntests that have passed with the same programs and data.`);
  process.exit(0);
}
const words = process.argv.slice(2).filter((word) => word !== '--check');
const total = { passed: 0, failed: 0 };
const failures: string[] = [];
const skipped: string[] = [];

// The caller's book is checked, and its own tests run. All other tests say what they build, whatever the caller builds.
const book = { CONTENT_DIR: resolve(process.env['CONTENT_DIR'] || 'content') };
for (const name of 'CONTENT_DIR OUT_DIR CACHE_DIR BASE_PATH SITE_URL PORT'.split(' '))
  delete process.env[name];
// A hundred files of tests, each in a process of its own, compile the same once.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/node');
process.env['PWTEST_CACHE_DIR'] ??= resolve('.cache/playwright');
// Whatever tests, and browsers that end early, leave among temporary files goes with this process.
process.env['TMPDIR'] = mkdtempSync(join(realpathSync(tmpdir()), 'tests-'));
process.on('exit', () => rmSync(tmpdir(), { recursive: true, force: true }));
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

async function types(): Promise<void> {
  if (words.length > 0) return;
  // They are the same until Astro or the place of their schema changes.
  if (!existsSync('.astro/types.d.ts')) await step('types of content', 'astro sync');
  await step('types', 'e2e/astro-tsc.ts -b src/site e2e');
}

async function texts(): Promise<void> {
  if (words.length > 0) return;
  await step('content', 'src/cli/build/build.ts --check', book);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { format: string } };
  await step(
    'format',
    scripts.format.replace('--write', '--check --cache --cache-location .cache/prettier').replaceAll("'", ''),
  );
  await step('lint', 'eslint -c e2e/eslint.config.mjs --cache --cache-location .cache/eslint .');
  // Of commits that are not sent yet, where there are some.
  const log = promisify(execFile)('git', ['log', '--format=%B%x00', 'origin/main..HEAD']);
  const { stdout } = await log.catch(() => ({ stdout: '' }));
  const messages = stdout.split('\0').map((text) => text.trim());
  const wrong = messages.slice(0, -1).filter((text) => !isCommitMessage(text));
  reported(wrong.length === 0, ['messages of commits', ...wrong].join('\n'));
}

/** Tests that change what other files of tests in their process would see. */
const alone = (file: string) =>
  /process\.(env\[.+\] (\?\?)?=|env = |chdir)|Object\.assign\(process\.env|^(before|after)Each\(|^ *(?:disableFunctionConstructors|lockPrograms)\(\)/m.test(
    readFileSync(file, 'utf8'),
  );

/**
 * Runs files of tests; a quick check leaves out those that have passed with the same programs and data.
 *
 * @param data       What they may read.
 * @param isolation  Of the files that change nothing for others; all others have a process each.
 */
async function units(files: string[], data: Data, isolation: 'none' | 'process', env = {}): Promise<void> {
  const marks = new Map(files.map((file) => [file, markOf(file, data)]));
  const left = quick && words.length === 0 ? files.filter((file) => !hasPassed(marks.get(file)!)) : files;
  const before = files.length - left.length;
  if (before > 0) reported(true, `${before} files of tests have passed before, and nothing has changed`);
  // To start a hundred processes takes longer than their tests do.
  const together = isolation === 'none' ? left.filter((file) => !alone(file)) : [];
  for (const [some, how] of [
    [together, 'none'],
    [left.filter((file) => !together.includes(file)), 'process'],
  ] as const) {
    const counts = await runUnitTests(some, how, env);
    total.passed += counts.passed;
    total.failed += counts.failed;
    failures.push(...counts.failures);
    skipped.push(...counts.skipped);
    if (counts.failed === 0) notePassed(some.map((file) => marks.get(file)!));
  }
}

/** Builds the sites that tests in browsers visit, and says whether there are some. */
async function sites(specs: string[]): Promise<boolean> {
  if (specs.length === 0) return false;
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
  if (typeof browser !== 'string') return reported(false, `browser\n${browser.message}`);
  return (
    (await step('build', 'src/cli/build/build.ts', counting)) &&
    (await step('build of another book, from elsewhere', 'src/cli/build/build.ts', site))
  );
}

async function browsers(specs: string[]): Promise<void> {
  const report = resolve('.cache/e2e/report.json');
  rmSync(report, { force: true });
  // Through a pipe, so that it writes whole lines, between which those of unit tests may come.
  const args = ['test', '-c', 'e2e', ...(words.length > 0 ? ['--no-deps'] : []), ...specs];
  const tests = spawn(process.execPath, ['node_modules/.bin/playwright', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  tests.stdout.pipe(process.stdout, { end: false });
  tests.stderr.pipe(process.stderr, { end: false });
  const [status] = (await once(tests, 'close')) as [number | null];
  if (!existsSync(report)) return void reported(false, 'Playwright did not report');
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  total.passed += stats['expected']!;
  total.failed += stats['unexpected']! + stats['flaky']! || Number(status !== 0);
  failures.push(...failuresOf({ suites }));
  if (stats['skipped'])
    skipped.push(`${stats['skipped']} tests in browsers: a program is missing, or what they follow failed`);
}

// Tests of half a minute, or of hundreds of seeds, are left to the whole by a quick check, unless it names them.
const quick = process.argv.includes('--check');
const fast = (file: string) => !quick || words.length > 0 || !file.endsWith('.slow.test.ts');
const ofPrograms = 'src/check/programs/samples.slow.test.ts';
const ofBook = [...chosen(ofPrograms), ...chosen(`${book.CONTENT_DIR}/**/*.test.ts`)].filter(fast);
const ofGenerator = chosen('{src,e2e,docs}/**/*.test.ts', 'bench/{book,paint,search,sites}/*.test.ts').filter(
  (file) => file !== ofPrograms && !ofBook.includes(file) && fast(file),
);
const specs = quick ? [] : chosen('e2e/*/*.spec.ts');
// Side by side, so that two processors are busy until the last ends. Browsers take longest, so what they visit is built first.
const built = sites(specs);
await Promise.all([
  built.then((areThere) => (areThere ? browsers(specs) : undefined)),
  built.then(() => Promise.all([types(), texts()])),
  units(ofGenerator, dataOfProject(), 'none'),
  units(ofBook, dataOfBook(book.CONTENT_DIR), 'process', book),
]);
if (ofBook.length + ofGenerator.length + specs.length === 0)
  reported(false, `No test has ${words.join(' or ')} in its path`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
