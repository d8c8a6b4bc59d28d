import { NearestList } from '../../../numerics/nearest-list.ts';
import { finish } from '../../../numerics/steps.ts';
import { opens, views } from './controls.ts';
import { searchExact } from './data.ts';
import { drawWords } from './draw-words.ts';
import { graphSteps, searchGraph } from './hnsw.ts';
import { invertedFileSteps, searchInvertedFile } from './inverted-file.ts';
import type { Asked } from './look.ts';
import { linksAmongWords, queriesADraw } from './missed-words.ts';
import { cellCount, pointCount } from './plane.ts';
import { remembered } from './remembered.ts';

/** How many of the queries of a draw miss their nearest word, by nprobe or ef. */
export type MissedWords = Record<Asked['index'], Record<number, number>>;

/** Searches 160 words for the nearest of each query, as the stage searches its plane. */
export const searchWords = remembered((draw: number, file: ArrayBuffer): MissedWords => {
  const { vectors, queries, d } = drawWords(file, draw, { size: pointCount, queries: queriesADraw });
  const seeds = { cells: { rounds: 20, seed: 6 + draw }, graph: { M: linksAmongWords, seed: 4 + draw } };
  const cells = finish(invertedFileSteps(vectors, d, cellCount, seeds.cells));
  const graph = finish(graphSteps(vectors, d, seeds.graph));
  const list = new NearestList(1);
  const nearest = Array.from({ length: queriesADraw }, (_, row) => {
    searchExact(vectors, d, queries, row, list);
    return list.ids[0]!;
  });
  const missed = (search: (row: number) => void): number =>
    nearest.filter((id, row) => {
      search(row);
      return list.ids[0] !== id;
    }).length;
  const each = (efforts: readonly number[], search: (row: number, effort: number) => void) =>
    Object.fromEntries(efforts.map((effort) => [effort, missed((row) => search(row, effort))]));
  return {
    cells: each(opens, (row, open) => searchInvertedFile(cells, queries, row, open, list)),
    graph: each(views, (row, ef) => searchGraph(graph, queries, row, ef, list)),
  };
});
