/**
 * Runs every check: format, lint, types, content, unit tests; then, without --fast, the build and the end-to-end tests.
 * The last line says how many passed and failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureBrowser } from '../../e2e/browser.ts';

const fast = process.argv.includes('--fast');
const total = { passed: 0, failed: 0 };
const skipped: string[] = [];

const bin = (name: string) => `node_modules/.bin/${name}`;

function step(name: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  const started = performance.now();
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  });
  const ok = result.status === 0;
  console.log(`${ok ? '✔' : '✖'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log([result.error?.message, result.stdout, result.stderr].filter(Boolean).join('\n'));
  total[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

async function unitTests(): Promise<void> {
  const stream = run({ globPatterns: ['src/**/*.test.ts', 'content/**/*.test.ts'], concurrency: 2 });
  stream.on('test:pass', (event) => {
    if (event.skip !== undefined && event.details.type !== 'suite')
      skipped.push(`${event.name}: ${event.skip}`);
  });
  stream.on('test:summary', (event) => {
    if (event.file !== undefined) return;
    total.passed += event.counts.passed;
    total.failed += event.counts.tests - event.counts.passed - event.counts.skipped - event.counts.todo;
  });
  const output = stream.compose(spec);
  for await (const chunk of output) process.stdout.write(chunk as string);
}

function endToEnd(): void {
  const report = resolve('.cache/e2e/report.json');
  mkdirSync('.cache/e2e', { recursive: true });
  rmSync(report, { force: true });
  const result = spawnSync(bin('playwright'), ['test', '-c', 'e2e/playwright.config.ts'], {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  let stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  try {
    ({ stats } = JSON.parse(readFileSync(report, 'utf8')) as { stats: typeof stats });
  } catch {
    console.log('✖ the end-to-end tests did not report');
    total.failed += 1;
    return;
  }
  if (stats.skipped > 0)
    skipped.push(`${stats.skipped} end-to-end tests, of programs that are not installed`);
  total.passed += stats.expected;
  total.failed += stats.unexpected + stats.flaky;
  if (result.status !== 0 && stats.unexpected + stats.flaky === 0) total.failed += 1;
}

step('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
step('lint', bin('eslint'), ['.']);
step('content', process.execPath, ['src/cli/build/build.ts', '--check']);
step('types', bin('astro'), ['check', '--minimumFailingSeverity', 'warning']);
await unitTests();
if (!fast) {
  const built =
    step('build', process.execPath, ['src/cli/build/build.ts']) &&
    step('build in a subfolder', process.execPath, ['src/cli/build/build.ts'], {
      BASE_PATH: '/book/',
      SITE_URL: 'https://example.org',
      OUT_DIR: '.cache/e2e/book',
    });
  const browser = ensureBrowser();
  if (typeof browser !== 'string') {
    console.log(`✖ browser\n${browser.message}`);
    total.failed += 1;
  } else if (built) {
    process.env['CHROMIUM_PATH'] = browser;
    endToEnd();
  }
}
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
