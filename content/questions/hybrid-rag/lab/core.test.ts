import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultsOf } from 'grounded/lab/controls.ts';
import { result } from 'grounded/lab/lab.ts';
import { bm25, invertedIndex } from '../../../numerics/bm25.ts';
import { mulberry32, shuffle } from '../../../numerics/random.ts';
import { controls, type Params } from './controls.ts';
import {
  fuse,
  methods,
  normalizedScores,
  quality,
  queryNamed,
  ranking,
  reciprocalRanks,
  rerankPerfectly,
  run,
  type Kind,
} from './core.ts';
import { corpus } from './corpus.ts';
import { cosines, encodeDocuments, encodeQuery, fitEncoder } from './dense.ts';
import { lab } from './lab.ts';

const at = (params: Partial<Params>) => result(run({ ...defaultsOf(controls), ...params }));
const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);
const kinds: Kind[] = ['identifier', 'paraphrase', 'all'];
const { documents, queries } = corpus();
const tokens = documents.map((document) => document.tokens);
const encoder = fitEncoder(tokens);

interface Reference {
  eigenvalues: number[];
  cosines: { query: string[]; dimensions: number; scores: number[] }[];
  table: ({ dimensions: number; depth: number; pool: Record<Kind, number> } & Record<
    'bm25' | 'dense' | 'rrf60' | 'rrf1' | 'rrf0' | 'convex',
    Record<Kind, [mrr: number, recall: number]>
  >)[];
}
const reference = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as Reference;

test('the corpus is that of the specification', () => {
  const index = invertedIndex(tokens);
  assert.equal(documents.length, 55);
  near(index.averageLength, 7.145455, 5e-7);
  assert.equal(encoder.vocabulary.size, 67);
  assert.equal(queries.filter(({ kind }) => kind === 'identifier').length, 39);
  assert.equal(queries.filter(({ kind }) => kind === 'paraphrase').length, 32);
  assert.ok(tokens.flat().every((token) => !token.startsWith('id') || !encoder.vocabulary.has(token)));
  // No article contains a word of a paraphrase.
  for (const { kind, tokens: words, relevant } of queries)
    if (kind === 'paraphrase')
      for (const document of relevant) assert.ok(words.every((word) => !tokens[document]!.includes(word)));
  // The sentences say what is indexed, in the same order.
  for (const { tokens, text } of documents) {
    let from = 0;
    for (const token of tokens) {
      from = text.indexOf(token, from) + token.length;
      assert.ok(from >= token.length, `${text} has ${token}`);
    }
  }
});

test('reciprocal rank fusion of four documents by hand', () => {
  const lists = [
    [1, 2, 3],
    [3, 1, 4],
  ];
  const parts = reciprocalRanks(lists, 60, 5);
  [0, 0.0325224749, 0.0161290323, 0.0322664585, 0.0158730159].forEach((score, document) =>
    near(parts[0]![document]! + parts[1]![document]!, score, 1e-10),
  );
  assert.deepEqual(fuse(lists, parts), [1, 3, 2, 4]);
  // A weight of 0 leaves the order of the other list, then the rest.
  assert.deepEqual(fuse(lists, reciprocalRanks(lists, 60, 5, [0, 1])), [3, 1, 4, 2]);
});

test('rank r in both lists beats rank 1 in one exactly if r < k + 2', () => {
  for (const k of [0, 1, 10, 60]) {
    const lists = (rank: number) => {
      // Document 0 is first in the first list only, document 1 at `rank` in both.
      const first = [0, ...Array.from({ length: rank - 2 }, (_, i) => 10 + i), 1];
      const second = [...Array.from({ length: rank - 1 }, (_, i) => 100 + i), 1];
      return [first, second];
    };
    for (const rank of [k + 1, k + 2, k + 3]) {
      if (rank < 2) continue;
      const parts = reciprocalRanks(lists(rank), k, 300);
      const gap = parts[0]![1]! + parts[1]![1]! - parts[0]![0]!;
      if (rank === k + 2) near(gap, 0, 1e-15);
      else assert.equal(gap > 0, rank < k + 2);
    }
  }
});

test('laws: RRF sees only ranks, the weighted sum no scale; the order of the lists does not matter', () => {
  const random = mulberry32(8);
  for (let round = 0; round < 30; round++) {
    const scores = [0, 1].map(() => Float64Array.from({ length: 20 }, () => Math.ceil(random() * 1e4) / 1e3));
    const lists = scores.map((own) =>
      ranking(own, shuffle([...Array(20).keys()], random).slice(0, 5 + Math.floor(random() * 10))),
    );
    const moved = scores.map((own) => own.map((score) => Math.exp(score) + score ** 3));
    const again = lists.map((list, i) => ranking(moved[i]!, list));
    assert.deepEqual(again, lists);
    const k = Math.floor(random() * 100);
    const order = fuse(lists, reciprocalRanks(lists, k, 20));
    assert.deepEqual(fuse(again, reciprocalRanks(again, k, 20)), order);
    assert.deepEqual(fuse(lists, reciprocalRanks(lists, k, 20).reverse()), order);
    assert.deepEqual(
      [...order].sort((a, b) => a - b),
      [...new Set(lists.flat())].sort((a, b) => a - b),
    );
    const alpha = random();
    const sum = normalizedScores(lists, scores, [1 - alpha, alpha]);
    const scaled = normalizedScores(
      lists,
      [scores[0]!.map((score) => score * 37.5), scores[1]!],
      [1 - alpha, alpha],
    );
    sum.forEach((part, i) => part.forEach((value, document) => near(scaled[i]![document]!, value, 1e-14)));
    // By brute force, and the best of each list gets its whole weight.
    for (const document of order) {
      const expected = lists.reduce((total, list, i) => {
        const most = Math.max(...list.map((one) => scores[i]![one]!));
        const share = list.includes(document) ? scores[i]![document]! / most : 0;
        return total + (i === 0 ? 1 - alpha : alpha) * share;
      }, 0);
      near(sum[0]![document]! + sum[1]![document]!, expected, 1e-14);
    }
  }
  assert.deepEqual(normalizedScores([[]], [new Float64Array(3)], [1]), [new Float64Array(3)]);
});

test('ranking: ties to nine decimals by index, low scores dropped', () => {
  assert.deepEqual(ranking(Float64Array.of(1, 1 + 1e-11, 2, 0, 1e-10, -1)), [2, 0, 1]);
  assert.deepEqual(ranking(Float64Array.of(0, 0, 1), [1, 0, 2]), [2, 0, 1]);
});

test('measures', () => {
  assert.deepEqual(quality([5, 6, 7], [6, 9]), { mrr: 1 / 2, recall: 1 / 2 });
  assert.deepEqual(quality([...Array(10).keys(), 99], [99]), { mrr: 0, recall: 0 });
  assert.deepEqual(quality([], [1]), { mrr: 0, recall: 0 });
  assert.deepEqual(rerankPerfectly([4, 3, 2, 1], [1, 3]), [3, 1, 4, 2]);
});

test('the spectrum: values, rank, gap after the eighth, and no cut within equal values', () => {
  const { values, directions } = encoder;
  assert.equal(values.length, 42);
  [4.9848, 4.6929, 4.45].forEach((value, i) => near(values[i]!, value, 5e-5));
  near(values[7]!, 3.9469, 5e-5);
  near(values[8]!, 1.4347, 5e-5);
  reference.eigenvalues.forEach((value, i) => near(values[i]!, value, 1e-10));
  // Counted from 1, as in the specification.
  for (const [a, b] of [
    [4, 5],
    [7, 8],
    [14, 15],
    [17, 18],
    [20, 21],
    [25, 26],
    [29, 30],
    [30, 31],
    [32, 33],
    [36, 37],
    [39, 40],
  ] as const)
    near(values[a - 1]!, values[b - 1]!, 1e-9);
  for (const cut of controls.dimensions.values)
    if (cut < values.length) assert.ok(values[cut - 1]! - values[cut]! > 1e-3, `a gap after ${cut}`);
  // Directions are orthonormal.
  for (let i = 0; i < directions.rows; i++)
    for (let j = 0; j <= i; j++) {
      let dot = 0;
      for (let k = 0; k < directions.columns; k++)
        dot += directions.data[i * directions.columns + k]! * directions.data[j * directions.columns + k]!;
      near(dot, i === j ? 1 : 0, 1e-10);
    }
});

test('cosines agree with numpy’s singular value decomposition', () => {
  for (const { query, dimensions, scores } of reference.cosines) {
    const found = cosines(encodeDocuments(encoder, dimensions), encodeQuery(encoder, query, dimensions));
    scores.forEach((score, i) => near(found[i]!, score, 1e-10));
  }
  // At full rank nothing is lost: cosines of documents are those of their weights.
  const encoded = encodeDocuments(encoder, 55);
  const x = encoder.documents;
  for (let i = 0; i < x.rows; i++) {
    const own = encoded.data.subarray(i * encoded.columns, (i + 1) * encoded.columns);
    const found = cosines(encoded, own);
    for (let j = 0; j < x.rows; j++) {
      let dot = 0;
      for (let k = 0; k < x.columns; k++) dot += x.data[i * x.columns + k]! * x.data[j * x.columns + k]!;
      near(found[j]!, dot, 1e-10);
    }
  }
  assert.deepEqual([...encodeQuery(encoder, ['id121', 'unknown'], 8)], [...new Float64Array(8)]);
});

test('the query for id121: BM25 finds it, dense cannot tell, RRF passes it over', () => {
  const frame = at({ query: 'id121-engine' });
  assert.deepEqual(frame.sparse, [3, 0, 1, 4, 5]);
  near(frame.sparseScores[3]!, 6.7723, 5e-5);
  near(frame.sparseScores[0]!, 2.6456, 5e-5);
  assert.deepEqual(frame.dense.slice(0, 2), [0, 3]);
  near(frame.denseScores[0]!, 0.99992, 5e-6);
  near(frame.denseScores[3]!, 0.99992, 5e-6);
  const final = frame.final.map(({ document }) => document);
  assert.ok(final.indexOf(0) < final.indexOf(3));
  // The two swap their places, so it is a tie, which the index decides.
  near(frame.final[0]!.sparse + frame.final[0]!.dense, 1 / 61 + 1 / 62, 1e-15);
  near(frame.final[1]!.sparse + frame.final[1]!.dense, 1 / 61 + 1 / 62, 1e-15);
});

test('the first picture: an exact match is outvoted without a tie, and the weighted sum repairs it', () => {
  const frame = at({});
  const final = frame.final.map(({ document }) => document);
  assert.equal(frame.sparse.indexOf(8), 0);
  assert.equal(frame.dense.indexOf(8), 6);
  assert.equal(final.indexOf(8), 3);
  const score = (place: number) => frame.final[place]!.sparse + frame.final[place]!.dense;
  assert.ok(score(2) - score(3) > 1e-4);
  near(score(3), 1 / 61 + 1 / 67, 1e-15);
  assert.equal(at({ fusion: 'convex' }).final[0]!.document, 8);
});

test('a paraphrase: BM25 finds only the glossaries', () => {
  assert.deepEqual(at({ query: 'automobile-motor' }).sparse, [4, 5]);
  for (const { kind, tokens: words, relevant } of queries) {
    if (kind !== 'paraphrase') continue;
    const glossaries = [relevant.at(-1)! + 1, relevant.at(-1)! + 2];
    assert.deepEqual(ranking(bm25(invertedIndex(tokens), words)).sort(), glossaries.sort());
  }
});

test('the table of the specification, K = 20 and D = 8', () => {
  const { quality, pool } = at({});
  const row = (found: (typeof quality)['bm25'], expected: number[]) =>
    [
      found.identifier.mrr,
      found.identifier.recall,
      found.paraphrase.mrr,
      found.paraphrase.recall,
      found.all.mrr,
      found.all.recall,
    ].forEach((value, i) => near(value, expected[i]!, 5e-5));
  row(quality.bm25, [1, 1, 0, 0, 0.5493, 0.5493]);
  row(quality.dense, [0.3965, 1, 1, 1, 0.6685, 1]);
  row(quality.rrf, [0.6859, 1, 0.3333, 1, 0.527, 1]);
  row(quality.convex, [1, 1, 0.3333, 1, 0.6995, 1]);
  row(at({ k: 1 }).quality.rrf, [0.7564, 1, 0.5, 1, 0.6408, 1]);
  row(at({ k: 0 }).quality.rrf, [0.7692, 1, 0.5, 1, 0.6479, 1]);
  near(pool.all, 1, 0);
  // Only the weighted sum is above both legs, and RRF is below both.
  const { bm25, dense, rrf, convex } = quality;
  assert.ok(rrf.all.mrr < Math.min(bm25.all.mrr, dense.all.mrr));
  assert.ok(convex.all.mrr > Math.max(bm25.all.mrr, dense.all.mrr));
});

test('smaller pools: fusion lifts recall above both legs', () => {
  for (const [depth, dense, rrf, convex, paraphrasePool] of [
    [3, [0.6127, 0.4432], [0.5845, 0.739], [0.6268, 0.739], 0.4208],
    [5, [0.6479, 0.7455], [0.5592, 0.8864], [0.6366, 0.8864], 0.7479],
  ] as const) {
    const { quality, pool } = at({ depth });
    for (const [found, expected] of [
      [quality.bm25, [0.5493, 0.5493]],
      [quality.dense, dense],
      [quality.rrf, rrf],
      [quality.convex, convex],
    ] as const) {
      near(found.all.mrr, expected[0], 5e-5);
      near(found.all.recall, expected[1], 5e-5);
    }
    near(pool.paraphrase, paraphrasePool, 5e-5);
    assert.ok(quality.rrf.all.recall > Math.max(quality.bm25.all.recall, quality.dense.all.recall));
  }
  near(at({}).pool.paraphrase, 1, 0);
});

test('more dimensions: generalization is traded for discrimination', () => {
  for (const [dimensions, recall, mrr, convex] of [
    [8, 1, 0.3965, 0.6995],
    [15, 0.6083, 0.4577, 0.6995],
    [22, 0.2521, 0.4915, 0.6784],
    [40, 0.0208, 0.5107, 0.5549],
    [55, 0, 0.5107, 0.5493],
  ] as const) {
    const { quality } = at({ dimensions });
    near(quality.dense.paraphrase.recall, recall, 5e-5);
    near(quality.dense.identifier.mrr, mrr, 5e-5);
    near(quality.convex.all.mrr, convex, 5e-5);
  }
});

test('every ranking agrees with the Python implementation', () => {
  for (const { dimensions, depth, pool, ...rows } of reference.table) {
    const frame = at({ dimensions, depth });
    const small = { rrf1: at({ dimensions, depth, k: 1 }), rrf0: at({ dimensions, depth, k: 0 }) };
    const found = {
      bm25: frame.quality.bm25,
      dense: frame.quality.dense,
      rrf60: frame.quality.rrf,
      rrf1: small.rrf1.quality.rrf,
      rrf0: small.rrf0.quality.rrf,
      convex: frame.quality.convex,
    };
    for (const kind of kinds) {
      near(frame.pool[kind], pool[kind], 1e-12);
      for (const name of Object.keys(found) as (keyof typeof found)[]) {
        near(found[name][kind].mrr, rows[name][kind][0], 1e-12);
        near(found[name][kind].recall, rows[name][kind][1], 1e-12);
      }
    }
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

test('α of 0 and 1 are the legs, then the rest of the pool; α of ¼ and ¾ change no average', () => {
  for (const query of Object.keys(controls.query.options) as Params['query'][]) {
    for (const [alpha, leg] of [
      [0, 'sparse'],
      [1, 'dense'],
    ] as const) {
      const frame = at({ query, fusion: 'convex', alpha });
      const final = frame.final.map(({ document }) => document);
      assert.deepEqual(final.slice(0, frame[leg].length), frame[leg]);
      const rest = final.slice(frame[leg].length);
      assert.deepEqual(
        rest,
        [...rest].sort((a, b) => a - b),
      );
    }
  }
  const middle = at({}).quality.convex;
  for (const alpha of [0.25, 0.75]) {
    const { convex } = at({ alpha }).quality;
    for (const kind of kinds) {
      near(convex[kind].mrr, middle[kind].mrr, 1e-12);
      near(convex[kind].recall, middle[kind].recall, 1e-12);
    }
  }
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

test('every state gives finite values, unique names and the same picture again', () => {
  const base = defaultsOf(controls);
  for (const query of Object.keys(controls.query.options) as Params['query'][])
    for (const fusion of methods)
      for (const oracle of [false, true])
        for (const [k, alpha, depth, dimensions] of [
          [0, 0, 3, 8],
          [120, 1, 30, 55],
          [0, 1, 3, 55],
          [60, 0.5, 20, 22],
        ] as const) {
          const params = { ...base, query, fusion, oracle, k, alpha, depth, dimensions };
          const html = lab.view(result(lab.run(params)), params);
          assert.doesNotMatch(html, /NaN|Infinity|undefined/);
          const names = [...html.matchAll(/data-value="([^"]+)"/g)].map((match) => match[1]);
          assert.equal(new Set(names).size, names.length);
          assert.equal(lab.view(result(lab.run(params)), params), html);
          assert.doesNotMatch(lab.summary(result(lab.run(params)), params), /NaN|undefined/);
        }
  assert.throws(() => queryNamed('nothing'), /no query nothing/);
});
