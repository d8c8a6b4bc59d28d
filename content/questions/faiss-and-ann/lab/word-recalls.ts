import { NearestList } from '../../../numerics/nearest-list.ts';
import { finish } from '../../../numerics/steps.ts';
import { outcome } from './core.ts';
import { k, queryCount, trueNeighbours } from './data.ts';
import { drawWords } from './draw-words.ts';
import { graphSteps, searchGraph } from './hnsw.ts';
import { invertedFileSteps, searchInvertedFile } from './inverted-file.ts';
import { codedVectorsSteps, rerank, searchCodes } from './product-quantizer.ts';
import { remembered } from './remembered.ts';

/** A draw of words, with each column in an order of its own if they are shuffled. */
export interface Words {
  draw: number;
  size: number;
  shuffled?: boolean;
}

/** Recall@10 by the indexes of the lab, built small: one and four of 32 cells, and a graph of M = 4 with ten candidates kept. */
export const wordRecalls = (words: Words, file: ArrayBuffer) => recalls(JSON.stringify(words), words, file);

const recalls = remembered((_: string, words: Words, file: ArrayBuffer) => {
  const { vectors, queries, d } = drawWords(file, words.draw, words);
  const truth = trueNeighbours({ vectors, queries, d });
  const index = finish(invertedFileSteps(vectors, d, 32, { seed: words.draw }));
  const graph = finish(graphSteps(vectors, d, { M: 4, seed: words.draw }));
  const cells = (nprobe: number) =>
    outcome(truth, nprobe, (row, into) => searchInvertedFile(index, queries, row, nprobe, into)).recall;
  const walks = outcome(truth, k, (row, into) => searchGraph(graph, queries, row, k, into));
  return { oneCell: cells(1), fourCells: cells(4), graph: walks.recall };
});

/** Recall@10 by codes of ten bytes alone, and with the best 100 re-ranked. */
export function codeRecalls(words: Words, file: ArrayBuffer): { alone: number; reranked: number } {
  const { vectors, queries, d } = drawWords(file, words.draw, words);
  const truth = trueNeighbours({ vectors, queries, d });
  const coded = finish(codedVectorsSteps(vectors, d, 20, 4, { seed: words.draw }));
  const tables = new Float64Array(coded.m * coded.centroids);
  const ranked = Array.from({ length: queryCount }, (_, row) => {
    const list = new NearestList(100);
    searchCodes(coded, queries, row, tables, list);
    return list;
  });
  const best = (count: number) =>
    outcome(truth, count, (row, into) => rerank(vectors, d, queries, row, ranked[row]!, count, into)).recall;
  return { alone: best(k), reranked: best(100) };
}
