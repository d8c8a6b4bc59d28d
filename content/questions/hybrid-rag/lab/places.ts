import { stops } from './controls.ts';
import { fuse, reciprocalRanks, rerankPerfectly } from './fusion.ts';
import { questions, titles, type Ask } from './notes.ts';

export const asks = Object.keys(questions) as Ask[];

export interface Fused {
  /** The pool in the order of the votes, or read again by one who knows the answer. */
  list: readonly number[];
  /** The sum of votes of each note, shape [28]. */
  votes: Float64Array;
  /** Place of the answer in the list, from 1. */
  place: number;
  /** How many notes both searches found. */
  inBoth: number;
  /** Whether all of these stand above all that one search found. */
  agreed: boolean;
}

const known = new Map<string, Fused>();

/** What reciprocal rank fusion makes of both lists of a question. */
export function fusedFor(ask: Ask, k: number, reranked = false): Fused {
  const key = `${ask} ${k} ${reranked}`;
  let fused = known.get(key);
  if (!fused) known.set(key, (fused = vote(ask, k, reranked)));
  return fused;
}

function vote(ask: Ask, k: number, reranked: boolean): Fused {
  const { answer, lists } = questions[ask];
  const parts = reciprocalRanks(lists, k, titles.length);
  const order = fuse(lists, parts);
  const list = reranked ? rerankPerfectly(order, [answer]) : order;
  const isInBoth = (note: number) => lists.every((leg) => leg.includes(note));
  const inBoth = list.filter(isInBoth).length;
  return {
    list,
    votes: parts[0]!.map((part, note) => part + parts[1]![note]!),
    place: list.indexOf(answer) + 1,
    inBoth,
    agreed: list.slice(0, inBoth).every(isInBoth),
  };
}

/** From which stop on, to the last, something holds of all of them. */
export function heldFrom(holds: (k: number) => boolean): number | undefined {
  const last = stops.findLastIndex((k) => !holds(k));
  return stops[last + 1];
}

/** The stop nearest to `k` at which the answer stands at a place, or at the place nearest to it that it ever has. */
export function stopForPlace(ask: Ask, place: number, k: number): number {
  const distance = (stop: number) => Math.abs(fusedFor(ask, stop).place - place);
  const least = Math.min(...stops.map(distance));
  const at = (stop: number) => stops.findIndex((one) => one >= stop);
  return stops
    .filter((stop) => distance(stop) === least)
    .reduce((best, stop) => (Math.abs(at(stop) - at(k)) < Math.abs(at(best) - at(k)) ? stop : best));
}

/** The places that the answer has at some stop, best first. */
export const placesOf = (ask: Ask): number[] =>
  [...new Set(stops.map((k) => fusedFor(ask, k).place))].sort((a, b) => a - b);
