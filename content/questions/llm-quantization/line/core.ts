import type { BookFile } from 'grounded/lab/lab.ts';
import { files as named, line, type LineFrame } from '../../../model/line.ts';
import { readModel } from '../../../model/model.ts';
import { roundModel } from '../../../model/rounding.ts';
import type { Params } from './controls.ts';

export const files = (): readonly string[] => named;

/** Rounds the weights, and lets the model write a line. */
export function* run({ bits, seed }: Params, file: BookFile): Generator<LineFrame, void, undefined> {
  yield* line({ model: roundModel(readModel(file(named[0])), bits, 'row') }, seed, file);
}
