import type { Claim } from 'grounded/lab/claim.ts';
import { chains } from './lab/chains.ts';
import { blockInput, gatedBlock, llamas, type Llama } from './lab/llama-block.ts';
import { network } from './lab/layer.ts';
import { uniform } from './lab/schedule.ts';
import { train } from './lab/train.ts';

const names = Object.keys(llamas) as Llama[];
const lengths = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
/** Peaks for all segment lengths from 1 on. */
const peaks = ({ layers, step }: (typeof chains)['equal']) =>
  lengths(layers).map((length) => step(length).peak);

export const claims = [
  {
    id: 'single-in-28',
    of: 'stage',
    says: 'In 28 blocks of Llama 3.2 3B, single blocks need the least memory.',
    varies: 'all segment lengths from 1 to 28; the tokens of a pass cancel',
    draws: 'exact',
    holds: () => {
      const [single, ...others] = peaks(chains.small);
      return others.every((peak) => peak > single!);
    },
  },
  {
    id: 'groups-in-126',
    of: 'stage',
    says: 'In 126 blocks of Llama 3.1 405B, three at a time need the least memory, a little less than pairs, and pairs 30% less than single blocks.',
    varies: 'all segment lengths from 1 to 126; the tokens of a pass cancel',
    draws: 'exact',
    holds: () => {
      const all = peaks(chains.large);
      const [single, pairs, threes] = all as [number, number, number];
      return Math.min(...all) === threes && threes < pairs && Math.round(100 * (1 - pairs / single)) === 30;
    },
  },
  {
    id: 'one-segment',
    of: 'stage',
    says: 'One segment around all layers peaks as high as keeping everything.',
    varies: 'the three chains of the picture',
    draws: 'exact',
    sizes: { '28 blocks': 0, '126 blocks': 1, '64 equal layers': 2 },
    holds: (_, size) => {
      const chain = [chains.small, chains.large, chains.equal][size]!;
      return Math.abs(chain.step(chain.layers).peak / chain.all - 1) < 1e-12;
    },
  },
  {
    id: 'equal-root',
    of: 'stage',
    says: 'In 64 equal layers all segments of 6 to 11 layers peak at 16 activations, the least of all, and of these 6 take the least work.',
    varies: 'all segment lengths from 1 to 64',
    draws: 'exact',
    holds: () => {
      const all = peaks(chains.equal);
      const least = lengths(64).every(
        (length) => (all[length - 1] === 16) === (length >= 6 && length <= 11) && all[length - 1]! >= 16,
      );
      const reruns = (length: number) => chains.equal.step(length).reruns;
      return least && [7, 8, 9, 10, 11].every((length) => reruns(length) > reruns(6));
    },
  },
  {
    id: 'pairs-rule',
    of: 'lab',
    says: 'Pairs need less memory than single blocks exactly if half of the blocks’ inputs take more memory than one block in full.',
    varies: '2 to 200 blocks of each model; even numbers, as pairs need them',
    draws: 'exact',
    sizes: Object.fromEntries(names.map((name, at) => [name, at])),
    holds: (_, size) => {
      const kept = gatedBlock(names[size]!);
      const peak = (blocks: number, group: number) => blockInput * (blocks / group - 1) + kept * group;
      return lengths(100).every((half) => peak(2 * half, 2) < peak(2 * half, 1) === half > kept / blockInput);
    },
  },
  {
    id: 'same-gradient',
    of: 'lab',
    says: 'The gradient is the same to the last bit if the second run repeats the dropout masks.',
    varies: 'depth from 4 to 53 layers; segment length; dropout rate',
    draws: 50,
    sizes: { 'p = 0': 0, 'p = 0.2': 0.2, 'p = 0.5': 0.5 },
    holds: (draw, dropout) => bitsAgree(draw + 3, dropout, true),
  },
  {
    id: 'wrong-without-masks',
    of: 'lab',
    says: 'With new masks in the second run the gradient is wrong, and no error is raised.',
    varies: 'depth from 4 to 53 layers; segment length; dropout rate',
    draws: 50,
    sizes: { 'p = 0.05': 0.05, 'p = 0.2': 0.2, 'p = 0.5': 0.5 },
    holds: (draw, dropout) => !bitsAgree(draw + 3, dropout, false),
  },
] as const satisfies readonly Claim[];

/** Whether a step in segments gives the gradient of plain training, bit for bit. */
function bitsAgree(layers: number, dropout: number, restore: boolean): boolean {
  const net = network(layers);
  const costs = new Float64Array(layers).fill(1);
  const settings = { dropout, restore };
  const plain = train(net, uniform(layers, layers, false), settings, costs);
  const segmented = train(net, uniform(layers, 2 + (layers % 5), true), settings, costs);
  return plain.weights.every((entry, i) => Object.is(entry, segmented.weights[i]));
}
