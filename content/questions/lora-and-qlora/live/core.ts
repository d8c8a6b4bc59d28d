import type { BookFile } from 'grounded/lab/lab.ts';
import { merged, withAdapters } from '../../../model/adapters.ts';
import { experiment, type Frame } from '../../../model/experiment.ts';
import { readModel, type Model } from '../../../model/model.ts';
import { nf4Model } from '../../../model/nf4.ts';
import type { Params } from './controls.ts';

/** What the text begins with: a word that both voices begin with. */
export const start = '\nAnd ';

export const files = (): string[] => ['model/base.bin', 'model/data/lora-4.bin', 'model/data/qlora-4.bin'];

/** The model as it is served, with adapters trained beside the base or beside the base in 4 bits. */
export function served(base: Model, lora: ArrayBuffer, qlora: ArrayBuffer, { scale, way }: Params): Model {
  if (way === 'beside' || way === 'merged') {
    const adapted = withAdapters(base, lora, scale);
    return way === 'merged' ? merged(adapted) : adapted;
  }
  const adapted = withAdapters(nf4Model(base), qlora, scale);
  return way === 'again' ? nf4Model(merged(adapted)) : adapted;
}

/** Adapters trained on Genesis: what the model then writes, and how well it predicts both voices. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const [base, lora, qlora] = files().map(file);
  const original = readModel(base!);
  const { temperature, seed } = params;
  yield* experiment({
    original,
    changed: { model: served(original, lora!, qlora!, params) },
    voices: ['genesis', 'shakespeare'],
    start,
    temperature,
    seed,
  });
}
