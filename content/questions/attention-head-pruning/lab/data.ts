import { zeros } from '../../../numerics/matrix.ts';
import { once } from '../../../numerics/once.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import {
  attend,
  contents,
  copies,
  count,
  layerParameters,
  makeLayer,
  planted,
  plantedAttention,
  positions,
  slice,
  width,
  type Layer,
} from './layer.ts';
import type { Moments } from './moments.ts';

export const samples = 4096;

/** What is drawn for one split: contents, shape [samples, positions, contents], and unit noise, shape [samples]. */
interface Draws {
  contents: Float64Array;
  noise: Float64Array;
}
function drawSplit(seed: number): Draws {
  const next = normal(mulberry32(seed));
  const size = positions * contents;
  const draws = { contents: new Float64Array(samples * size), noise: new Float64Array(samples) };
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < size; i++) draws.contents[sample * size + i] = next();
    draws.noise[sample] = next();
  }
  return draws;
}
const drawn = once(() => ({ train: drawSplit(1), test: drawSplit(2) }));

/** Tokens with their positions filled in; contents come later. */
function emptyTokens(): Float64Array {
  const tokens = new Float64Array(positions * width);
  for (let t = 0; t < positions; t++) tokens[t * width + t] = 1;
  return tokens;
}
function fill(tokens: Float64Array, from: Draws, sample: number): void {
  const start = sample * positions * contents;
  for (let t = 0; t < positions; t++)
    for (let i = 0; i < contents; i++)
      tokens[t * width + positions + i] = from.contents[start + t * contents + i]!;
}

/** What the heads write, shape [samples, heads]; the mean attention, shape [heads, positions]; and the mean of its largest. */
interface Written {
  written: Float64Array;
  attention: Float64Array;
  confidence: Float64Array;
}
function writeSplit(layer: Layer, from: Draws): Written {
  const tokens = emptyTokens();
  const pattern = new Float64Array(count * positions);
  const one = new Float64Array(count);
  const out = {
    written: new Float64Array(samples * count),
    attention: new Float64Array(count * positions),
    confidence: new Float64Array(count),
  };
  for (let sample = 0; sample < samples; sample++) {
    fill(tokens, from, sample);
    attend(layer, tokens, one, pattern);
    out.written.set(one, sample * count);
    for (let head = 0; head < count; head++) {
      let most = 0;
      for (let t = 0; t < positions; t++) {
        const weight = pattern[head * positions + t]!;
        out.attention[head * positions + t]! += weight / samples;
        if (weight > most) most = weight;
      }
      out.confidence[head]! += most / samples;
    }
  }
  return out;
}
/** The heads' outputs depend on the copies' correlation alone, so they are kept until it changes. */
let lately: { rho: number; train: Written; test: Written } | undefined;
function writtenFor(rho: number): { train: Written; test: Written } {
  if (lately?.rho !== rho) {
    const layer = makeLayer(rho);
    const { train, test } = drawn();
    lately = { rho, train: writeSplit(layer, train), test: writeSplit(layer, test) };
  }
  return lately;
}

/** A layer under a mask beside the layer that was cut. */
export interface Sliced {
  /** Weights of both. */
  before: number;
  after: number;
  /** How far their outputs differ at most on 256 test samples. */
  difference: number;
}
export function compareSliced(layer: Layer, gates: Float64Array, kept: readonly number[]): Sliced {
  const small = slice(layer, gates, kept);
  const tokens = emptyTokens();
  const pattern = new Float64Array(count * positions);
  const masked = new Float64Array(count);
  const cut = new Float64Array(small.heads);
  let difference = 0;
  for (let sample = 0; sample < 256; sample++) {
    fill(tokens, drawn().test, sample);
    attend(layer, tokens, masked, pattern);
    attend(small, tokens, cut, pattern);
    let gap = 0;
    for (let head = 0; head < count; head++) gap += gates[head]! * masked[head]!;
    for (let head = 0; head < small.heads; head++) gap -= cut[head]!;
    difference = Math.max(difference, Math.abs(gap));
  }
  return { before: layerParameters(layer), after: layerParameters(small), difference };
}

/** One split as the pruner sees it. */
export interface Split extends Written, Moments {
  /** y = Σ c_h + σ ε, shape [samples]. */
  labels: Float64Array;
}
function makeSplit(from: Written, noise: Float64Array, sigma: number): Split {
  const { written } = from;
  const labels = new Float64Array(samples);
  const gram = zeros(count, count);
  const moment = new Float64Array(count);
  let power = 0;
  for (let sample = 0; sample < samples; sample++) {
    const row = sample * count;
    let label = sigma * noise[sample]!;
    for (let head = 0; head < count; head++) label += written[row + head]!;
    labels[sample] = label;
    power += (label * label) / samples;
    for (let i = 0; i < count; i++) {
      const share = written[row + i]! / samples;
      moment[i]! += share * label;
      for (let j = 0; j <= i; j++) gram.data[i * count + j]! += share * written[row + j]!;
    }
  }
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) gram.data[j * count + i] = gram.data[i * count + j]!;
  return { ...from, labels, gram, moment, power };
}

export interface Data {
  train: Split;
  test: Split;
}
/** The two splits: training from seed 1, test from seed 2, 4096 samples each. */
export function makeData(rho: number, sigma: number): Data {
  const { train, test } = writtenFor(rho);
  const noise = drawn();
  return {
    train: makeSplit(train, noise.train.noise, sigma),
    test: makeSplit(test, noise.test.noise, sigma),
  };
}

/**
 * Splits from other seeds, of the same distribution: a head looks at positions alone and is linear in the contents, so what it
 * writes is normal, and can be drawn without the layer.
 */
export function drawOutputs(rho: number, sigma: number, seeds: { train: number; test: number }): Data {
  const make = (seed: number) => {
    const next = normal(mulberry32(seed));
    const written = Float64Array.from({ length: samples * count }, next);
    const [a, b] = copies;
    for (let row = 0; row < written.length; row += count) {
      written[row + b] = rho * written[row + a]! + Math.sqrt(1 - rho * rho) * written[row + b]!;
      for (let head = 0; head < count; head++) written[row + head]! *= planted[head]!.writes;
    }
    const confidence = Float64Array.from(planted, (head) => plantedAttention(head).most);
    const drawn: Written = { written, attention: new Float64Array(count * positions), confidence };
    return makeSplit(drawn, Float64Array.from({ length: samples }, next), sigma);
  };
  return { train: make(seeds.train), test: make(seeds.test) };
}
