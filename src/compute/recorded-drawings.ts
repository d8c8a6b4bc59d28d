import { basename, join } from 'node:path';
import type { LabProgram } from '#project/build-data.ts';
import { firstDrawing } from './first-drawing.ts';
import { frameOf } from './frame-of.ts';
import { nearDifference } from './near-difference.ts';
import { readRecord, type Recorded } from './recorded.ts';
import { recordedFrame } from './recorded-frame.ts';

/** Drawings of a lab, by the JSON of the parameters that presets set. */
type Drawings = Record<string, string>;

/** What a lab draws for its presets, in the file `cards.json` beside it. */
export const recordedDrawings = (program: LabProgram): Recorded<{ drawings: Drawings }> => ({
  file: join(program.folder, 'cards.json'),
  source: program.source,
  compute: async () => {
    const { presets } = await frameOf(program);
    const drawn = presets.map(async (setting) => [
      JSON.stringify(setting),
      await drawingOf(program, setting),
    ]);
    return { drawings: Object.fromEntries(await Promise.all(drawn)) as Drawings };
  },
  difference: (computed, recorded) =>
    nearDifference(JSON.stringify(computed.drawings), JSON.stringify(recorded.drawings)),
  expected: 'what cards of presets show of the lab, so that no build computes it',
});

/** What is recorded of a lab: the drawings of its presets, which have cards; of one that runs after a press, its first frame. */
export const recordedLab = (program: LabProgram): Recorded<object> =>
  basename(program.folder) === 'lab' ? recordedDrawings(program) : recordedFrame(program);

/** What a lab draws for a preset: as it is recorded beside it, else as it computes. */
export async function presetDrawing(program: LabProgram, setting: object): Promise<string> {
  const { file } = recordedDrawings(program);
  const recorded = readRecord<{ drawings: Drawings }>(file);
  const known = recorded?.source === program.source ? recorded.drawings[JSON.stringify(setting)] : undefined;
  return known ?? drawingOf(program, setting);
}

const drawingOf = async (program: LabProgram, setting: object): Promise<string> =>
  firstDrawing((await frameOf(program, setting)).html) ?? '';
