import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import type { LabProgram } from '#project/build-data.ts';
import { commandLine } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { frameOf } from './frame-of.ts';
import type { Frame } from './frame-thread.ts';

/** The first frame of a lab, in the file `first.json` beside it, so that no build computes it. */
interface RecordedFrame extends Frame {
  /** The `source` of the program that computed it. */
  source: string;
}

const recordFile = (program: LabProgram): string => join(program.folder, 'first.json');

/** The frame recorded beside a lab, perhaps by an earlier state of its program. */
export function recordedFrame(program: LabProgram): RecordedFrame | undefined {
  const file = recordFile(program);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RecordedFrame) : undefined;
}

/** Tells where what is recorded beside a lab is not what it computes. */
export async function recordProblem(program: LabProgram): Promise<Problem | undefined> {
  const file = shownPath(recordFile(program));
  const recorded = recordedFrame(program);
  const computed = await frameOf(program);
  const expected = 'what the lab shows first, so that no build computes it';
  const fix = `record it again: ${commandLine('record')}`;
  if (!recorded) return { file, message: 'The file does not exist.', expected, fix };
  const difference = differenceOf(computed, recorded);
  if (difference) return { file, message: `${difference} is recorded.`, expected, fix };
  const message = 'It was recorded before a program or a data file of the lab has changed.';
  return recorded.source === program.source ? undefined : { file, message, expected, fix };
}

/** Records what a lab shows first, unless that is recorded; returns its file if it was written. */
export async function recordFrame(program: LabProgram): Promise<string | undefined> {
  if (!(await recordProblem(program))) return undefined;
  const recorded: RecordedFrame = { source: program.source, ...(await frameOf(program)) };
  writeFileSync(recordFile(program), `${JSON.stringify(recorded, null, 2)}\n`);
  return shownPath(recordFile(program));
}

/** Where two frames differ, except in the last digits of numbers, which are those of a processor. */
function differenceOf(computed: Frame, recorded: Frame): string | undefined {
  const split = ({ html, summary }: Frame) => `${html} ${summary}`.split(/(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/);
  const [here, there] = [split(computed), split(recorded)];
  const at = here.findIndex((part, index) => part !== there[index] && !isNear(part, there[index]));
  if (at < 0 && here.length === there.length) return undefined;
  const shown = (parts: readonly string[]) =>
    parts
      .slice(Math.max(0, at - 3), at + 2)
      .join('')
      .slice(-90);
  return `The lab computes “…${shown(here)}” here, but “…${shown(there)}”`;
}

const isNear = (one: string, other: string | undefined): boolean =>
  Math.abs(Number(one) - Number(other)) <= 1e-6 * Math.max(1, Math.abs(Number(one)));
