import type { Claim } from 'grounded/lab/claim.ts';
import { mulberry32 } from '../../numerics/random.ts';
import { controls } from './lab/controls.ts';
import { encoded } from './lab/encoded.ts';
import { receipt } from './lab/total-line.ts';
import { before, linear, lossesOf, mean, of, rightOf, share, truth, type Seed } from './live/found.ts';

const sides = Object.fromEntries(controls.side.values.map((side) => [`${side} pixels`, side]));
const at = (side: number, shape: 'square' | 'own' | 'merged') => encoded(receipt, side, shape, 14);

const trainings = { 'first training': 1, second: 2, third: 3 };
const pictures = 'sample of 100 held-out pictures; three trainings';
const passages = 'held-out passage of Shakespeare; three trainings';

/** Share of right names in a sample of 100 pictures, drawn without replacement. */
function inSample(right: readonly boolean[], draw: number): number {
  const uniform = mulberry32(draw);
  const order = right.map((is) => ({ is, at: uniform() })).sort((a, b) => a.at - b.at);
  return share(order.slice(0, 100).map(({ is }) => is));
}

/** How much stage 2 adds to the loss on half of the passages, drawn without replacement. */
function riseInHalf(seed: Seed, way: 'none' | 'text', draw: number): number {
  const uniform = mulberry32(draw);
  const order = lossesOf(seed, way)
    .map((loss, at) => ({ rise: loss - before[at]!, at: uniform() }))
    .sort((a, b) => a.at - b.at);
  return mean(order.slice(0, order.length / 2).map(({ rise }) => rise));
}

/** Held-out pictures whose next one is another digit. */
const swappable = Array.from(truth, (_, at) => at).filter(
  (at) => truth[at] !== truth[(at + 1) % truth.length],
);

/** What the stage and the live lab of this page conclude. */
export const claims = [
  {
    id: 'padding',
    of: 'stage',
    says: 'Two thirds of a square around the receipt are padding.',
    varies: 'pixels of the longer side',
    draws: 'exact',
    sizes: sides,
    holds: (_, side) => Math.abs(1 - at(side, 'square').paper - 2 / 3) < 1e-9,
  },
  {
    id: 'own-shape',
    of: 'stage',
    says: 'In its own shape, the receipt takes a third of the tokens of a padded square, and its print is as high.',
    varies: 'pixels of the longer side',
    draws: 'exact',
    sizes: sides,
    holds: (_, side) =>
      3 * at(side, 'own').tokens === at(side, 'square').tokens &&
      Math.abs(at(side, 'own').print - at(side, 'square').print) < 1e-9,
  },
  {
    id: 'merged',
    of: 'stage',
    says: 'With four patches merged into a token it takes a twelfth, and its print is as high.',
    varies: 'pixels of the longer side',
    draws: 'exact',
    sizes: sides,
    holds: (_, side) =>
      12 * at(side, 'merged').tokens === at(side, 'square').tokens &&
      Math.abs(at(side, 'merged').print - at(side, 'square').print) < 1e-9,
  },
  {
    id: 'reads',
    of: 'live',
    says: 'After stage 1 the model writes the right word for most pictures, and on shuffled labels for few.',
    varies: pictures,
    draws: 100,
    sizes: trainings,
    holds: (draw, seed) => {
      const { trained, shuffled } = of(seed as Seed);
      return inSample(rightOf(trained), draw) > 0.5 && inSample(rightOf(shuffled), draw) < 0.25;
    },
  },
  {
    id: 'looks',
    of: 'live',
    says: 'Shown the next picture instead, of another digit, the model does not write the word of the first.',
    varies: 'held-out picture; three trainings',
    draws: 100,
    sizes: trainings,
    holds: (draw, seed) => {
      const at = swappable[2 * (draw - 1)]!;
      return of(seed as Seed).trained[(at + 1) % truth.length] !== truth[at];
    },
  },
  {
    id: 'linear-reads-as-well',
    of: 'live',
    says: 'After stage 1 it names no more pictures than a linear classifier on their pixels does.',
    varies: pictures,
    draws: 100,
    sizes: trainings,
    holds: (draw, seed) =>
      inSample(rightOf(of(seed as Seed).trained), draw) <= inSample(rightOf(linear), draw),
  },
  {
    id: 'forgets',
    of: 'live',
    says: 'Stage 2 on pictures alone makes a passage of Shakespeare harder to predict than it was.',
    varies: passages,
    draws: 64,
    sizes: trainings,
    holds: (draw, seed) => lossesOf(seed as Seed, 'none')[draw - 1]! > before[draw - 1]!,
  },
  {
    id: 'text-protects',
    of: 'live',
    says: 'With Shakespeare beside the pictures, stage 2 costs such passages less than a quarter as much.',
    varies: 'half of the 64 held-out passages; three trainings',
    draws: 100,
    sizes: trainings,
    holds: (draw, seed) => {
      const [none, text] = (['none', 'text'] as const).map((way) => riseInHalf(seed as Seed, way, draw));
      return text! < none! / 4;
    },
  },
] as const satisfies readonly Claim[];
