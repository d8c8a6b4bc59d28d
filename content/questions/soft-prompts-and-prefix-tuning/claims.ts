import type { Claim } from 'grounded/lab/claim.ts';
import type { Voice } from '../../model/experiment.ts';
import { bases, meanOfHalf } from '../../model/passages.ts';
import prompted from '../../model/results/prompted.json' with { type: 'json' };
import { mulberry32, normalPairs } from '../../numerics/random.ts';
import { controls } from './lab/controls.ts';
import { base, looksWith, loraLooks, prefixLooks, readerOf, softLooks, type Looks } from './lab/looks.ts';
import { drawn, makeModel, unsteered, width } from './lab/model.ts';
import { pairOf } from './lab/pair.ts';

const draws = controls.draw.max;
const all = Array.from({ length: draws }, (_, at) => at + 1);
const same = (a: number, b: number) => Math.abs(a - b) < 1e-9;
const alike = (one: Looks, other: Looks) =>
  one.every(({ share, ratio }, l) => same(share, other[l]!.share) && same(ratio, other[l]!.ratio));

/** Another frozen model for each draw. */
const otherModel = (draw: number) => readerOf(makeModel(2, 100 + draw));

/** Layer 2’s ratio without and with a vector that takes so many percent of layer 1; of the stage's model or, below 0, of others. */
function ratios(draw: number, percent: number): [before: number, after: number] {
  const reader = percent > 0 ? undefined : otherModel(draw);
  return [(reader?.base ?? base)[1].ratio, softLooks(Math.abs(percent) / 100, draw, reader)[1].ratio];
}
const shares = {
  'this model, 15% of layer 1': 15,
  'this model, 50%': 50,
  'this model, 85%': 85,
  'other models, 15%': -15,
  'other models, 50%': -50,
  'other models, 85%': -85,
};
/** Loss of the book's own model on half of the passages of a voice, with vectors in front or, `before`, without. */
const lossOf = (draw: number, base: number, front: keyof (typeof prompted)[number], voice: Voice) =>
  meanOfHalf(prompted[base]![front][voice], draw);
const halves = {
  of: 'live',
  varies: 'half of the held-out passages of each text; three trainings of model and vectors',
  draws: 100,
  sizes: bases,
} as const;
const varies = 'the vector, with other models also all weights; the share of layer 1 that it takes';

export const claims = [
  {
    id: 'locked',
    of: 'stage',
    says: 'In layer 1 no vector in front changes the ratio in which two words share the attention.',
    varies: '50 random models, soft prompts and prefixes of up to 100 random vectors',
    draws: 'exact',
    sizes: { '1 vector': 1, '20 vectors': 20, '100 vectors': 100 },
    holds: (_, vectors) =>
      all.every((draw) => {
        const reader = otherModel(draw);
        const random = () => drawn(vectors * width, 1, normalPairs(mulberry32(200 + draw)));
        const prefix = [1, 2].map(() => ({ keys: random(), values: random() }));
        return [
          { prompt: random(), prefix: [] },
          { prompt: unsteered.prompt, prefix },
        ].every((steering) => same(looksWith(steering, reader)[0].ratio, reader.base[0].ratio));
      }),
  },
  {
    id: 'changes',
    of: 'stage',
    says: 'In layer 2 a soft prompt of one vector changes this ratio by more than 2%.',
    varies,
    draws,
    sizes: shares,
    holds: (draw, percent) => {
      const [before, after] = ratios(draw, percent);
      return Math.abs(Math.log(after / before)) > Math.log(1.02);
    },
  },
  {
    id: 'contains',
    of: 'stage',
    says: 'Every soft prompt is a prefix: its keys and values in each layer do the same.',
    varies: '50 vectors',
    draws: 'exact',
    sizes: { '15% of layer 1': 15, '50%': 50, '85%': 85 },
    holds: (_, percent) =>
      all.every((draw) =>
        alike(prefixLooks(percent / 100, draw, [undefined, undefined]), softLooks(percent / 100, draw)),
      ),
  },
  {
    id: 'own-layer',
    of: 'stage',
    says: 'What a prefix takes of a layer leaves the ratios within that layer as they are.',
    varies: '50 vectors, and the share of the other layer',
    draws: 'exact',
    sizes: { '5%': 5, '50%': 50, '95%': 95 },
    holds: (_, percent) =>
      all.every((draw) =>
        [0, 0.3, 0.9].every((other) => {
          const looks = (one: number, two: number) => prefixLooks(0.15, draw, [one, two]);
          return (
            same(looks(percent / 100, other)[0].ratio, base[0].ratio) &&
            same(looks(other, percent / 100)[1].ratio, looks(other, 0)[1].ratio)
          );
        }),
      ),
  },
  {
    id: 'lora',
    of: 'stage',
    says: 'A rank-1 change of the queries of layer 1 multiplies the ratio there by whatever factor is chosen.',
    varies: 'the factor, and 50 random models',
    draws: 'exact',
    sizes: { '¼': 0.25, '8': 8, '1,000': 1000 },
    holds: (_, factor) =>
      all
        .map(otherModel)
        .every(
          (reader) => Math.abs(loraLooks(factor, reader)[0].ratio / reader.base[0].ratio / factor - 1) < 1e-9,
        ),
  },
  {
    id: 'hidden-prefix',
    of: 'lab',
    says: 'With a hidden prefix and two vectors each, the prefix has the lower test error.',
    varies: 'the model, the hidden vectors, the sequences and the start; 1 or 2 layers',
    draws,
    sizes: { '2 layers': 2, '1 layer': 1 },
    holds: (draw, layers) => {
      const { soft, prefix } = pairOf('prefix', draw - 1, layers);
      return prefix < soft;
    },
  },
  {
    id: 'hidden-soft-prompt',
    of: 'lab',
    says: 'With a hidden soft prompt and four vectors each, the soft prompt has the lower test error in nine of ten draws with two layers, and in two of three with one.',
    varies: 'the model, the hidden vectors, the sequences and the start; 1 or 2 layers',
    draws,
    sizes: { '2 layers': 2, '1 layer': 1 },
    saysHowOften: true,
    holds: (draw, layers) => {
      const { soft, prefix } = pairOf('soft', draw - 1, layers);
      return soft < prefix;
    },
  },
  {
    id: 'turns',
    of: 'lab',
    says: 'In layer 2, a vector turns which of the two words of the picture above gets more in 3 to 27 of 50 draws, depending on the model and on the vector’s share of layer 1.',
    varies,
    draws,
    sizes: shares,
    saysHowOften: true,
    holds: (draw, percent) => {
      const [before, after] = ratios(draw, percent);
      return after > 1 !== before > 1;
    },
  },
  {
    id: 'moves-to-genesis',
    ...halves,
    says: 'With trained vectors in front, the model predicts Genesis better than without, and Shakespeare worse.',
    holds: (draw, base) =>
      ([1, 8, 32] as const).every((length) =>
        ([`prompt.${length}`, `prefix.${length}`] as const).every(
          (front) =>
            lossOf(draw, base, front, 'genesis') < lossOf(draw, base, 'before', 'genesis') &&
            lossOf(draw, base, front, 'shakespeare') > lossOf(draw, base, 'before', 'shakespeare'),
        ),
      ),
  },
  {
    id: 'as-long',
    ...halves,
    says: 'A prefix of as many vectors, which has eight times as many numbers, predicts Genesis better than a soft prompt, and Shakespeare worse.',
    holds: (draw, base) =>
      ([1, 8, 32] as const).every(
        (length) =>
          lossOf(draw, base, `prefix.${length}`, 'genesis') <
            lossOf(draw, base, `prompt.${length}`, 'genesis') &&
          lossOf(draw, base, `prefix.${length}`, 'shakespeare') >
            lossOf(draw, base, `prompt.${length}`, 'shakespeare'),
      ),
  },
  {
    id: 'as-many-numbers',
    ...halves,
    says: 'A prefix of one vector predicts Genesis better than a soft prompt of eight, which has as many numbers, and Shakespeare worse.',
    holds: (draw, base) =>
      lossOf(draw, base, 'prefix.1', 'genesis') < lossOf(draw, base, 'prompt.8', 'genesis') &&
      lossOf(draw, base, 'prefix.1', 'shakespeare') > lossOf(draw, base, 'prompt.8', 'shakespeare'),
  },
] as const satisfies readonly Claim[];
