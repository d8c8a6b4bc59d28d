import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Problem } from '#book/problem.ts';
import { commandLine } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';

/** Something that a program of the book computes and a file beside it records, so that no build computes it. */
export interface Recorded<T extends object> {
  /** The file that records it. */
  file: string;
  /** Hash of all that it is computed from. */
  source: string;
  compute(): Promise<T>;
  /** Tells where what is recorded differs from what is computed. */
  difference(computed: T, recorded: T): string | undefined;
  /** Its purpose, for messages. */
  expected: string;
}

/** The content of a file that records a result, perhaps of an earlier state of its program. */
type RecordFile<T> = T & { source: string };

/** @throws with the file as `loc` if it holds no JSON. */
export function readRecord<T extends object>(file: string): RecordFile<T> | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RecordFile<T>) : undefined;
  } catch (error) {
    throw Object.assign(error as Error, { loc: { file } });
  }
}

/** Tells where what is recorded is not what the program computes. */
export async function recordProblem<T extends object>(what: Recorded<T>): Promise<Problem | undefined> {
  const { expected } = what;
  const file = shownPath(what.file);
  const recorded = readRecord<T>(what.file);
  const fix = `record it again: ${commandLine('record')}`;
  if (!recorded) return { file, message: 'The file does not exist.', expected, fix };
  const older = 'It was recorded before a program or a data file that it is computed from has changed.';
  const differs = what.difference(await what.compute(), recorded);
  const message = differs ?? (recorded.source === what.source ? undefined : older);
  return message === undefined ? undefined : { file, message, expected, fix };
}

/** Records the result, unless that is recorded; returns its file if it was written. */
export async function record<T extends object>(what: Recorded<T>): Promise<string | undefined> {
  if (!(await recordProblem(what))) return undefined;
  writeFileSync(
    what.file,
    `${JSON.stringify({ source: what.source, ...(await what.compute()) }, null, 2)}\n`,
  );
  return shownPath(what.file);
}
