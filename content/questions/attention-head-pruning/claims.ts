import type { Claim } from 'grounded/lab/claim.ts';
import { bases, cut } from '../../model/passages.ts';
import { prune } from './lab/core.ts';
import { layerOf } from './lab/cuts.ts';
import { drawOutputs } from './lab/data.ts';
import { copies, heads } from './lab/layer.ts';
import { lossOf } from './lab/moments.ts';
import { lossOfHalf } from './lab/random-layer.ts';
import { gatesFor } from './lab/removals.ts';

/** Losses this close count as the same, as a share. */
const same = 0.01;
const sizes = { '8 heads': 8, '16 heads': 16, '32 heads': 32, '64 heads': 64 };
const overlaps = { '50% overlap': 0.5, '75% overlap': 0.75, '100% overlap': 1 };
const randomLayers = 'the seed of a layer, half of whose heads are cut';

/** The lab's layer with examples of a draw, and its usual noise. */
const examples = (rho: number, draw: number) =>
  drawOutputs(rho, 0.5, { train: 2 * draw - 1, test: 2 * draw });

/** Held-out loss of the lab's layer without so many heads. */
function heldOut(
  data: ReturnType<typeof examples>,
  cuts: number,
  criterion: 'gradient' | 'ablation' | 'confidence',
  how: { mode: 'once' | 'each'; refit: boolean },
): number {
  return prune(data, { criterion, ...how }).test[cuts]!;
}
const [once, again, unrecovered] = [
  { mode: 'once', refit: true },
  { mode: 'each', refit: true },
  { mode: 'each', refit: false },
] as const;

export const claims = [
  {
    id: 'the-fifth',
    of: 'stage',
    says: 'With scores taken once, the fifth head costs more than the four before it together.',
    varies: 'the overlap, with recovery and without',
    draws: 'exact',
    sizes: overlaps,
    holds: (_, rho) =>
      [true, false].every((refit) => {
        const losses = layerOf({ rho, refit }).lossesAlong('once', 5);
        return losses[5]! - losses[4]! > losses[4]! - losses[0]!;
      }),
  },
  {
    id: 'again-after-recovery',
    of: 'stage',
    says: 'Recovering and scoring again leaves a lower loss than scoring once, in most random layers of 8 heads and in nearly all of 32, if heads of similar strength write random mixes of as many signals.',
    varies: randomLayers,
    draws: 50,
    sizes,
    saysHowOften: true,
    holds: (draw, size) => lossOfHalf(size, draw, again) < (1 - same) * lossOfHalf(size, draw, once),
  },
  {
    id: 'again-without-recovery',
    of: 'stage',
    says: 'Without recovery, scoring random layers again by the gradient gains less than 1%, if anything.',
    varies: randomLayers,
    draws: 50,
    sizes,
    holds: (draw, size) =>
      lossOfHalf(size, draw, unrecovered) >
      (1 - same) * lossOfHalf(size, draw, { mode: 'once', refit: false }),
  },
  {
    id: 'copies-together',
    of: 'lab',
    says: 'Without recovery, both copies cost more than each of them in sum.',
    varies: 'examples',
    draws: 50,
    sizes: overlaps,
    holds(draw, rho) {
      const { train } = examples(rho, draw);
      const rise = (cut: readonly number[]) =>
        lossOf(
          train,
          gatesFor(
            train,
            heads.filter((head) => !cut.includes(head)),
            false,
          ),
        ) - lossOf(train, gatesFor(train, heads, false));
      return rise(copies) > 1.2 * (rise([copies[0]]) + rise([copies[1]]));
    },
  },
  {
    id: 'five-again',
    of: 'lab',
    says: 'After five cuts the held-out loss is lower if the layer recovered and was scored again.',
    varies: 'examples',
    draws: 50,
    sizes: { '75% overlap': 0.75, '100% overlap': 1 },
    holds(draw, rho) {
      const data = examples(rho, draw);
      return heldOut(data, 5, 'gradient', again) < (1 - same) * heldOut(data, 5, 'gradient', once);
    },
  },
  {
    id: 'half-overlap',
    of: 'lab',
    says: 'At half overlap it is the same within a tenth.',
    varies: 'examples',
    draws: 50,
    holds(draw) {
      const data = examples(0.5, draw);
      const [one, other] = [heldOut(data, 5, 'gradient', again), heldOut(data, 5, 'gradient', once)];
      return Math.abs(one - other) < 0.1 * other;
    },
  },
  {
    id: 'ablation-notices',
    of: 'lab',
    says: 'Without recovery, scoring again helps the ablation score and not the gradient.',
    varies: 'examples',
    draws: 50,
    sizes: { '75% overlap': 0.75, '100% overlap': 1 },
    holds(draw, rho) {
      const data = examples(rho, draw);
      const five = (criterion: 'gradient' | 'ablation', mode: 'once' | 'each') =>
        heldOut(data, 5, criterion, { mode, refit: false });
      return (
        five('ablation', 'each') < (1 - same) * five('ablation', 'once') &&
        five('gradient', 'each') >= (1 - same) * five('gradient', 'once')
      );
    },
  },
  {
    id: 'sharpness',
    of: 'lab',
    says: 'By confidence, three cuts cost more than three by the gradient.',
    varies: 'examples',
    draws: 50,
    holds(draw) {
      const data = examples(0.75, draw);
      return heldOut(data, 3, 'confidence', once) > heldOut(data, 3, 'gradient', once);
    },
  },
  {
    id: 'chosen-heads',
    of: 'live',
    says: 'Without the eight heads that cost least alone, the loss is lower than without eight at random.',
    varies: 'the eight random heads; three trainings of the model',
    draws: 50,
    sizes: bases,
    holds: (draw, base) => cut[base]!.cheapest < cut[base]!.random[draw - 1]!,
  },
] as const satisfies readonly Claim[];
