/** What the page shows of its lab's toy layer and of the book's own model, and the arithmetic of memory. */

import { curveOfSeeds, outcomesOfSeeds } from './lab/outliers.ts';
import { spread } from './lab/spread.ts';
import found from '../../model/results/quantize.json' with { type: 'json' };
import smoothing from './smoothing.json' with { type: 'json' };

/** The toy layer: 64 tokens, 64 × 64 weights, two channels of X 40 times as large, eight bits. */
const layer = { width: 64, channels: 2, mag: 40, bits: 8 };

/** Eight digits, which are the same on every processor. */
const rounded = (value: number): number => Number(value.toPrecision(8));

/** Median output error in percent, not smoothed and against α. It takes a second, so the page has it from smoothing.json. */
export function smoothingErrors() {
  const { naive } = outcomesOfSeeds({ ...layer, alpha: 0.5 });
  const curve = curveOfSeeds(layer).filter((_, i) => i % 2 === 0);
  return {
    plain: rounded(100 * spread(naive.map(({ error }) => error)).median),
    smoothed: curve.map(({ alpha, perTensor, perToken }) => ({
      alpha,
      perTensor: rounded(100 * perTensor),
      perToken: rounded(100 * perToken),
    })),
  };
}

/** The same as series. */
export function errorByAlpha() {
  const { plain, smoothed } = smoothing;
  const points = (key: 'perTensor' | 'perToken') =>
    smoothed.map((point): [number, number] => [point.alpha, point[key]]);
  const level = [0, 1].map((alpha): [number, number] => [alpha, plain]);
  return [
    { label: 'not smoothed', role: 'plain', dashed: true, points: level },
    { label: 'smoothed, one scale', role: 'quantized', points: points('perTensor') },
    {
      label: 'smoothed, per token',
      role: 'frozen',
      dots: true,
      points: points('perToken'),
    },
  ];
}

/** Distance between the values of a symmetric grid, of which the largest number sets the last. */
export const scaleOf = (largest: number, bits: number): number => largest / (2 ** (bits - 1) - 1);
/** Where a number lands on it. */
export const stored = (value: number, largest: number, bits: number): number =>
  Math.round(value / scaleOf(largest, bits));

/** What a Hadamard rotation leaves of it in each channel. */
export const spreadOver = (outlier: number, channels: number): number => outlier / Math.sqrt(channels);

/** Bytes of the key-value cache for one token: keys and values, in every layer, for every key-value head. */
const cacheBytes = (layers: number, heads: number, width: number, bytes = 2) =>
  2 * layers * heads * width * bytes;
/** Llama-2-7B: 32 layers, 32 heads of 128, no grouping. */
export const cache7b = () => cacheBytes(32, 32, 128);
/** A 70B model with grouped queries: 80 layers, 8 key-value heads of 128. */
export const cache70b = () => cacheBytes(80, 8, 128);

/** Memory of the weights in GB of 10⁹ bytes. */
export const weightGB = (billions: number, bits: number) => (billions * bits) / 8;
/** Least time for a token at batch 1 in ms: every weight of a dense model is read once. Bandwidth in TB/s. */
export const readMs = (billions: number, bits: number, terabytes = 1) => weightGB(billions, bits) / terabytes;

/** What rounding the book's own model recorded (content/model/quantize.py): losses and divergences in nats a character. */
export const { before, gptq, nearest } = found;

/** By how much the loss on held-out text grows. */
export const cost = ({ loss }: { loss: { mean: number } }): number => loss.mean - before.loss.mean;

/** Weights of that model: a table of 65 characters, four layers of seven matrices and two norms, and a last norm. */
export const modelWeights = 65 * 128 + 4 * (4 * 128 ** 2 + 3 * 128 * 344 + 2 * 128) + 128;
