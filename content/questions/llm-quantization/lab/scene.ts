import { timesHadamard } from '../../../numerics/hadamard.ts';
import type { Matrix } from '../../../numerics/matrix.ts';
import type { Params } from './controls.ts';
import {
  columnMax,
  keptApart,
  layer,
  outcome,
  rotate,
  smooth,
  withoutColumns,
  type Layer,
  type Method,
} from './outliers.ts';
import { quantize } from './round.ts';

export type Remedy = Params['remedy'];
/** What the layer of the picture depends on. */
export type Setting = Pick<Params, 'bits' | 'remedy' | 'mag' | 'width' | 'seed'>;

/** What every state of the picture shares: one loud channel, and how much range is moved. */
export const fixed = { channels: 1, alpha: 0.5 } as const;

const methodOf: Record<Remedy, Method> = {
  one: 'naive',
  token: 'perToken',
  smooth: 'smoothPerToken',
  rotate: 'rotationPerToken',
  keep: 'split',
};

/** What a remedy leaves to round, and what the layer has in place of x in the end. */
export interface Rounded {
  /** In the basis of x, shape as x. */
  values: Matrix;
  /**
   * Largest |entry| of each column that is rounded, and the step between levels: as quiet channels have them where they
   * were divided, the middle one where each token has its own.
   */
  ranges: Float64Array;
  step: number;
}

const middle = (values: Float64Array): number => {
  const ascending = values.toSorted();
  return (ascending[(ascending.length - 1) >> 1]! + ascending[ascending.length >> 1]!) / 2;
};

/** By how much smoothing divides each channel. */
export const divisors = ({ x, w }: Pick<Layer, 'x' | 'w'>): Float64Array => {
  const left = columnMax(smooth(x, w, fixed.alpha).x);
  return columnMax(x).map((most, j) => most / left[j]!);
};

/** The geometric mean of what smoothing divides the quiet channels by. */
const usualDivisor = (by: Float64Array, loud: number): number =>
  Math.exp(by.reduce((sum, each, j) => (j === loud ? sum : sum + Math.log(each)), 0) / (by.length - 1));

/** Activations rounded to b bits by one remedy, and brought back. */
export function restored({ x, w, outliers }: Layer, bits: number, remedy: Remedy): Rounded {
  switch (remedy) {
    case 'one':
    case 'token': {
      const { values, steps } = quantize(x, bits, remedy === 'one' ? 'tensor' : 'row');
      return { values, ranges: columnMax(x), step: middle(steps) };
    }
    case 'smooth': {
      const by = divisors({ x, w });
      const usual = usualDivisor(by, outliers[0]!);
      const smoothed = smooth(x, w, fixed.alpha).x;
      const { values, steps } = quantize(smoothed, bits, 'row');
      return {
        values: { ...values, data: values.data.map((entry, i) => entry * by[i % x.columns]!) },
        ranges: columnMax(smoothed).map((most) => most * usual),
        step: middle(steps) * usual,
      };
    }
    case 'rotate': {
      const turned = rotate(x, w).x;
      const { values, steps } = quantize(turned, bits, 'row');
      // H is its own inverse.
      return { values: timesHadamard(values), ranges: columnMax(turned), step: middle(steps) };
    }
    case 'keep': {
      const apart = keptApart(x);
      const rest = withoutColumns(x, apart);
      const { values, steps } = quantize(rest, bits, 'row');
      const data = values.data.map((entry, i) => (apart.includes(i % x.columns) ? x.data[i]! : entry));
      return { values: { ...values, data }, ranges: columnMax(rest), step: middle(steps) };
    }
  }
}

/** One state of the layer in numbers, which count all channels. Shares are of 1. */
export interface Scene {
  /** Activations of the channels shown as they are, shape [tokens, 64], and as rounded. */
  x: Matrix;
  rounded: Rounded;
  /** Which of these is loud. */
  loud: number;
  /** Largest |x| of the loud channel, and of all others. */
  largestLoud: number;
  largestQuiet: number;
  /** Values of the quiet channels that become 0. */
  zeros: number;
  /** Integers that the quiet channels use. */
  levels: number;
  /** Of the output, with weights rounded too, by the chosen remedy and with one step for all. */
  error: number;
  plainError: number;
  /** For how many tokens the loud channel has the largest value. */
  setsStep: number;
  /** How loud the channel is once it is smoothed, in sizes of the others. */
  smoothedTo: number;
  /** Whether a channel is kept in float. */
  kept: boolean;
}

/** What a product with ±1/√d leaves of 0. */
export const nothing = 1e-9;

/** Values of the quiet channels that are 0, as a share of them. */
export function zeroShare({ data, rows, columns }: Matrix, loud: number): number {
  let zeros = 0;
  data.forEach((entry, i) => (zeros += Number(i % columns !== loud && Math.abs(entry) < nothing)));
  return zeros / (rows * (columns - 1));
}

/** Different values, in ascending order. */
export function distinct(values: readonly number[]): number[] {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending.filter((value, i) => i === 0 || value - ascending[i - 1]! > nothing);
}

/** The values of one channel. */
export const valuesOf = ({ data, columns }: Matrix, channel: number): number[] =>
  Array.from({ length: data.length / columns }, (_, token) => data[token * columns + channel]!);

function tokensSetBy(x: Matrix, loud: number): number {
  let count = 0;
  for (let token = 0; token < x.rows; token++) {
    const row = x.data.subarray(token * x.columns, (token + 1) * x.columns);
    const own = Math.abs(row[loud]!);
    if (row.every((entry) => Math.abs(entry) <= own)) count++;
  }
  return count;
}

/** How many channels are shown, and where the loud one stands among them. */
export const shownChannels = 64;
const loudColumn = 52;

/** Neighbouring columns around the loud channel; after the last comes the first. */
function around({ rows, columns, data }: Matrix, loud: number): Matrix {
  const out = new Float64Array(rows * shownChannels);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < shownChannels; column++)
      out[row * shownChannels + column] =
        data[row * columns + ((loud - loudColumn + column + columns) % columns)]!;
  return { rows, columns: shownChannels, data: out };
}

const layers = new Map<string, Layer>();
const scenes = new Map<string, Scene>();

function layerWith({ mag, width, seed }: Setting): Layer {
  const key = `${mag} ${width} ${seed}`;
  const known = layers.get(key) ?? layer({ ...fixed, mag, width, seed });
  layers.set(key, known);
  return known;
}

/** The layer in a state. Computed once. */
export function sceneOf(setting: Setting): Scene {
  const { bits, remedy, mag, width, seed } = setting;
  const key = [bits, remedy, mag, width, seed].join(' ');
  const known = scenes.get(key) ?? compute(layerWith(setting), setting);
  scenes.set(key, known);
  return known;
}

function compute(data: Layer, setting: Setting): Scene {
  const { bits, remedy, mag, width } = setting;
  const loud = data.outliers[0]!;
  const most = columnMax(data.x);
  const rounded = restored(data, bits, remedy);
  const { error, levels } = outcome(data, methodOf[remedy], bits, fixed.alpha);
  const by = divisors(data);
  return {
    x: around(data.x, loud),
    rounded: {
      ...rounded,
      values: around(rounded.values, loud),
      ranges: around({ rows: 1, columns: width, data: rounded.ranges }, loud).data,
    },
    loud: loudColumn,
    largestLoud: most[loud]!,
    largestQuiet: Math.max(...most.filter((_, j) => j !== loud)),
    zeros: zeroShare(rounded.values, loud),
    levels: levels!,
    error,
    plainError: remedy === 'one' ? error : sceneOf({ ...setting, remedy: 'one' }).error,
    setsStep: tokensSetBy(data.x, loud),
    smoothedTo: (mag * usualDivisor(by, loud)) / by[loud]!,
    kept: keptApart(data.x).length > 0,
  };
}
