import { inversePositive } from '../../../numerics/cholesky.ts';
import { draw, multiply, orthonormalize, transpose, type Matrix } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { colours, largest } from './questions.ts';

/** Width of a cell's feature, and of the LLM. */
export const features = 12;
export const width = 16;
/** Scale τ of the logits. */
export const scale = 4;
const rate = 1;

export interface Frozen {
  /** The encoder: a unit feature E_k for each colour, shape [4, 12]. */
  encoder: Matrix;
  /** The read-out of the LLM: an orthonormal word vector w_c in each column, shape [16, 4]. */
  words: Matrix;
}

/** What is never trained, from one stream: first the encoder, colour by colour, then the words. */
export function frozenParts(): Frozen {
  const next = normal(mulberry32(11));
  const encoder = draw(colours, features, next);
  for (let k = 0; k < colours; k++) {
    const feature = encoder.data.subarray(k * features, (k + 1) * features);
    let norm = 0;
    for (const entry of feature) norm += entry * entry;
    norm = Math.sqrt(norm);
    for (let j = 0; j < features; j++) feature[j]! /= norm;
  }
  return { encoder, words: orthonormalize(draw(width, colours, next)) };
}

/** The projector before training, shape [16, 12]. */
export function untrainedProjector(): Matrix {
  const next = normal(mulberry32(5));
  return draw(width, features, () => next() / Math.sqrt(features));
}

/** M = τ Wᵀ P, shape [4, 12]: from a visual token straight to the logits. */
export function toLogits(words: Matrix, projector: Matrix): Matrix {
  const out = multiply(transpose(words), projector);
  for (let i = 0; i < out.data.length; i++) out.data[i]! *= scale;
  return out;
}

/** A linear map that takes each feature E_k to the logits of its own colour: (E Eᵀ)⁻¹ E, shape [4, 12]. */
export const exactMap = (encoder: Matrix): Matrix =>
  multiply(inversePositive(multiply(encoder, transpose(encoder))), encoder);

/**
 * One step of full-batch gradient descent on the mean cross-entropy, for M = τ Wᵀ P instead of P: because the words are
 * orthonormal, a step of P with rate lr moves M by lr τ² ∂L/∂M.
 *
 * @param map     M, shape [4, 12]; modified.
 * @param tokens  Shape [n, 12].
 * @returns the loss before the step.
 */
export function trainStep(map: Float64Array, tokens: Float64Array, answers: Uint8Array): number {
  const count = answers.length;
  const gradient = new Float64Array(colours * features);
  const p = new Float64Array(colours);
  let loss = 0;
  for (let i = 0; i < count; i++) {
    const from = i * features;
    let most = -Infinity;
    for (let c = 0; c < colours; c++) {
      let logit = 0;
      for (let j = 0; j < features; j++) logit += map[c * features + j]! * tokens[from + j]!;
      p[c] = logit;
      if (logit > most) most = logit;
    }
    const answer = answers[i]!;
    const right = p[answer]!;
    let sum = 0;
    for (let c = 0; c < colours; c++) sum += p[c] = Math.exp(p[c]! - most);
    loss += most + Math.log(sum) - right;
    for (let c = 0; c < colours; c++) {
      const error = p[c]! / sum - (c === answer ? 1 : 0);
      for (let j = 0; j < features; j++) gradient[c * features + j]! += error * tokens[from + j]!;
    }
  }
  const factor = (rate * scale * scale) / count;
  for (let at = 0; at < map.length; at++) map[at]! -= factor * gradient[at]!;
  return loss / count;
}

/** The logits of one token, shape [4]. */
export function logitsOf(map: Float64Array, token: Float64Array): Float64Array {
  const out = new Float64Array(colours);
  for (let c = 0; c < colours; c++)
    for (let j = 0; j < features; j++) out[c]! += map[c * features + j]! * token[j]!;
  return out;
}

/** Share of right answers and mean cross-entropy. */
export function measure(
  map: Float64Array,
  tokens: Float64Array,
  answers: Uint8Array,
): { accuracy: number; loss: number } {
  let right = 0;
  let loss = 0;
  for (let i = 0; i < answers.length; i++) {
    const logits = logitsOf(map, tokens.subarray(i * features, (i + 1) * features));
    const most = largest(logits);
    if (most === answers[i]) right += 1;
    let sum = 0;
    for (const logit of logits) sum += Math.exp(logit - logits[most]!);
    loss += logits[most]! + Math.log(sum) - logits[answers[i]!]!;
  }
  return { accuracy: right / answers.length, loss: loss / answers.length };
}
