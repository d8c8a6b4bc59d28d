import type { Claim } from 'grounded/lab/claim.ts';
import { blindPlaces } from './lab/blind.ts';
import { draws } from './lab/controls.ts';
import { cheapestLists, ivfCost } from './lab/costs.ts';
import { wordFile } from './lab/draw-words.ts';
import { lookFor, type Asked } from './lab/look.ts';
import { queriesADraw } from './lab/missed-words.ts';
import { cellCount, pointCount } from './lab/plane.ts';
import { searchWords } from './lab/search-words.ts';
import { codeRecalls, wordRecalls } from './lab/word-recalls.ts';

/** What the places of a plane, a tenth of a unit apart, find. */
const looks = (asked: Omit<Asked, 'x' | 'y'>) =>
  Array.from({ length: 651 }, (_, at) =>
    lookFor({ ...asked, x: (at % 31) / 10, y: Math.floor(at / 31) / 10 }),
  );

/** Share of these places from which the walk through the graph ends wrong, with so many candidates kept. */
const wrongWalks = (draw: number, view: number) =>
  looks({ draw, index: 'graph', open: 1, view }).filter(({ found, nearest }) => found !== nearest).length /
  651;

const words = {
  varies: 'words, queries, and starts of the cells, links and codes',
  draws,
  files: [wordFile],
} as const;

export const claims = [
  {
    id: 'one-cell',
    of: 'stage',
    varies: 'points, words, cells and links',
    draws,
    files: [wordFile],
    says: 'With one of 12 cells searched, the nearest point is missed from about a tenth of the places of a plane (7 to 13 of 100), and among 160 word vectors for more than a quarter of the queries.',
    holds(draw, _, file) {
      const { share } = blindPlaces('cells', 1, draw);
      return share >= 0.07 && share <= 0.13 && searchWords(draw, file(wordFile)).cells[1]! > queriesADraw / 4;
    },
  },
  {
    id: 'more-cells',
    of: 'stage',
    varies: 'points, cells and links of the plane',
    draws,
    says: 'With two cells searched instead of one, the nearest is missed from at most a quarter as many places, and with three from at most a twentieth.',
    holds(draw) {
      const [one, two, three] = [1, 2, 3].map((open) => blindPlaces('cells', open, draw).share);
      return two! <= one! / 4 && three! <= one! / 20;
    },
  },
  {
    id: 'every-cell',
    of: 'stage',
    says: 'With every cell searched the nearest is always found, with more comparisons than a plain scan makes.',
    varies: 'the query',
    draws: 'exact',
    holds: () =>
      looks({ draw: 1, index: 'cells', open: cellCount, view: 1 }).every(
        ({ found, nearest, compared }) => found === nearest && compared > pointCount,
      ),
  },
  {
    id: 'dead-ends',
    of: 'stage',
    varies: 'points, words, cells and links',
    draws,
    files: [wordFile],
    says: 'With one candidate kept, the walk ends at a wrong point from at least 3 of 100 places of a plane, and among 160 word vectors for more than a fifth of the queries.',
    holds: (draw, _, file) =>
      wrongWalks(draw, 1) >= 0.03 && searchWords(draw, file(wordFile)).graph[1]! > queriesADraw / 5,
  },
  {
    id: 'more-candidates',
    of: 'stage',
    varies: 'points, cells and links of the plane',
    draws,
    says: 'With two candidates kept, at most half as many walks end wrong as with one, and with eight fewer than 1 of 100.',
    holds: (draw) => wrongWalks(draw, 2) <= wrongWalks(draw, 1) / 2 && wrongWalks(draw, 8) < 0.01,
  },
  {
    id: 'one-cell-of-words',
    of: 'lab',
    ...words,
    sizes: { '250 words': 250, '500 words': 500 },
    says: 'One of 32 cells holds fewer than half of the ten nearest words of a query.',
    holds: (draw, size, file) => wordRecalls({ draw, size }, file(wordFile)).oneCell < 0.5,
  },
  {
    id: 'shuffled',
    of: 'lab',
    ...words,
    sizes: { '250 words': 250, '500 words': 500 },
    says: 'With the columns shuffled, cells and the graph find fewer of the ten nearest at the same settings.',
    holds(draw, size, file) {
      const real = wordRecalls({ draw, size }, file(wordFile));
      const shuffled = wordRecalls({ draw, size, shuffled: true }, file(wordFile));
      return shuffled.fourCells < real.fourCells && shuffled.graph < real.graph;
    },
  },
  {
    id: 'codes',
    of: 'lab',
    ...words,
    sizes: { '250 words': 250, '1,000 words': 1000 },
    says: 'Codes of ten bytes alone find fewer than two thirds of the ten nearest; with the best 100 re-ranked, more than four fifths are found.',
    holds(draw, size, file) {
      const { alone, reranked } = codeRecalls({ draw, size }, file(wordFile));
      return alone < 2 / 3 && reranked > 0.8;
    },
  },
  {
    id: 'fewest-distances',
    of: 'lab',
    sizes: { '1,000 vectors': 1e3, '4,000 vectors': 4e3, 'a million': 1e6, 'a billion': 1e9 },
    says: 'By the formula, the work is least with about √(nprobe · N) cells.',
    varies: 'nprobe, 1 to 1,024',
    draws: 'exact',
    holds: (_, n) =>
      Array.from({ length: 11 }, (_, i) => 2 ** i).every((nprobe) => {
        const best = cheapestLists(n, nprobe);
        return (
          Math.abs(best - Math.sqrt(nprobe * n)) <= 1 &&
          [0.5, 0.9, 1.1, 2].every(
            (by) => ivfCost(n, Math.ceil(by * best), nprobe) >= ivfCost(n, best, nprobe),
          )
        );
      }),
  },
] as const satisfies readonly Claim[];
