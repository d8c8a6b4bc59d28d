import { pressedSquares } from 'grounded/lab/controls.ts';
import type { BookFile } from 'grounded/lab/lab.ts';
import { files as named, line, type LineFrame } from '../../../model/line.ts';
import { readModel } from '../../../model/model.ts';
import { without } from '../../../model/pruning.ts';
import type { Params } from './controls.ts';

export const files = (): readonly string[] => named;

/** Takes heads away, and lets the model write a line. */
export function* run({ off, seed }: Params, file: BookFile): Generator<LineFrame, void, undefined> {
  const model = readModel(file(named[0]));
  yield* line({ model, changes: { heads: without(pressedSquares(off)) } }, seed, file);
}
