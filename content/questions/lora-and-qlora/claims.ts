import type { Claim } from 'grounded/lab/claim.ts';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result } from 'grounded/lab/lab.ts';
import type { Voice } from '../../model/experiment.ts';
import { bases, meanOfHalf } from '../../model/passages.ts';
import adapted from '../../model/results/adapted.json' with { type: 'json' };
import { controls } from './lab/controls.ts';
import { run } from './lab/core.ts';
import { needs, shapes } from './lab/memory.ts';
import { arrivesOf, evenUpdate } from './lab/merging.ts';

const defaults = defaultsOf(controls);

type Served = keyof (typeof adapted)[number];

/** How much adapters of the book's own model add to the loss on half of the passages of a voice. */
const rise = (draw: number, base: number, served: Served, voice: Voice): number =>
  meanOfHalf(adapted[base]![served][voice], draw) - meanOfHalf(adapted[base]!.before[voice], draw);
const halves = 'half of the held-out passages of each text; three trainings of model and adapter';

export const claims = [
  {
    id: 'order',
    of: 'stage',
    says: 'QLoRA needs less memory than LoRA, and LoRA less than full fine-tuning, because the same activations come on top of less.',
    varies: 'all models from 1B to 65B, and 512 to 16,384 tokens in a batch',
    draws: 'exact',
    sizes: Object.fromEntries(controls.model.values.map((model) => [`${model}B`, model])),
    holds: (_, model) =>
      controls.tokens.values.every((tokens) => {
        const [full, lora, qlora] = needs(shapes.get(model)!, tokens);
        return (
          full.total > lora.total &&
          lora.total > qlora.total &&
          full.activations === lora.activations &&
          lora.activations === qlora.activations
        );
      }),
  },
  {
    id: 'reaches-floor',
    of: 'lab',
    says: 'At a rank of up to 4 the loss after 400 steps is less than 1% above the best that the rank allows.',
    varies: 'base, update and start; the base in NF4',
    draws: 50,
    sizes: { 'rank 4': 4, 'rank 3': 3, 'rank 2': 2, 'rank 1': 1 },
    holds: (draw, rank) => {
      const { losses, floor } = result(run({ ...defaults, rank }, draw));
      return losses.at(-1)! < 1.01 * floor && losses.at(-1)! >= floor - 1e-9;
    },
  },
  {
    id: 'small-updates-vanish',
    of: 'lab',
    says: 'Merged into weights as NF4 stores them, an update of 1% of their norm loses more than nine tenths of itself when the sum is stored again.',
    varies: 'weights and update, of rank 16',
    draws: 50,
    sizes: { '64 × 64': 64, '128 × 128': 128, '256 × 256': 256 },
    holds: (draw, width) => arrivesOf([evenUpdate(draw, width, 16)], 0.01, 'stored') < 10,
  },
  {
    id: 'original-keeps',
    of: 'lab',
    says: 'Merged into the original weights before they are stored, at least four fifths of an update of 5% arrive.',
    varies: 'weights and update, of rank 16',
    draws: 50,
    sizes: { '128 × 128': 128, '64 × 64': 64, '256 × 256': 256 },
    holds: (draw, width) => arrivesOf([evenUpdate(draw, width, 16)], 0.05, 'original') > 80,
  },
  {
    id: 'moves-to-genesis',
    of: 'live',
    says: 'At strength 1 the model predicts a passage of Genesis better than without the adapter, and one of Shakespeare worse.',
    varies: 'held-out passage of each text; three trainings of model and adapter',
    draws: 50,
    sizes: bases,
    holds(draw, base) {
      const { before, 'lora.4.1': after } = adapted[base]!;
      return (
        after.genesis[draw - 1]! < before.genesis[draw - 1]! &&
        after.shakespeare[draw - 1]! > before.shakespeare[draw - 1]!
      );
    },
  },
  {
    id: 'half-strength',
    of: 'live',
    says: 'At strength 0.5 it has more than two thirds of the gain on Genesis, for less than a third of the cost on Shakespeare.',
    varies: halves,
    draws: 100,
    sizes: bases,
    holds: (draw, base) =>
      rise(draw, base, 'lora.4.0.5', 'genesis') < (2 / 3) * rise(draw, base, 'lora.4.1', 'genesis') &&
      rise(draw, base, 'lora.4.0.5', 'shakespeare') < rise(draw, base, 'lora.4.1', 'shakespeare') / 3,
  },
  {
    id: 'rounded-again',
    of: 'live',
    says: 'At strength 0.05 a QLoRA adapter keeps less than a third of its gain on Genesis when it is merged and rounded again.',
    varies: halves,
    draws: 100,
    sizes: bases,
    holds(draw, base) {
      const gain = (served: Served) =>
        rise(draw, base, 'before4', 'genesis') - rise(draw, base, served, 'genesis');
      return gain('qlora.again.0.05') < gain('qlora.beside4.0.05') / 3;
    },
  },
  {
    id: 'rank-16',
    of: 'live',
    says: 'Rank 16, turned down until it gains as much on Genesis as rank 4, costs less on Shakespeare.',
    varies: halves,
    draws: 100,
    sizes: bases,
    holds: (draw, base) =>
      rise(draw, base, 'lora.16.equal', 'shakespeare') < rise(draw, base, 'lora.4.1', 'shakespeare'),
  },
] as const satisfies readonly Claim[];
