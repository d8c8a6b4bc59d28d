/** Runs files of unit tests and shows how they end; as a program those that it is called with, in its own process. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { run, type RunOptions } from 'node:test';
import { spec } from 'node:test/reporters';

export interface Counts {
  passed: number;
  failed: number;
  /** Names. */
  failures: string[];
  /** Names and reasons. */
  skipped: string[];
}

const none = (): Counts => ({ passed: 0, failed: 0, failures: [], skipped: [] });

/**
 * Runs files of unit tests in a process of their own, as urgently as tests in browsers: most of them come one after the other, so
 * that they would end last.
 *
 * @param isolation  Whether each file has a process of its own, of which two run at a time, or all have the same.
 */
export async function runUnitTests(
  files: readonly string[],
  isolation: 'none' | 'process',
  env = {},
): Promise<Counts> {
  if (files.length === 0) return none();
  const tests = fork(import.meta.filename, [isolation, ...files], { env: { ...process.env, ...env } });
  let counts: Counts | undefined;
  tests.on('message', (message) => (counts = message as Counts));
  const [status] = (await once(tests, 'close')) as [number | null];
  const lost = `the process of unit tests, which ended with ${status ?? 'a signal'}`;
  return counts ?? { ...none(), failed: 1, failures: [lost] };
}

async function runHere(files: readonly string[], options: RunOptions): Promise<Counts> {
  const total = none();
  const stream = run({ files: files.map((file) => resolve(file)), ...options });
  stream.on('test:pass', ({ name, skip, details }) => {
    if (skip !== undefined && details.type !== 'suite') total.skipped.push(`${name}: ${skip}`);
  });
  stream.on('test:fail', ({ name, todo }) => {
    if (todo === undefined) total.failures.push(name);
  });
  stream.on('test:summary', ({ file, counts }) => {
    if (file !== undefined) return;
    total.passed += counts.passed;
    total.failed += counts.tests - counts.passed - counts.skipped - counts.todo;
  });
  for await (const chunk of stream.compose(spec)) process.stdout.write(chunk as string);
  return total;
}

if (import.meta.main) {
  const [isolation, ...files] = process.argv.slice(2) as ['none' | 'process', ...string[]];
  const counts = await runHere(files, isolation === 'none' ? { isolation } : { isolation, concurrency: 2 });
  process.send!(counts, () => process.exit());
}
