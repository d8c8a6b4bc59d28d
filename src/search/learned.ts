import { pack, unpack } from './packed-numbers.ts';
import { buckets, piecesOf, shareOf } from './pieces.ts';
import type { Leads } from './rank.ts';

/** The weights learned from lists of what people ask, as they are sent: for each page that has a list how much each piece speaks for it. */
export interface Learned {
  /** The pages that have a list; those for which none does stand behind them. */
  pages: readonly number[];
  /** Size of a step of weights. */
  step: number;
  /** Of the weights that are not 0, page by page: how many places each is behind the one before, packed. */
  gaps: string;
  /** The same weights in steps, two to a character: single ones compress worse. */
  steps: string;
}

/** Steps above and below 0. */
export const mostSteps = 3;
/** Size of a step of what speaks for none beside those of pages: many small weights say together that no page answers. */
export const noneStep = 0.5;

const base = 2 * mostSteps + 1;
/** A number of steps as one from 0. */
const above = (steps: number): number => steps + mostSteps;

/** Weights in steps, page by page, and within a page bucket by bucket. */
export function packWeights(weights: Int8Array): Pick<Learned, 'gaps' | 'steps'> {
  const places = [...weights.keys()].filter((at) => weights[at] !== 0);
  return {
    gaps: pack(places.map((place, at) => place - (places[at - 1] ?? 0))),
    steps: pack(
      places.flatMap((place, at) =>
        at % 2 === 0 ? above(weights[place]!) * base + above(weights[places[at + 1] ?? place]!) : [],
      ),
    ),
  };
}

/** All weights in steps: a row of buckets for each page that has a list, and the last for none of them. */
export function unpackWeights({ pages, gaps, steps }: Learned): Int8Array {
  const weights = new Int8Array((pages.length + 1) * buckets);
  const pairs = unpack(steps);
  let place = 0;
  unpack(gaps).forEach((gap, at) => {
    place += gap;
    const pair = pairs[at >> 1]!;
    weights[place] = (at % 2 === 0 ? Math.floor(pair / base) : pair % base) - mostSteps;
  });
  return weights;
}

/** How much likelier a text is to ask for each page than for none that has a list. */
export function leadsOf(
  { pages, step }: Pick<Learned, 'pages' | 'step'>,
  weights: Int8Array,
  text: string,
  total: number,
): Leads {
  const pieces = piecesOf(text);
  const unit = step * shareOf(pieces);
  const score = (at: number) => pieces.reduce((sum, piece) => sum + weights[at * buckets + piece]!, 0);
  const none = score(pages.length) * noneStep;
  const leads: (number | undefined)[] = Array(total).fill(undefined);
  pages.forEach((page, at) => (leads[page] = unit * (score(at) - none)));
  return leads;
}
