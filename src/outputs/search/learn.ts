import type { Asked } from '#book/asked.ts';
import { hashOf } from '#compute/kept.ts';
import { mostSteps, noneStep, packWeights, type Learned } from '#search/learned.ts';
import type { PageText } from '#search/page-index.ts';
import { buckets, piecesOf, shareOf } from '#search/pieces.ts';

/** A text, and the place of its page among those that have a list; the last place is for those that no page answers. */
interface Example {
  text: string;
  place: number;
}

/** By cross-validation over the lists of this project's book: what weights cost, and how many steps lead to the best ones. */
const ridge = 0.1;
const descents = 45;
/** Most weights of pages that stay, after each of which the others are learned again; readers get the last, a byte each. */
const mostWeights = [16_000, 8_000];
/** The share of weights that lies within the greatest step. */
const withinSteps = 0.98;

/**
 * Learns from lists which pieces of a text speak for which page: multinomial logistic regression on its pieces. Names of
 * pages are examples too. It computes with additions, products and roots alone, in an order that the texts decide, so
 * that every machine finds the same.
 *
 * @param pages  In the order of the index.
 */
export function learn(asked: readonly Asked[], pages: readonly PageText[]): Learned {
  const slugs = pages.map(({ url }) => /^\/questions\/(.*)\/$/.exec(url)?.[1]);
  const listed = new Set(asked.map(({ slug }) => slug));
  const own = [...slugs.keys()].filter((page) => slugs[page] !== undefined && listed.has(slugs[page]));
  const examples = [
    ...asked.map(({ query, slug }) => ({
      text: query,
      place: slug === undefined ? own.length : own.findIndex((page) => slugs[page] === slug),
    })),
    ...own.flatMap((page, place) => {
      const { title, aliases, titles } = pages[page]!;
      return [title, ...aliases.split(' · '), ...titles.split(' · ')].map((text) => ({ text, place }));
    }),
  ];
  const ordered = shuffled(examples);
  const places = own.length + 1;
  const weights = mostWeights.reduce(
    (before, most) => train(ordered, places, strongest(before, places, most)),
    train(ordered, places),
  );
  return { pages: own, ...inSteps(weights, places) };
}

/** Examples as if shuffled, whatever order they came in. */
const shuffled = (examples: readonly Example[]): Example[] =>
  examples
    .map((example) => ({ example, key: hashOf([example.text, String(example.place)]) }))
    .sort((x, y) => (x.key < y.key ? -1 : 1))
    .map(({ example }) => example);

/**
 * The weight of each bucket for each place, bucket by bucket: the least loss, by Nesterov's accelerated descent. A bucket's
 * step is as long as its examples allow: half of their weight bounds the curvature, since the pieces of each have length 1.
 *
 * @param from  Weights to begin with; those of 0 stay 0.
 */
function train(examples: readonly Example[], places: number, from?: Float64Array): Float64Array {
  const counts = Array.from(
    { length: places },
    (_, at) => examples.filter(({ place }) => place === at).length,
  );
  // Places with few examples count as much as the others.
  const all = examples.map(({ text, place }) => ({
    pieces: Int32Array.from(piecesOf(text)),
    place,
    counted: examples.length / places / counts[place]!,
  }));
  const bounds = new Float64Array(buckets).fill(ridge);
  for (const { pieces, counted } of all) for (const piece of pieces) bounds[piece]! += counted / 2;
  // Only these can differ from 0: one after another, so that what is 0 costs nothing.
  const { starts, ofPlace, at } = entriesOf(places, (bucket, entry) =>
    from ? from[entry] !== 0 : bounds[bucket]! > ridge,
  );
  const weights = Float64Array.from(at, (entry) => from?.[entry] ?? 0);
  const ahead = weights.slice();
  const slopes = new Float64Array(weights.length);
  const errors = new Float64Array(places);
  for (let step = 0; step < descents; step++) {
    for (let one = 0; one < slopes.length; one++) slopes[one] = ridge * ahead[one]!;
    for (const { pieces, place, counted } of all) {
      const share = shareOf(pieces);
      errors.fill(0);
      for (let piece = 0; piece < pieces.length; piece++)
        for (let one = starts[pieces[piece]!]!, end = starts[pieces[piece]! + 1]!; one < end; one++)
          errors[ofPlace[one]!]! += share * ahead[one]!;
      toProbabilities(errors);
      errors[place]! -= 1;
      for (let at = 0; at < places; at++) errors[at]! *= counted * share;
      for (let piece = 0; piece < pieces.length; piece++)
        for (let one = starts[pieces[piece]!]!, end = starts[pieces[piece]! + 1]!; one < end; one++)
          slopes[one]! += errors[ofPlace[one]!]!;
    }
    for (let bucket = 0; bucket < buckets; bucket++)
      for (let one = starts[bucket]!; one < starts[bucket + 1]!; one++) {
        const next = ahead[one]! - slopes[one]! / bounds[bucket]!;
        ahead[one] = next + (step / (step + 3)) * (next - weights[one]!);
        weights[one] = next;
      }
  }
  const whole = new Float64Array(buckets * places);
  at.forEach((entry, one) => (whole[entry] = weights[one]!));
  return whole;
}

/** The weights that are learned, bucket by bucket: where those of each bucket start, of which place each is, and its entry of all. */
function entriesOf(places: number, isLearned: (bucket: number, entry: number) => boolean) {
  const starts = new Int32Array(buckets + 1);
  const at: number[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let entry = bucket * places; entry < (bucket + 1) * places; entry++)
      if (isLearned(bucket, entry)) at.push(entry);
    starts[bucket + 1] = at.length;
  }
  return { starts, ofPlace: Int32Array.from(at, (entry) => entry % places), at };
}

/** Scores to probabilities, in their place. */
function toProbabilities(scores: Float64Array): void {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = exponential(scores[at]! - most);
  for (let at = 0; at < scores.length; at++) scores[at]! /= sum;
}

/** The same on every machine, which `Math.exp` need not be: its series of a small part of x, squared ten times. */
function exponential(x: number): number {
  const part = x / 1024;
  let power = 1 + part * (1 + (part / 2) * (1 + (part / 3) * (1 + part / 4)));
  for (let times = 0; times < 10; times++) power *= power;
  return power;
}

/** Of the weights of pages those that say most, and all of those for none; the others become 0. */
function strongest(weights: Float64Array, places: number, most: number): Float64Array {
  const isOfPage = (at: number) => at % places < places - 1;
  const sizes = weights.filter((_, at) => isOfPage(at)).map(Math.abs);
  const least = sizes.sort().at(-most) ?? 0;
  return weights.map((weight, at) => (isOfPage(at) && Math.abs(weight) < least ? 0 : weight));
}

/** Weights in few steps, and page by page. */
function inSteps(weights: Float64Array, places: number): Omit<Learned, 'pages'> {
  const byPlace = weights.map((_, at) => weights[(at % buckets) * places + Math.floor(at / buckets)]!);
  const ofPages = byPlace.length - buckets;
  const sizes = byPlace.subarray(0, ofPages).filter(Boolean).map(Math.abs).sort();
  const step = (sizes[Math.floor(withinSteps * sizes.length)] ?? 1) / mostSteps;
  const steps = Int8Array.from(byPlace, (weight, at) => {
    const count = Math.round(weight / (at < ofPages ? step : step * noneStep));
    return Math.max(-mostSteps, Math.min(mostSteps, count));
  });
  return { step: Number(step.toPrecision(3)), ...packWeights(steps) };
}
