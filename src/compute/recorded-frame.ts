import { join } from 'node:path';
import type { LabProgram } from '#project/build-data.ts';
import { frameOf } from './frame-of.ts';
import type { Frame } from './frame-thread.ts';
import { nearDifference } from './near-difference.ts';
import type { Recorded } from './recorded.ts';

/** The first frame of a lab, in the file `first.json` beside it. */
export const recordedFrame = (program: LabProgram): Recorded<Frame> => ({
  file: join(program.folder, 'first.json'),
  source: program.source,
  compute: () => frameOf(program),
  difference: (computed, recorded) => nearDifference(textOf(computed), textOf(recorded)),
  expected: 'what the lab shows first, so that no build computes it',
});

const textOf = ({ html, summary }: Frame): string => `${html} ${summary}`;
