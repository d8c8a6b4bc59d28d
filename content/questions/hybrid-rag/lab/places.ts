import asked from './asked.json' with { type: 'json' };
import type { Ask, Asked } from './asked.ts';
import { stops, type Params } from './controls.ts';
import { byRank, byScore, merge, type Merged } from './fusion.ts';

export const { questions, headings, means }: Asked = asked;
export const asks = Object.keys(questions) as Ask[];

/** What decides where an answer stands. */
export type Drawn = Pick<Params, 'ask' | 'k' | 'scaled'>;

export interface Fused extends Merged {
  /** Place of the answer in the merged list, from 1. */
  place: number;
}
const known = new Map<string, Fused>();

/** The merged list of a question. */
export function fusedFor({ ask, k, scaled }: Drawn): Fused {
  const key = scaled ? `${ask} scores` : `${ask} ${k}`;
  const kept = known.get(key);
  if (kept) return kept;
  const { lists, answer } = questions[ask];
  const merged = merge(
    lists.map((list) => {
      const all = list.passages.length;
      return scaled ? byScore(list, all, 1 / 2) : byRank(list, all, k);
    }),
  );
  const fused = { ...merged, place: merged.order.indexOf(answer) + 1 };
  known.set(key, fused);
  return fused;
}

/** Places of the answer in both lists, from 1; 0 where it is not among the first fifty. */
export const placesAlone = (ask: Ask): number[] =>
  questions[ask].lists.map(({ passages }) => passages.indexOf(questions[ask].answer) + 1);

/** nDCG@10 over all questions of the kind: by words, merged, by meaning. */
export function meansFor({
  ask,
  k,
  scaled,
}: Drawn): readonly [words: number, merged: number, meaning: number] {
  const { words, meaning, ranks, scores } = means[questions[ask].kind === 'name' ? 'name' : 'meaning'];
  return [words, scaled ? scores : ranks[(stops as readonly number[]).indexOf(k)]!, meaning];
}

const at = (ask: Ask, k: number): number => fusedFor({ ask, k, scaled: false }).place;

/** The stop nearest to `k` at which the answer stands at a place, or at the place nearest to it that it ever has. */
export function stopForPlace(ask: Ask, place: number, k: number): number {
  const distance = (stop: number) => Math.abs(at(ask, stop) - place);
  const least = Math.min(...stops.map(distance));
  const index = (stop: number) => (stops as readonly number[]).indexOf(stop);
  return stops
    .filter((stop) => distance(stop) === least)
    .reduce((best, stop) =>
      Math.abs(index(stop) - index(k)) < Math.abs(index(best) - index(k)) ? stop : best,
    );
}

/** The places that the answer has at some stop, best first. */
export const placesOf = (ask: Ask): number[] =>
  [...new Set(stops.map((k) => at(ask, k)))].sort((a, b) => a - b);
