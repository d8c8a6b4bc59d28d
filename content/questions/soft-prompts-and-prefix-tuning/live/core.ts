import type { BookFile } from 'grounded/lab/lab.ts';
import { judged, type Losses } from '../../../model/experiment.ts';
import type { Judged } from '../../../model/judge.ts';
import { readModel, sizes } from '../../../model/model.ts';
import { prefix, softPrompt } from '../../../model/prompts.ts';
import type { Params } from './controls.ts';

export const files = (): string[] => ['model/base.bin', 'model/data/prompts.bin'];

/** Numbers that were trained: a vector a position, or a key and a value a position in each layer. */
export const trained = ({ kind, length }: Pick<Params, 'kind' | 'length'>): number =>
  length * sizes.width * (kind === 'prompt' ? 1 : 2 * sizes.layers);

/** Vectors trained on Genesis before the text: how well the model then predicts both voices. */
export function* run({ kind, length }: Params, file: BookFile): Generator<Losses, void, undefined> {
  const [base, prompts] = files().map(file);
  const model = readModel(base!);
  const changed: Judged =
    kind === 'prompt'
      ? { model, prompt: softPrompt(prompts!, length) }
      : { model, changes: { prefix: prefix(prompts!, length) } };
  yield* judged(
    { original: model, changed, voices: ['genesis', 'shakespeare'] },
    { progress: 0, losses: {}, originals: {} },
  );
}
