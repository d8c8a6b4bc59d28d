import { mulberry32, normalPairs } from '../../../numerics/random.ts';
import type { Params } from './controls.ts';
import { forward } from './forward.ts';
import { drawn, makeModel, unsteered, width, type Model, type Steering } from './model.ts';
import { makePass, type Pass } from './pass.ts';
import { prefixOf, splitAttention } from './probe.ts';

export const words = ['do', 'not', 'delete', 'these', 'files'] as const;
/** Which two words are compared. */
export const [not, remove] = [1, 2];
/** Random weights know no words: five of the eight tokens are given names. */
export const tokens = Uint8Array.of(2, 5, 4, 6, 3);
const last = words.length - 1;

/** Where the last word looks in one layer. */
export interface Look {
  /** λ, the share of the vector, 0 to 1. */
  share: number;
  /** Shares of the words among themselves; they add up to 1. */
  words: readonly number[];
  /** Of “not” to “delete”. */
  ratio: number;
}
/** Layer 1, then layer 2. */
export type Looks = readonly [Look, Look];
type Vector = Float64Array<ArrayBuffer>;

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
const scaled = (a: Vector, by: number): Vector => a.map((value) => by * value);
const sum = (a: Vector, b: Vector): Vector => a.map((value, i) => value + b[i]!);
const unit = (a: Vector): Vector => scaled(a, 1 / Math.sqrt(dot(a, a)));
const row = (rows: Float64Array, at: number): Vector =>
  Float64Array.from(rows.subarray(at * width, (at + 1) * width));

function passOf(steering: Steering, model: Model): Pass {
  const pass = makePass(model.blocks.length, steering, tokens.length);
  forward(model, steering, tokens, pass);
  return pass;
}
function looksOf(pass: Pass): Looks {
  const look = (layer: number): Look => {
    const { mass, content } = splitAttention(pass, layer);
    const shares = content[last]!;
    return { share: mass[last]!, words: shares, ratio: shares[not]! / shares[remove]! };
  };
  return [look(0), look(1)];
}

/** In a layer: the last word's query, its own and the other words' keys, and ln Σ exp of their scores. */
function readingOf(pass: Pass, layer: number) {
  const { queries, keys, prefix } = pass.layers[layer]!;
  const first = prefix + pass.prompt;
  const query = row(queries, pass.prompt + last);
  const ofWords = words.map((_, j) => row(keys, first + j));
  const total = ofWords.reduce((power, key) => power + Math.exp(dot(query, key) / 4), 0);
  return { query, keys: ofWords, logSum: Math.log(total) };
}

/** A frozen model of two layers that reads the words. */
export interface Reader {
  frozen: Model;
  /** With nothing in front. */
  bare: Pass;
  base: Looks;
  first: ReturnType<typeof readingOf>;
  /** W_k q of layer 1: a vector of the input has the score e · W_k q / 4 there. */
  pull: Vector;
  /** The score of an input vector of length 4 lies between minus this and this. */
  reach: number;
  /** Keys and values of soft prompts, and what these do. */
  known: Map<string, { own: Steering['prefix']; soft: Looks }>;
}

/** @param frozen  Random weights. */
export function readerOf(frozen: Model): Reader {
  const bare = passOf(unsteered, frozen);
  const first = readingOf(bare, 0);
  const pull = Float64Array.from({ length: width }, (_, i) =>
    dot(row(frozen.blocks[0]!.key, i), first.query),
  );
  return {
    frozen,
    bare,
    base: looksOf(bare),
    first,
    pull,
    reach: Math.sqrt(dot(pull, pull)),
    known: new Map(),
  };
}

export const frozen = makeModel(2, 53);
/** The model of the stage. */
const own = readerOf(frozen);
export const { base, reach } = own;

const odds = (share: number) => Math.log(share / (1 - share));

/**
 * A vector of the input, as long as a word's embedding is on average, that takes a share of the last word's attention
 * in layer 1.
 *
 * @param share  0.003 to 0.866: what a vector of this length can reach.
 * @param draw   Which of the vectors that do: a direction across the one that matters, at random.
 * @returns shape [d].
 */
export function promptOf(share: number, draw: number, { pull, first, reach: most }: Reader = own): Vector {
  const along = unit(pull);
  const random: Vector = Float64Array.from(drawn(width, 1, normalPairs(mulberry32(100 + draw))));
  const across = unit(sum(random, scaled(along, -dot(random, along))));
  const sine = (odds(share) + first.logSum) / most;
  return scaled(sum(scaled(across, Math.sqrt(1 - sine ** 2)), scaled(along, sine)), 4);
}

export const looksWith = (steering: Steering, { frozen: model } = own): Looks =>
  looksOf(passOf(steering, model));

/** With a soft prompt of one vector. */
export const softLooks = (share: number, draw: number, reader = own): Looks =>
  looksWith({ prompt: promptOf(share, draw, reader), prefix: [] }, reader);

function pairsOf(share: number, draw: number, reader: Reader) {
  const key = `${share} ${draw}`;
  const pairs = reader.known.get(key) ?? {
    own: prefixOf(reader.frozen, promptOf(share, draw, reader)).prefix,
    soft: softLooks(share, draw, reader),
  };
  reader.known.set(key, pairs);
  return pairs;
}

const nothing = { keys: new Float64Array(0), values: new Float64Array(0) };

/**
 * With a prefix of one pair a layer: those of a soft prompt, each key moved along the query until the pair takes a given
 * share. Layer 2 is solved after layer 1, whose pair changes its queries.
 *
 * @param shares  Of each layer; 0 takes its pair away, undefined leaves it the share that the soft prompt has.
 */
export function prefixLooks(
  share: number,
  draw: number,
  shares: readonly [number | undefined, number | undefined],
  reader = own,
): Looks {
  const { own: given, soft } = pairsOf(share, draw, reader);
  const pairs: Steering['prefix'] = [nothing, nothing];
  let pass = reader.bare;
  for (const l of [0, 1]) {
    const wanted = shares[l] ?? soft[l]!.share;
    if (wanted === 0) continue;
    const { query, logSum } = readingOf(pass, l);
    const { keys, values } = given[l]!;
    const missing = odds(wanted) + logSum - dot(query, keys) / 4;
    const moved = sum(Float64Array.from(keys), scaled(query, (4 * missing) / dot(query, query)));
    pairs[l] = { keys: moved, values };
    pass = passOf({ prompt: unsteered.prompt, prefix: pairs }, reader.frozen);
  }
  return looksOf(pass);
}

/**
 * With a change of rank 1 of the queries of layer 1, chosen to multiply there the ratio of “not” to “delete” for the
 * last word: W_q + s e bᵀ / |e|², its embedding e, and b from the key of “delete” to that of “not”.
 */
export function loraLooks(factor: number, { frozen: model, first } = own): Looks {
  const [block, second] = model.blocks as [Model['blocks'][0], Model['blocks'][0]];
  const embedding = row(model.embedding, tokens[last]!);
  const between = sum(first.keys[not]!, scaled(first.keys[remove]!, -1));
  const strength = (4 * Math.log(factor)) / dot(between, between) / dot(embedding, embedding);
  const query = Float64Array.from(
    block.query,
    (weight, at) => weight + strength * embedding[Math.floor(at / width)]! * between[at % width]!,
  );
  return looksOf(passOf(unsteered, { ...model, blocks: [{ ...block, query }, second] }));
}

const shareOf = (percent: number) => (percent < 0 ? undefined : percent / 100);
const known = new Map<string, Looks>();

/** Where the last word looks in a state of the stage. */
export function looksFor({ method, share, share1, share2, factor, draw }: Params): Looks {
  const key = `${method} ${method === 'lora' ? factor : `${share} ${draw}`} ${method === 'prefix' ? `${share1} ${share2}` : ''}`;
  let looks = known.get(key);
  if (!looks) {
    looks =
      method === 'lora'
        ? loraLooks(factor)
        : method === 'soft'
          ? softLooks(share / 100, draw)
          : prefixLooks(share / 100, draw, [shareOf(share1), shareOf(share2)]);
    known.set(key, looks);
  }
  return looks;
}
