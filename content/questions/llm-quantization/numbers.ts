/** What the page shows of its lab's three experiments, and the arithmetic of memory. */

import { defaultsOf } from 'grounded/lab/controls.ts';
import { controls } from './lab/controls.ts';
import { bitsPerWeight, exactScale, floats, gaussianWeights, integers, powerOfTwo } from './lab/formats.ts';
import { compare, correlated, type Comparison } from './lab/gptq.ts';
import { outliersFrame, type Method } from './lab/outliers.ts';
import { nf4, quantizeBlocks } from '../../numerics/block-quantizer.ts';
import { relativeError } from '../../numerics/matrix.ts';

/** The layer that the lab opens with: 64 tokens, 64 × 64 weights, two channels of X 40 times as large; α = 0.5. */
export const eightBits = outliersFrame({ ...defaultsOf(controls), bits: 8 });
export const fourBits = outliersFrame({ ...defaultsOf(controls), bits: 4 });

/** Output error of the layer in percent for each method, as bars. */
export function methodBars() {
  const bar = (label: string, method: Method) => ({
    label,
    segments: [{ label: 'error', value: 100 * eightBits.outcomes[method].error, role: 'quantized' }],
  });
  return [
    bar('one step for all', 'naive'),
    bar('a step per token', 'perToken'),
    bar('SmoothQuant, one step', 'smooth'),
    bar('Hadamard, one step', 'rotation'),
    bar('weights only', 'weightOnly'),
    bar('SmoothQuant, per token', 'smoothPerToken'),
    bar('LLM.int8() split', 'split'),
  ];
}

/** Output error in percent against α. */
export function errorByAlpha() {
  const { curve, outcomes } = eightBits;
  const points = (key: 'perTensor' | 'perToken') =>
    curve.map((point): [number, number] => [point.alpha, 100 * point[key]]);
  const level = [0, 1].map((alpha): [number, number] => [alpha, 100 * outcomes.naive.error]);
  return [
    { label: 'not smoothed', role: 'plain', dashed: true, points: level },
    { label: 'smoothed, one step', role: 'quantized', points: points('perTensor') },
    { label: 'smoothed, per token', role: 'quantized', dots: true, points: points('perToken') },
  ];
}

/** The point of the curve with the smallest error under one step; α on a grid of 0.05. */
export const bestAlpha = () =>
  eightBits.curve.reduce((best, point) => (point.perTensor < best.perTensor ? point : best));

/** Rounding to nearest against GPTQ on inputs whose neighbouring features have correlation ρ. */
export const roundingErrors = (bits: number, rho = 0.9): Comparison => compare(correlated(rho, 11), bits);

const weights = gaussianWeights(3);

/**
 * Error of a 4-bit format on standard normal numbers, relative to them. Groups share a scale, which is kept exact, except
 * that those of MXFP4 are powers of two.
 */
export function formatError(format: 'int' | 'nf4' | 'mxfp4' | 'nvfp4', group: number): number {
  const rounded = {
    int: () => integers(weights, 4, group),
    nf4: () => quantizeBlocks(weights, nf4, group, false),
    mxfp4: () => floats(weights, group, powerOfTwo),
    nvfp4: () => floats(weights, group, exactScale),
  };
  return relativeError(rounded[format](), weights);
}

/** Bits for each weight of NF4 with double quantization: 8-bit scales for blocks of 64, a 32-bit constant for 256. */
export const nf4Bits = () => bitsPerWeight(4, 64, bitsPerWeight(8, 256, 32));

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
