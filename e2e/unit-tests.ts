/** Runs files of unit tests and shows how they end; as a program those that it is called with, in its own process. */
import { resolve } from 'node:path';
import { run, type RunOptions } from 'node:test';
import { spec } from 'node:test/reporters';

export interface Counts {
  passed: number;
  failed: number;
  /** Names and reasons. */
  skipped: string[];
}

export async function runUnitTests(files: readonly string[], options: RunOptions): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0, skipped: [] };
  if (files.length === 0) return total;
  const stream = run({ files: files.map((file) => resolve(file)), ...options });
  stream.on('test:pass', ({ name, skip, details }) => {
    if (skip !== undefined && details.type !== 'suite') total.skipped.push(`${name}: ${skip}`);
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
  const counts = await runUnitTests(process.argv.slice(2), { isolation: 'none' });
  process.send!(counts, () => process.exit());
}
