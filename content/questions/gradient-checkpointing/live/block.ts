/** One block of the model over a whole text, forward and backward. T tokens, width 128, hidden 344; 4 bytes a number. */
import type { Layer, MatrixName } from '../../../model/model.ts';
import { attend, attendBack } from './attention.ts';
import { gated, gatedBack } from './gate.ts';
import { linear, linearInput, linearWeights, sum } from './linear.ts';
import { norm, normBack } from './norm.ts';
import { turned } from './rotary.ts';

/** What the backward pass of a block needs beside its input, under the names of what it is the output of. */
export type Inside = Record<
  /** 1 / RMS of each token, [T]. */
  | 'factors1'
  | 'factors2'
  /** [T, width]; queries and keys are turned by their positions; `middle` lies between attention and feed-forward. */
  | 'norm1'
  | 'q'
  | 'k'
  | 'v'
  | 'mixed'
  | 'middle'
  | 'norm2'
  /** [heads, T, T]. */
  | 'shares'
  /** [T, hidden]. */
  | 'gate'
  | 'silu'
  | 'up'
  | 'inner',
  Float32Array
>;

/** One gradient for each weight of a block, of its shape. */
export type LayerGradients = Record<MatrixName | 'norm1' | 'norm2', Float32Array>;

/** x and the output have the shape [T, width]. */
export function forward(layer: Layer, x: Float32Array): { output: Float32Array; inside: Inside } {
  const { y: norm1, factors: factors1 } = norm(x, layer.norm1);
  const q = turned(linear(layer.q, norm1), 1);
  const k = turned(linear(layer.k, norm1), 1);
  const v = linear(layer.v, norm1);
  const { mixed, shares } = attend({ q, k, v });
  const middle = sum(x, linear(layer.o, mixed));
  const { y: norm2, factors: factors2 } = norm(middle, layer.norm2);
  const gate = linear(layer.gate, norm2);
  const up = linear(layer.up, norm2);
  const { silu, inner } = gated(gate, up);
  const output = sum(middle, linear(layer.down, inner));
  const inside = { factors1, factors2, norm1, q, k, v, mixed, middle, norm2, shares, gate, silu, up, inner };
  return { output, inside };
}

/**
 * Gradients of a block's input and weights.
 *
 * @param x  The block's input, shape [T, width].
 * @param g  The gradient of its output, shape [T, width].
 */
export function backward(
  layer: Layer,
  x: Float32Array,
  inside: Inside,
  g: Float32Array,
): { input: Float32Array; weights: LayerGradients } {
  const fed = gatedBack(inside, linearInput(layer.down, g));
  const toNorm2 = sum(linearInput(layer.gate, fed.gate), linearInput(layer.up, fed.up));
  const second = normBack(inside.middle, layer.norm2, inside.factors2, toNorm2);
  const toMiddle = sum(g, second.x);
  const asked = attendBack(inside, inside.shares, linearInput(layer.o, toMiddle));
  const [q, k, v] = [turned(asked.q, -1), turned(asked.k, -1), asked.v];
  const toNorm1 = sum(sum(linearInput(layer.q, q), linearInput(layer.k, k)), linearInput(layer.v, v));
  const first = normBack(x, layer.norm1, inside.factors1, toNorm1);
  const weights = {
    norm1: first.weight,
    q: linearWeights(layer.q, inside.norm1, q),
    k: linearWeights(layer.k, inside.norm1, k),
    v: linearWeights(layer.v, inside.norm1, v),
    o: linearWeights(layer.o, inside.mixed, toMiddle),
    norm2: second.weight,
    gate: linearWeights(layer.gate, inside.norm2, fed.gate),
    up: linearWeights(layer.up, inside.norm2, fed.up),
    down: linearWeights(layer.down, inside.inner, g),
  };
  return { input: sum(toMiddle, first.x), weights };
}
