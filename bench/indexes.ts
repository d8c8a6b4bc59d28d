import { HNSW } from 'hnsw';
import { Index, MetricKind, ScalarKind } from 'usearch';
import { NearestList } from '../content/numerics/nearest-list.ts';
import { mulberry32, normalPairs } from '../content/numerics/random.ts';
import { finish } from '../content/numerics/steps.ts';
import { recall, searchExact } from '../content/questions/faiss-and-ann/lab/data.ts';
import type { Graph } from '../content/questions/faiss-and-ann/lab/graph.ts';
import { graphSteps, searchGraph } from '../content/questions/faiss-and-ann/lab/hnsw.ts';
import { time } from './statistics.ts';
import { fixed, table } from './table.ts';

const [n, d, queries, k, M, efConstruction] = [10_000, 32, 500, 10, 16, 64];
const efs = [16, 32, 64, 128];

/** Draws points around random centres: centre ~ N(0, I), point = centre + 0.6 N(0, I). Shape [count, d]. */
function drawClusters(count: number, centres: number): Float32Array {
  const uniform = mulberry32(42);
  const next = normalPairs(uniform);
  const middles = Float64Array.from({ length: centres * d }, next);
  const points = new Float32Array(count * d);
  for (let at = 0; at < points.length; at += d) {
    const middle = Math.floor(centres * uniform()) * d;
    for (let i = 0; i < d; i++) points[at + i] = middles[middle + i]! + 0.6 * next();
  }
  return points;
}

// The last of them are the queries.
const drawn = drawClusters(n + queries, 100);
const vectors = drawn.subarray(0, n * d);
const asked = drawn.subarray(n * d);
const vectorOf = (all: Float32Array, row: number) => all.subarray(row * d, (row + 1) * d);

/** Ids of the vectors nearest to a query, nearest first. */
type Search = (row: number) => ArrayLike<number>;

interface VectorIndex {
  name: string;
  /** Makes the index, or, where it serves every `ef`, takes the one that is there. */
  build(ef: number): Search;
  bytes?(): number;
}

const list = new NearestList(k);
const nearest = () => list.ids.subarray(0, list.count);

const native: VectorIndex = {
  name: 'usearch (native)',
  build(ef) {
    const index = new Index({
      dimensions: d,
      metric: MetricKind.L2sq,
      quantization: ScalarKind.F32,
      connectivity: M,
      expansion_add: efConstruction,
      expansion_search: ef,
      multi: false,
    });
    for (let id = 0; id < n; id++) index.add(BigInt(id), vectorOf(vectors, id), 1);
    return (row) => Array.from(index.search(vectorOf(asked, row), k, 1).keys, Number);
  },
};

let graph: Graph | undefined;
const ours: VectorIndex = {
  name: 'ours',
  build(ef) {
    const built = (graph ??= finish(graphSteps(vectors, d, { M, efConstruction })));
    return (row) => {
      searchGraph(built, asked, row, ef, list);
      return nearest();
    };
  },
  bytes: () => 4 * d + Math.round((graph!.links.byteLength + graph!.startOf.byteLength) / n),
};

let script: HNSW | undefined;
const javascript: VectorIndex = {
  name: 'hnsw (JavaScript)',
  build(ef) {
    if (!script) {
      script = new HNSW(M, efConstruction, d, 'euclidean');
      for (let id = 0; id < n; id++) script.addPoint(id, vectorOf(vectors, id));
    }
    const index = script;
    index.efSearch = ef;
    return (row) => index.searchKNN(vectorOf(asked, row), k).map(({ id }) => id);
  },
};

function answers(search: Search): Int32Array {
  const found = new Int32Array(queries * k).fill(-1);
  for (let row = 0; row < queries; row++) found.set(search(row), row * k);
  return found;
}

/** The HNSW index against its peers on the same vectors in the same run. Recall and bytes do not depend on the machine. */
export function measureIndexes(): void {
  const exact: Search = (row) => {
    searchExact(vectors, d, asked, row, list);
    return nearest();
  };
  const truth = answers(exact);
  const exactMs = time(() => void answers(exact), 3);
  const rows = [{ name: 'brute force', ef: 0, builtMs: 0, ms: exactMs, recall: 1, bytes: 4 * d }];
  for (const { name, build, bytes } of [native, ours, javascript])
    for (const ef of efs) {
      let search: Search = exact;
      const builtMs = time(() => void (search = build(ef)), 1);
      const found = answers(search);
      const ms = time(() => void answers(search), 3);
      rows.push({ name, ef, builtMs, ms, recall: recall(truth, found, k), bytes: bytes?.() ?? NaN });
    }
  const nativeMs = (ef: number) => rows.find((row) => row.name === native.name && row.ef === ef)?.ms ?? NaN;
  console.log(
    `HNSW: ${n} vectors of ${d} dimensions, M ${M}, efConstruction ${efConstruction}, ${queries} queries one by one, recall@${k}`,
  );
  console.log(
    table(
      [
        ['index', ({ name }) => name],
        ['build s', ({ builtMs }) => fixed(builtMs > 1 ? builtMs / 1000 : NaN, 2)],
        ['ef', ({ ef }) => String(ef || '-')],
        ['recall', (row) => fixed(row.recall, 3)],
        ['queries/s', ({ ms }) => fixed((queries / ms) * 1000, 0)],
        ['time / brute force', ({ ms }) => fixed(ms / exactMs, 3)],
        ['time / native', ({ ms, ef }) => fixed(ms / nativeMs(ef), 2)],
        ['bytes/vector', ({ bytes }) => fixed(bytes, 0)],
      ],
      rows,
    ) + '\n',
  );
}
