import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

/** A text that a build reads, compiles or sets: which of its programs did it, and the text, or its address or path. */
export interface Reading {
  program: string;
  kind: 'parsed' | 'compiled' | 'formula-set' | 'article-read';
  what: string;
}

/** Readings of the build of the book, a line each; see run.ts. */
export const readingsFile = resolve(import.meta.dirname, '../../.cache/e2e/readings.jsonl');
/** Settings of a build that notes what it reads: this file is loaded into each of its processes. */
export const counting = { NODE_OPTIONS: `--import=${import.meta.url}`, COUNT_READINGS: '1' };

if (process.env['COUNT_READINGS']) {
  const program = basename(process.argv[1] ?? '');
  const readings: Reading[] = [];
  for (const kind of ['parsed', 'compiled', 'formula-set', 'article-read'] as const)
    subscribe(`grounded:${kind}`, (message) => {
      const what = typeof message === 'string' ? message : String((message as { fileURL: URL }).fileURL);
      readings.push({ program, kind, what });
    });
  process.on('exit', () =>
    appendFileSync(readingsFile, readings.map((reading) => `${JSON.stringify(reading)}\n`).join('')),
  );
}
