import type { Claim } from 'grounded/lab/claim.ts';
import type { BookFile } from 'grounded/lab/lab.ts';
import { mulberry32, shuffle } from '../../numerics/random.ts';
import { kinds, type Kind } from '../../passages/lists.ts';
import { stops } from './lab/controls.ts';
import {
  found,
  gains,
  listsFile,
  meanOf,
  ofKind,
  questionsFrom,
  resampled,
  type Order,
} from './lab/evaluate.ts';

/** Numbers of every question by list length and by what was measured: computed once. */
const known = new Map<string, readonly number[]>();

function measurer(file: BookFile, depth: number) {
  const questions = questionsFrom(file);
  const once = (name: string, make: () => readonly number[]) => {
    const key = `${depth} ${name}`;
    if (!known.has(key)) known.set(key, make());
    return known.get(key)!;
  };
  return {
    of: (kind: Kind) => ofKind(questions, kind),
    /** The mean nDCG@10 of a rule over some questions. */
    ndcg: (order: Order, at: readonly number[]) =>
      meanOf(
        once(JSON.stringify(order), () => gains(questions, depth, order)),
        at,
      ),
    /** The share of graded passages that stands in one of some lists. */
    share: (lists: readonly number[], at: readonly number[]) =>
      meanOf(
        once(`in ${lists}`, () => found(questions, depth, lists)),
        at,
      ),
  };
}

const words: Order = { rule: 'words' };
const ranks = stops.map((k): Order => ({ rule: 'ranks', k }));
const scores = Array.from({ length: 9 }, (_, at): Order => ({ rule: 'scores', alpha: (at + 1) / 10 }));

/** What the best of some rules on a random half of the questions comes to on the other half. */
function heldOut({ of, ndcg }: ReturnType<typeof measurer>, some: readonly Kind[], draw: number) {
  const random = mulberry32(draw);
  const halves = some.map((kind) => shuffle(of(kind), random));
  const first = halves.flatMap((half) => half.slice(0, half.length / 2));
  const second = halves.flatMap((half) => half.slice(half.length / 2));
  return (orders: readonly Order[]) =>
    ndcg(
      orders.reduce((best, one) => (ndcg(one, first) > ndcg(best, first) ? one : best)),
      second,
    );
}

const sizes = { '10 places': 10, '20 places': 20, '50 places': 50 };
const shared = { draws: 50, files: [listsFile] } as const;
const resamples = { ...shared, varies: 'resamples of the questions; places of each list' };
const halves = { ...shared, varies: 'halves of the questions; places of each list' };

export const claims = [
  {
    ...resamples,
    id: 'names-need-words',
    of: 'stage',
    says: 'For names, BM25 alone has a higher nDCG@10 than the list merged by ranks, at every constant, or by scaled scores with equal weights.',
    sizes,
    holds: (draw, depth, file) => {
      const { of, ndcg } = measurer(file, depth);
      const at = resampled(of('name'), draw);
      return [...ranks, scores[4]!].every((order) => ndcg(words, at) > ndcg(order, at));
    },
  },
  {
    ...resamples,
    id: 'constant-costs-names',
    of: 'stage',
    says: 'A larger constant costs names: from k = 0 to k = 20, the nDCG@10 of the list merged by ranks falls.',
    sizes,
    holds: (draw, depth, file) => {
      const { of, ndcg } = measurer(file, depth);
      const at = resampled(of('name'), draw);
      return ndcg({ rule: 'ranks', k: 20 }, at) < ndcg({ rule: 'ranks', k: 0 }, at);
    },
  },
  {
    ...halves,
    id: 'scores-help-other-words',
    of: 'stage',
    says: 'For questions in other words, scaled scores with a weight chosen on half of them have a higher nDCG@10 than BM25 alone on the other half, with lists of 50.',
    sizes: { '50 places': 50 },
    holds: (draw, depth, file) => {
      const best = heldOut(measurer(file, depth), ['meaning'], draw);
      return best(scores) > best([words]);
    },
  },
  {
    ...halves,
    id: 'weak-search-drags',
    of: 'stage',
    says: 'Over all kinds of questions, ranks with a constant chosen on half of them have a lower nDCG@10 than BM25 alone on the other half.',
    sizes,
    holds: (draw, depth, file) => {
      const best = heldOut(measurer(file, depth), kinds, draw);
      return best(ranks) < best([words]);
    },
  },
  {
    ...halves,
    id: 'scores-beat-ranks',
    of: 'lab',
    says: 'With weight and constant chosen on half of the questions, scaled scores have a higher nDCG@10 than ranks on the other half.',
    sizes,
    holds: (draw, depth, file) => {
      const best = heldOut(measurer(file, depth), kinds, draw);
      return best(scores) > best(ranks);
    },
  },
  {
    ...resamples,
    id: 'union-finds-more',
    of: 'lab',
    says: 'For questions in other words, both lists together hold at least a twentieth more of the graded passages than the better one.',
    sizes,
    holds: (draw, depth, file) => {
      const { of, share } = measurer(file, depth);
      const at = resampled(of('meaning'), draw);
      return share([0, 1], at) >= Math.max(share([0], at), share([1], at)) + 0.05;
    },
  },
] as const satisfies readonly Claim[];
