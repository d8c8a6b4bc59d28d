import type { BookFile } from 'grounded/lab/lab.ts';
import { merged, withAdapters } from '../../../model/adapters.ts';
import { experiment, type Frame } from '../../../model/experiment.ts';
import { readModel, type Model } from '../../../model/model.ts';
import type { Params } from './controls.ts';

/** What the text begins with: a word that both voices begin with. */
export const start = '\nAnd ';

export const files = (): string[] => ['model/base.bin', 'model/lora-4.bin'];

/** The model as it is served. */
export function served(base: Model, adapters: ArrayBuffer, { scale, way }: Params): Model {
  const adapted = withAdapters(base, adapters, scale);
  return way === 'merged' ? merged(adapted) : adapted;
}

/** Adapters trained on Genesis: what the model then writes, and how well it predicts both voices. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const [base, adapters] = files().map(file);
  const original = readModel(base!);
  const { temperature, seed } = params;
  yield* experiment({
    original,
    changed: { model: served(original, adapters!, params) },
    voices: ['genesis', 'shakespeare'],
    start,
    temperature,
    seed,
  });
}
