import { join } from 'node:path';
import type { Frame } from '#lab/shown.ts';
import { frameOf } from './ask-program.ts';
import type { LabProgram } from './lab-program.ts';
import type { Recorded } from './recorded.ts';

/** The first frame of a lab, in the file `first.json` beside it. */
export const recordedFrame = (program: LabProgram): Recorded<Frame> => ({
  file: join(program.folder, 'first.json'),
  source: program.source,
  compute: () => frameOf(program),
  difference: differenceOf,
  expected: 'what the lab shows first, so that no build computes it',
});

/** Where two frames differ, except in the last digits of numbers, which are those of a processor. */
export function differenceOf(computed: Frame, recorded: Frame): string | undefined {
  const split = ({ html, summary }: Frame) => `${html} ${summary}`.split(/(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/);
  const [here, there] = [split(computed), split(recorded)];
  const at = here.findIndex((part, index) => part !== there[index] && !isNear(part, there[index]));
  if (at < 0 && here.length === there.length) return undefined;
  const shown = (parts: readonly string[]) =>
    parts
      .slice(Math.max(0, at - 3), at + 2)
      .join('')
      .slice(-90);
  return `The lab computes “…${shown(here)}” here, but “…${shown(there)}” is recorded.`;
}

const isNear = (one: string, other: string | undefined): boolean =>
  Math.abs(Number(one) - Number(other)) <= 1e-6 * Math.max(1, Math.abs(Number(one)));
