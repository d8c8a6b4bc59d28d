import type { Params } from './controls.ts';
import { formatsFrame, type FormatsFrame } from './formats.ts';
import { gptqFrame, type GptqFrame } from './gptq.ts';
import { outliersFrame, type OutliersFrame } from './outliers.ts';

export type Frame = OutliersFrame | GptqFrame | FormatsFrame;

/**
 * Measures what low-bit numbers do to one linear layer with outlier activations, to weights rounded with and without
 * second-order updates, or to normal weights in several formats.
 *
 * @yields one frame, that of the chosen experiment.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  switch (params.experiment) {
    case 'outliers':
      return yield outliersFrame(params);
    case 'gptq':
      return yield gptqFrame(params);
    case 'formats':
      return yield formatsFrame(params);
  }
}
