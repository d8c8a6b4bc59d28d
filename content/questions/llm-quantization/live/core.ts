import type { BookFile } from 'grounded/lab/lab.ts';
import excerpts from '../../../model/excerpts.json' with { type: 'json' };
import { experiment, type Frame } from '../../../model/experiment.ts';
import type { Changes } from '../../../model/forward.ts';
import { gptqModel, hessians, type Hessians } from '../../../model/gptq.ts';
import { readModel, sizes, type Model } from '../../../model/model.ts';
import { groupSize, roundModel, roundTogether, withOutlier, type Share } from '../../../model/rounding.ts';
import type { Params } from './controls.ts';

export const start = '\n';
export const files = (): string[] => ['model/base.bin'];

/** How much louder the planted channel is. */
export const plantedFactor = 100;

/** Weights of the 28 matrices. */
const weights = sizes.layers * (4 * sizes.width ** 2 + 3 * sizes.width * sizes.hidden);

/** Steps of the 28 matrices, each kept in 16 bits. */
const steps: Readonly<Record<Share, number>> = {
  matrix: 28,
  row: sizes.layers * (5 * sizes.width + 2 * sizes.hidden),
  group: weights / groupSize + sizes.layers * sizes.width * (11 - sizes.hidden / groupSize),
};

/** Bits a weight, its share of a 16-bit step included. */
export const bitsPerWeight = ({ bits, share }: Pick<Params, 'bits' | 'share'>): number =>
  bits + (16 * steps[share]) / weights;

/** GPTQ fits its rounding to rows or groups; a step for a whole matrix is left to rounding. */
export const usesGptq = ({ method, share }: Pick<Params, 'method' | 'share'>): boolean =>
  method === 'gptq' && share !== 'matrix';

const calibrated = new WeakMap<Model, Hessians>();

/** The Hessians of text that the model wrote itself; yields the share of the work. */
function* calibrate(model: Model): Generator<number, Hessians, undefined> {
  const known = calibrated.get(model) ?? (yield* hessians(model, excerpts.written));
  calibrated.set(model, known);
  return known;
}

const changesOf = ({ cache, inputs }: Params): Changes => ({
  ...(cache < 32 && { cached: (x: Float32Array) => roundTogether(x, cache) }),
  ...(inputs !== 'full' && { inputs: (x: Float32Array) => roundTogether(x, 8) }),
});

/** Share of the work that calibration is. */
const calibration = 0.5;

/** Rounds the model, and lets it write. */
export function* run(params: Params, file: BookFile): Generator<Frame, void, undefined> {
  const original = readModel(file(files()[0]!));
  let model = original;
  let from = 0;
  if (usesGptq(params)) {
    const steps = calibrate(original);
    let step = steps.next();
    for (; !step.done; step = steps.next())
      yield { progress: calibration * step.value, text: '', original: '', losses: {}, originals: {} };
    from = calibration;
    model = gptqModel(original, step.value, params.bits, params.share === 'group' ? 'group' : 'row');
  } else model = roundModel(original, params.bits, params.share);
  if (params.inputs === 'planted') model = withOutlier(model, plantedFactor);
  const { temperature, seed } = params;
  const changed = { model, changes: changesOf(params) };
  for (const frame of experiment({ original, changed, voices: [], start, temperature, seed }))
    yield { ...frame, progress: from + (1 - from) * frame.progress };
}
