import type { BookFile } from 'grounded/lab/lab.ts';
import { experiment, type Frame } from '../../../model/experiment.ts';
import { readModel } from '../../../model/model.ts';
import { without } from '../../../model/pruning.ts';
import found from '../../../model/results/prune.json' with { type: 'json' };
import type { Params } from './controls.ts';

export const start = '\n';
export const files = (): string[] => ['model/base.bin'];

/** Numbers of the heads that are removed: 8 times the layer plus the head, both from 0. */
export const removedHeads = ({ removed, order }: Pick<Params, 'removed' | 'order'>): number[] =>
  found.orders[order].slice(0, removed);

/** Takes heads away: what the model then writes, and how well it predicts held-out text. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const model = readModel(file(files()[0]!));
  const { temperature, seed } = params;
  const changes = { heads: without(removedHeads(params)) };
  yield* experiment({
    original: model,
    changed: { model, changes },
    voices: ['shakespeare'],
    start,
    temperature,
    seed,
  });
}
