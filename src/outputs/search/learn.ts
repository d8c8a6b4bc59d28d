import type { Asked } from '#book/asked.ts';
import { hashOf } from '#compute/kept.ts';
import { mostSteps, packWeights, type Learned } from '#search/learned.ts';
import type { PageText } from '#search/page-index.ts';
import { buckets, piecesOf, shareOf } from '#search/pieces.ts';

/** A text, and the place of its page among those that have a list; the last place is for those that no page answers. */
interface Example {
  text: string;
  place: number;
}

/** FTRL-Proximal (McMahan and others 2013, algorithm 1), by cross-validation over the lists of this project's book. */
const rate = 1;
const passes = 8;
/**
 * How much must speak for a piece before it gets a weight. What no page answers is of many kinds, and shows in many pieces that
 * say a little.
 */
const threshold = { page: 0.5, none: 0.1 };
/** Most weights of pages that readers get, about a byte each after compression: of a book with many lists those that say most. */
const mostWeights = 6_000;
/** Errors of probability that change nothing that a reader could see. */
const leastError = 0.001;
/** The share of weights that lies within the greatest step. */
const withinSteps = 0.98;

/** Every tenth query is not learned, so that it can be asked: chosen by its text alone, so that it stays the same one. */
export const isKeptApart = (query: string): boolean =>
  Number.parseInt(hashOf([query]).slice(0, 8), 16) % 10 === 0;

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
  return { pages: own, ...inSteps(train(inOrder(examples), own.length + 1)) };
}

/** Examples as if shuffled, whatever order they came in. */
const inOrder = (examples: readonly Example[]): Example[] =>
  examples
    .map((example) => ({ example, key: hashOf([example.text, String(example.place)]) }))
    .sort((x, y) => (x.key < y.key ? -1 : 1))
    .map(({ example }) => example);

function train(examples: readonly Example[], places: number): Float64Array {
  const [sums, squares, weights] = [0, 0, 0].map(() => new Float64Array(places * buckets)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const all = examples.map(({ text, place }) => ({ pieces: piecesOf(text), place }));
  // Places with few examples count as much as the others.
  const counts = Array.from({ length: places }, (_, at) => all.filter(({ place }) => place === at).length);
  const average = all.length / places;
  for (let pass = 0; pass < passes; pass++)
    for (const { pieces, place } of all) {
      const share = shareOf(pieces);
      const scores = counts.map(
        (_, at) => share * pieces.reduce((sum, piece) => sum + weights[at * buckets + piece]!, 0),
      );
      probabilities(scores).forEach((probability, at) => {
        const error = (probability - Number(at === place)) * (average / counts[place]!);
        if (Math.abs(error) < leastError) return;
        const slope = error * share;
        const bar = at === places - 1 ? threshold.none : threshold.page;
        for (const piece of pieces) {
          const one = at * buckets + piece;
          const before = Math.sqrt(squares[one]!);
          const after = Math.sqrt((squares[one]! += slope * slope));
          const sum = (sums[one]! += slope - ((after - before) / rate) * weights[one]!);
          weights[one] = Math.abs(sum) <= bar ? 0 : ((Math.sign(sum) * bar - sum) * rate) / (1 + after);
        }
      });
    }
  return weights;
}

function probabilities(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => exponential(score - most));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** The same on every machine, which `Math.exp` need not be: its series of a small part of x, squared ten times. */
function exponential(x: number): number {
  const part = x / 1024;
  let power = 1 + part * (1 + (part / 2) * (1 + (part / 3) * (1 + part / 4)));
  for (let times = 0; times < 10; times++) power *= power;
  return power;
}

/** Weights in few steps, and of those of pages the ones that say most. */
function inSteps(weights: Float64Array): Omit<Learned, 'pages'> {
  const ofPages = weights.length - buckets;
  const step =
    (sizesOf(weights).at(-Math.ceil((1 - withinSteps) * sizesOf(weights).length)) ?? 1) / mostSteps;
  const least = sizesOf(weights.subarray(0, ofPages)).at(-mostWeights) ?? 0;
  const steps = Int8Array.from(weights, (weight, at) =>
    at < ofPages && Math.abs(weight) < least
      ? 0
      : Math.max(-mostSteps, Math.min(mostSteps, Math.round(weight / step))),
  );
  return { step: Number(step.toPrecision(3)), ...packWeights(steps) };
}

const sizesOf = (weights: Float64Array): Float64Array =>
  weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
