import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, assertSound, corners, near, runner } from 'grounded/lab/testing.ts';
import { bm25, invertedIndex } from '../../../numerics/bm25.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';
import { methods, quality, queryNamed, run, type Frame, type Kind } from './core.ts';
import { corpus } from './corpus.ts';
import { cosines, encodeDocuments, encodeQuery, fitEncoder } from './dense.ts';
import { fuse, normalizedScores, ranking, reciprocalRanks } from './fusion.ts';
import { lab, tieSpread } from './lab.ts';

const at = runner(controls, run);
const kinds: Kind[] = ['identifier', 'paraphrase', 'all'];
const { documents, queries } = corpus();
const finalOf = (frame: Frame) => frame.final.map(({ document }) => document);
const totals = (frame: Frame) => frame.final.map(({ sparse, dense }) => sparse + dense);
/** MRR and recall of a ranking, kind by kind. */
const measures = (of: Frame['quality']['bm25']) => kinds.flatMap((kind) => [of[kind].mrr, of[kind].recall]);
const ascending = (list: Iterable<number>) => [...list].sort((a, b) => a - b);

const { table } = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as {
  table: ({ dimensions: Params['dimensions']; depth: number; pool: number[] } & Record<
    'bm25' | 'dense' | 'rrf60' | 'rrf1' | 'rrf0' | 'convex',
    number[]
  >)[];
};

test('the query for id121: BM25 finds it, dense cannot tell, RRF passes it over', () => {
  const frame = at({ query: 'id121-engine' });
  assert.deepEqual(frame.sparse, [3, 0, 1, 4, 5]);
  near(frame.sparseScores[3]!, 6.7723, 5e-5);
  near(frame.sparseScores[0]!, 2.6456, 5e-5);
  assert.deepEqual(frame.dense.slice(0, 2), [0, 3]);
  allNear([frame.denseScores[0]!, frame.denseScores[3]!], [0.99992, 0.99992], 5e-6);
  const final = finalOf(frame);
  assert.ok(final.indexOf(0) < final.indexOf(3));
  // The two swap their places, so it is a tie, which the index decides.
  allNear(totals(frame).slice(0, 2), [1 / 61 + 1 / 62, 1 / 61 + 1 / 62], 1e-15);
});

test('the first picture: an exact match is outvoted without a tie, and the weighted sum repairs it', () => {
  const frame = at();
  const places = [frame.sparse, frame.dense, finalOf(frame)].map((list) => list.indexOf(8));
  assert.deepEqual(places, [0, -1, 4]);
  const [, , , fourth, fifth, sixth] = totals(frame);
  assert.ok(fourth! - fifth! > 1e-4 && fifth! - sixth! > 1e-4);
  near(fifth!, 1 / 61, 1e-15);
  assert.equal(at({ fusion: 'convex' }).final[0]!.document, 8);
  // At twenty candidates it is in both lists, and still outvoted.
  const deep = at({ depth: 20 });
  assert.deepEqual(
    [deep.sparse, deep.dense, finalOf(deep)].map((list) => list.indexOf(8)),
    [0, 6, 3],
  );
  near(totals(deep)[3]!, 1 / 61 + 1 / 67, 1e-15);
  assert.ok(totals(deep)[2]! - totals(deep)[3]! > 1e-4);
});

test('a paraphrase: BM25 finds only the glossaries', () => {
  assert.deepEqual(at({ query: 'automobile-motor' }).sparse, [4, 5]);
  const index = invertedIndex(documents.map(({ tokens }) => tokens));
  for (const { kind, tokens: words, relevant } of queries) {
    if (kind !== 'paraphrase') continue;
    const glossaries = [relevant.at(-1)! + 1, relevant.at(-1)! + 2];
    assert.deepEqual(ascending(ranking(bm25(index, words))), ascending(glossaries));
  }
});

test('the defaults: each leg misses what the other finds, and fusion has the recall of both', () => {
  const { quality, pool } = at();
  const row = (found: (typeof quality)['bm25'], expected: number[]) =>
    allNear(measures(found), expected, 5e-5);
  row(quality.bm25, [1, 1, 0, 0, 0.5493, 0.5493]);
  row(quality.dense, [0.359, 0.7436, 1, 0.7479, 0.6479, 0.7455]);
  row(quality.rrf, [0.659, 1, 0.4375, 0.7479, 0.5592, 0.8864]);
  row(quality.convex, [1, 1, 0.3333, 0.7479, 0.6995, 0.8864]);
  allNear([pool.identifier, pool.paraphrase, pool.all], [1, 0.7479, 0.8864], 5e-5);
  // Only the weighted sum is above both legs in both measures.
  assert.ok(quality.convex.all.mrr > quality.dense.all.mrr && quality.dense.all.mrr > quality.rrf.all.mrr);
});

test('the table of the specification, K = 20 and D = 8', () => {
  const depth = 20;
  const { quality, pool } = at({ depth });
  const row = (found: (typeof quality)['bm25'], expected: number[]) =>
    allNear(measures(found), expected, 5e-5);
  row(quality.bm25, [1, 1, 0, 0, 0.5493, 0.5493]);
  row(quality.dense, [0.3965, 1, 1, 1, 0.6685, 1]);
  row(quality.rrf, [0.6859, 1, 0.3333, 1, 0.527, 1]);
  row(quality.convex, [1, 1, 0.3333, 1, 0.6995, 1]);
  row(at({ depth, k: 1 }).quality.rrf, [0.7564, 1, 0.5, 1, 0.6408, 1]);
  row(at({ depth, k: 0 }).quality.rrf, [0.7692, 1, 0.5, 1, 0.6479, 1]);
  assert.deepEqual(pool, { identifier: 1, paraphrase: 1, all: 1 });
});

test('smaller pools: fusion lifts recall above both legs', () => {
  const check = (depth: number, expected: number[], paraphrasePool: number) => {
    const { quality, pool } = at({ depth });
    const found = methods.flatMap((method) => [quality[method].all.mrr, quality[method].all.recall]);
    allNear(found, [0.5493, 0.5493, ...expected], 5e-5);
    near(pool.paraphrase, paraphrasePool, 5e-5);
    assert.ok(quality.rrf.all.recall > Math.max(quality.bm25.all.recall, quality.dense.all.recall));
  };
  check(3, [0.6127, 0.4432, 0.5845, 0.739, 0.6995, 0.739], 0.4208);
  check(5, [0.6479, 0.7455, 0.5592, 0.8864, 0.6995, 0.8864], 0.7479);
});

test('other orders of equal scores move the MRR of RRF and of dense, no recall and no weighted sum', () => {
  const index = invertedIndex(documents.map(({ tokens }) => tokens));
  const encoder = fitEncoder(documents.map(({ tokens }) => tokens));
  const encoded = encodeDocuments(encoder, 8);
  const size = documents.length;
  const random = mulberry32(20261126);
  /** MRR and recall of dense, RRF and the weighted sum over all queries, with the documents numbered anew. */
  const round = (names: readonly number[]) => {
    const renamed = (scores: Float64Array) => {
      const out = new Float64Array(size);
      names.forEach((name, document) => (out[name] = scores[document]!));
      return out;
    };
    const each = queries.map(({ tokens, relevant }) => {
      const scores = [
        renamed(bm25(index, tokens)),
        renamed(cosines(encoded, encodeQuery(encoder, tokens, 8))),
      ];
      const lists = scores.map((own) => ranking(own).slice(0, 5));
      const wanted = relevant.map((document) => names[document]!);
      return [
        lists[1]!,
        fuse(lists, reciprocalRanks(lists, 60, size)),
        fuse(lists, normalizedScores(lists, scores, [0, -1], [0.5, 0.5])),
      ].flatMap((list) => Object.values(quality(list, wanted)));
    });
    return [0, 1, 2, 3, 4, 5].map((i) => each.reduce((sum, one) => sum + one[i]!, 0) / each.length);
  };
  const rounds = Array.from({ length: 60 }, () => round(shuffle([...documents.keys()], random)));
  const span = (i: number) => {
    const all = rounds.map((one) => one[i]!);
    return [Math.min(...all), Math.max(...all)];
  };
  // MRR: dense, RRF, weighted sum. What the lab says of them.
  const [dense, rrf, convex] = [span(0), span(2), span(4)];
  allNear(dense, [0.65, 0.66], 0.005);
  allNear(rrf, tieSpread, 0.005);
  allNear(convex, [0.6995, 0.6995], 5e-5);
  // So the legs and the weighted sum stand in one order for every numbering.
  assert.ok(rrf[1]! < dense[0]! && dense[1]! < convex[0]!);
  for (const i of [1, 3, 5]) near(span(i)[0]!, span(i)[1]!, 1e-12);
});

test('more dimensions: generalization is traded for discrimination', () => {
  const found = controls.dimensions.values.map((dimensions) => at({ dimensions, depth: 20 }).quality);
  const each = (of: (quality: Frame['quality']) => number) => found.map(of);
  allNear(
    each(({ dense }) => dense.paraphrase.recall),
    [1, 0.6083, 0.2521, 0.0208, 0],
    5e-5,
  );
  allNear(
    each(({ dense }) => dense.identifier.mrr),
    [0.3965, 0.4577, 0.4915, 0.5107, 0.5107],
    5e-5,
  );
  allNear(
    each(({ convex }) => convex.all.mrr),
    [0.6995, 0.6995, 0.6995, 0.5549, 0.5493],
    5e-5,
  );
});

test('every ranking agrees with the Python implementation', () => {
  for (const { dimensions, depth, pool, ...rows } of table) {
    const { quality, pool: found } = at({ dimensions, depth });
    const rrf = (k: number) => at({ dimensions, depth, k }).quality.rrf;
    allNear(
      kinds.map((kind) => found[kind]),
      pool,
      1e-12,
    );
    const { bm25, dense, convex } = quality;
    const all = { bm25, dense, rrf60: quality.rrf, rrf1: rrf(1), rrf0: rrf(0), convex };
    for (const [name, own] of Object.entries(all))
      allNear(measures(own), rows[name as keyof typeof all], 1e-12, name);
  }
});

test('a perfect reranker reaches the recall of the pool, and no ranking exceeds it', () => {
  for (const depth of [3, 4, 5, 8, 20, 30])
    for (const dimensions of [8, 22]) {
      const plain = at({ depth, dimensions });
      const perfect = at({ depth, dimensions, oracle: true });
      for (const kind of kinds) {
        for (const method of methods)
          assert.ok(plain.quality[method][kind].recall <= plain.pool[kind] + 1e-12);
        near(perfect.quality.rrf[kind].recall, plain.pool[kind], 1e-12);
        near(perfect.quality.convex[kind].recall, plain.pool[kind], 1e-12);
      }
    }
});

test('α of 0 and 1 are the orders of the legs; from 0 to 0.95 α changes no average', () => {
  for (const query of Object.keys(controls.query.options) as Params['query'][])
    for (const [alpha, leg] of [
      [0, 'sparse'],
      [1, 'dense'],
    ] as const) {
      const frame = at({ query, fusion: 'convex', alpha });
      const final = finalOf(frame);
      assert.deepEqual(final.slice(0, frame[leg].length), frame[leg]);
      assert.deepEqual(ascending(final), ascending(new Set([...frame.sparse, ...frame.dense])));
      const scores = alpha === 0 ? frame.sparseScores : frame.denseScores;
      final.slice(1).forEach((document, i) => assert.ok(scores[document]! <= scores[final[i]!]! + 1e-8));
    }
  for (let alpha = 0; alpha < 0.96; alpha += 0.05)
    allNear(measures(at({ alpha }).quality.convex), measures(at().quality.convex), 1e-12);
});

test('recall of each list grows with K, and the union has at least either', () => {
  for (const dimensions of [8, 55]) {
    const { byDepth } = at({ dimensions });
    assert.deepEqual([byDepth[0]!.depth, byDepth.at(-1)!.depth], [3, 30]);
    byDepth.forEach(({ sparse, dense, pool }, i) => {
      assert.ok(pool >= Math.max(sparse, dense) - 1e-12 && pool <= sparse + dense + 1e-12);
      const before = byDepth[i - 1];
      if (before) assert.ok(sparse >= before.sparse && dense >= before.dense && pool >= before.pool);
    });
  }
});

test('the ends of all controls give sound pictures; a query that is not there is refused', () => {
  assertSound(lab, corners(controls, 48));
  assert.throws(() => queryNamed('nothing'), /no query nothing/);
});
