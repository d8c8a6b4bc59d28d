import type { BookFile } from 'grounded/lab/lab.ts';
import { experiment, type Frame } from '../../../model/experiment.ts';
import type { Judged } from '../../../model/judge.ts';
import { readModel, sizes } from '../../../model/model.ts';
import { prefix, softPrompt } from '../../../model/prompts.ts';
import type { Params } from './controls.ts';

/** What the text begins with: a word that both voices begin with. */
export const start = '\nAnd ';
export const files = (): string[] => ['model/base.bin', 'model/prompts.bin'];

/** Numbers that were trained: a vector a position, or a key and a value a position in each layer. */
export const trained = ({ kind, length }: Pick<Params, 'kind' | 'length'>): number =>
  length * sizes.width * (kind === 'prompt' ? 1 : 2 * sizes.layers);

/** Vectors trained on Genesis before the text: what the model then writes, and how well it predicts both voices. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const [base, prompts] = files().map(file);
  const model = readModel(base!);
  const { kind, length, temperature, seed } = params;
  const changed: Judged =
    kind === 'prompt'
      ? { model, prompt: softPrompt(prompts!, length) }
      : { model, changes: { prefix: prefix(prompts!, length) } };
  yield* experiment({
    original: model,
    changed,
    voices: ['genesis', 'shakespeare'],
    start,
    temperature,
    seed,
  });
}
