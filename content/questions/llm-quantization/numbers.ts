/** What the page shows of its lab's three experiments, and the arithmetic of memory. */

import { byScale, gaussianWeights, inFormat, type Format } from './lab/formats.ts';
import { compareSeeds } from './lab/gptq.ts';
import { curveOfSeeds, methods, outcomesOfSeeds, smoothedElsewhere, type Method } from './lab/outliers.ts';
import { spread, type Spread } from './lab/spread.ts';
import found from '../../model/results/quantize.json' with { type: 'json' };
import { relativeError } from '../../numerics/matrix.ts';
import { mulberry32 } from '../../numerics/random.ts';

/** The layer of the page: 64 tokens, 64 × 64 weights, two channels of X 40 times as large. */
const layer = { channels: 2, mag: 40, alpha: 0.5 };

/** Output errors of each method in percent over the seeds 1 to 40. */
function errors(bits: number): Record<Method, Spread> {
  const outcomes = outcomesOfSeeds({ ...layer, bits });
  return Object.fromEntries(
    methods.map((method) => [method, spread(outcomes[method].map(({ error }) => 100 * error))]),
  ) as Record<Method, Spread>;
}
export const eightBits = errors(8);
export const fourBits = errors(4);

const atEight = outcomesOfSeeds({ ...layer, bits: 8 });
/** Median number of integers that the ordinary channels use under one 8-bit step. */
export const levelsUsed = spread(atEight.naive.map(({ levels }) => levels!)).median;
/** In how many of the 40 seeds rotation errs less than SmoothQuant. */
export const rotationAhead = atEight.rotation.filter(
  ({ error }, at) => error < atEight.smooth[at]!.error,
).length;

/** Median error in percent of SmoothQuant with one 8-bit step, calibrated on other tokens than it is tested on. */
export const calibratedElsewhere = 100 * spread(smoothedElsewhere({ ...layer, bits: 8 })).median;

const oneDigit = (value: number) => value.toFixed(1);

/** Output error of the layer in percent for each method, as bars: medians, with 5th and 95th percentile. */
export function methodBars() {
  const bar = (label: string, method: Method) => {
    const { median, low, high } = eightBits[method];
    return {
      label,
      note: `${oneDigit(low)} to ${oneDigit(high)}`,
      segments: [{ label: 'median error', value: median, role: 'quantized' }],
    };
  };
  return [
    bar('one step for all', 'naive'),
    bar('a step per token', 'perToken'),
    bar('Hadamard, one step', 'rotation'),
    bar('SmoothQuant, one step', 'smooth'),
    bar('Hadamard, per token', 'rotationPerToken'),
    bar('weights only', 'weightOnly'),
    bar('SmoothQuant, per token', 'smoothPerToken'),
    bar('LLM.int8() split', 'split'),
  ];
}

const curve = curveOfSeeds({ ...layer, bits: 8 });

/** The α with the smallest median error under one step, on a grid of 0.05. */
export const bestAlpha = curve.reduce((best, at) => (at.perTensor < best.perTensor ? at : best)).alpha;

/** Median output error in percent against α. */
export function errorByAlpha() {
  const points = (key: 'perTensor' | 'perToken') =>
    curve.filter((_, i) => i % 2 === 0).map((point): [number, number] => [point.alpha, 100 * point[key]]);
  const level = [0, 1].map((alpha): [number, number] => [alpha, eightBits.naive.median]);
  return [
    { label: 'not smoothed', role: 'plain', dashed: true, points: level },
    { label: 'smoothed, one step', role: 'quantized', points: points('perTensor') },
    {
      label: 'smoothed, per token',
      role: 'frozen',
      dots: true,
      points: points('perToken'),
    },
  ];
}

/** Rounding to nearest against GPTQ in percent, over the seeds 1 to 20, on inputs whose neighbours have correlation ρ. */
export function roundingErrors(bits: number, rho = 0.9) {
  const { output, calibration, weight, closer } = compareSeeds(rho, bits);
  const percent = ({ rtn, gptq }: typeof output) => ({ rtn: 100 * rtn.median, gptq: 100 * gptq.median });
  return { output: percent(output), calibration: percent(calibration), weight: percent(weight), closer };
}

const weights = gaussianWeights(3);

/** Error of a 4-bit format on standard normal numbers, in percent of them, with the scales that the format stores. */
export const formatError = (format: Format, group: number): number =>
  100 * relativeError(inFormat(weights, format, group), weights);

/** Numbers with a Laplace distribution, whose tails are heavier than normal ones. */
const heavyTailed = (() => {
  const uniform = mulberry32(9);
  return Float64Array.from(weights, () => {
    const share = uniform() - 0.5;
    return -Math.sign(share) * Math.log(1 - 2 * Math.abs(share));
  });
})();
/** The same error on them. */
export const heavyTailError = (format: Format, group: number): number =>
  100 * relativeError(inFormat(heavyTailed, format, group), heavyTailed);

const scales = new Map(byScale(weights).map((row) => [row.block, row]));
/** Error in percent of 4-bit floats in blocks of 16 or 32, by the kind of their scale. */
export const scaleError = (block: 16 | 32, scale: 'powerOfTwo' | 'e4m3' | 'exact'): number =>
  100 * scales.get(block)![scale];

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
export const { before, cache, gptq, inputs, nearest } = found;

/** How much louder the loudest channel is than the median one, at most, before attention and before the feed-forward. */
export const loudest = Math.max(
  ...Object.entries(found.loudness)
    .filter(([name]) => /[.](q|gate)$/.test(name))
    .map(([, ratio]) => ratio),
);

/** By how much the loss on held-out text grows. */
export const cost = ({ loss }: { loss: { mean: number } }): number => loss.mean - before.loss.mean;

/** Weights of that model: a table of 65 characters, four layers of seven matrices and two norms, and a last norm. */
export const modelWeights = 65 * 128 + 4 * (4 * 128 ** 2 + 3 * 128 * 344 + 2 * 128) + 128;
