import { tokensInSequence } from './task.ts';
import { forward } from './forward.ts';
import { unsteered, width, type Model, type Steering } from './model.ts';
import { makePass, type Pass } from './pass.ts';

/** Attention of one layer over one sequence, rows of the tokens only. */
export interface Attention {
  /** Pairs of the prompt or prefix, which come first in each row. */
  steering: number;
  /** Shape [tokens, steering + tokens]; each row sums to 1. */
  weights: number[][];
  /** λ: the share of each row's attention that goes to the prompt or prefix, shape [tokens]. */
  mass: number[];
  /** The rest, divided by its sum: shape [tokens, tokens]. */
  content: number[][];
}
/**
 * Splits the attention of a layer into the share of the prompt or prefix, λ, and the ratios between the tokens.
 *
 * With a prefix, attention is (1 − λ) Attn(content) + λ Attn(prefix), where λ is the sum of the softmax weights on the
 * prefix.
 *
 * Source: He et al. 2022, "Towards a Unified View of Parameter-Efficient Transfer Learning", equations 7 and 8.
 */
export function splitAttention(pass: Pass, layer: number): Attention {
  const { prefix, weights: all } = pass.layers[layer]!;
  const steering = prefix + pass.prompt;
  const pairs = prefix + pass.rows;
  const weights: number[][] = [];
  for (let t = pass.prompt; t < pass.rows; t++)
    weights.push(Array.from(all.subarray(t * pairs, (t + 1) * pairs)));
  const sum = (row: number[]) => row.reduce((total, weight) => total + weight, 0);
  return {
    steering,
    weights,
    mass: weights.map((row) => sum(row.slice(0, steering))),
    content: weights.map((row) => {
      const content = row.slice(steering);
      const total = sum(content);
      return content.map((weight) => weight / total);
    }),
  };
}

/** Attention of every layer over each sequence, shape [sequences, layers]. */
export function attentionOf(
  model: Model,
  steering: Steering,
  sequences: readonly ArrayLike<number>[],
): Attention[][] {
  const pass = makePass(model.blocks.length, steering, tokensInSequence, true);
  return sequences.map((tokens) => {
    forward(model, steering, tokens, pass);
    return model.blocks.map((_, l) => splitAttention(pass, l));
  });
}

/** What a prompt or prefix does to the attention of one layer, over some sequences. */
export interface Effect {
  /** Mean λ. */
  mass: number;
  /** Largest change of a token's share of the attention among tokens. */
  change: number;
}

/** Compares the attention of each layer with and without steering. */
export function effects(steered: readonly Attention[][], without: readonly Attention[][]): Effect[] {
  return without[0]!.map((_, l) => {
    let mass = 0;
    let change = 0;
    let rows = 0;
    for (let s = 0; s < without.length; s++) {
      const [one, other] = [steered[s]![l]!, without[s]![l]!];
      for (let t = 0; t < one.mass.length; t++) {
        mass += one.mass[t]!;
        rows += 1;
        for (let j = 0; j <= t; j++)
          change = Math.max(change, Math.abs(one.content[t]![j]! - other.content[t]![j]!));
      }
    }
    return { mass: mass / rows, change };
  });
}

/**
 * The prefix that does what a soft prompt does: the keys and values of its rows in every layer.
 *
 * The rows of a prompt look only at each other, so in a causal model these do not depend on the tokens behind them. In
 * an encoder that looks both ways they would.
 */
export function prefixOf(model: Model, prompt: Float64Array): Steering {
  const steering = { prompt, prefix: [] };
  const pass = makePass(model.blocks.length, steering, tokensInSequence);
  forward(model, steering, new Uint8Array(tokensInSequence), pass);
  return {
    prompt: unsteered.prompt,
    prefix: pass.layers.map(({ keys, values }) => ({
      keys: keys.slice(0, prompt.length),
      values: values.slice(0, prompt.length),
    })),
  };
}

/** Largest difference between the answers under two steerings, over some sequences. */
export function largestDifference(
  model: Model,
  one: Steering,
  other: Steering,
  sequences: readonly Uint8Array[],
): number {
  const passes = [one, other].map((steering) => makePass(model.blocks.length, steering, tokensInSequence));
  let most = 0;
  for (const tokens of sequences) {
    const a = forward(model, one, tokens, passes[0]!);
    const b = forward(model, other, tokens, passes[1]!);
    for (let i = 0; i < width; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  }
  return most;
}
