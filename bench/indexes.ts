import { HNSW } from 'hnsw';
import { Index, MetricKind, ScalarKind } from 'usearch';
import { recall, searchExact } from '../content/questions/faiss-and-ann/lab/exact.ts';
import { buildGraph, searchGraph } from '../content/questions/faiss-and-ann/lab/hnsw.ts';
import { NearestList } from '../content/numerics/nearest-list.ts';
import { mulberry32, normalPairs } from '../content/numerics/random.ts';
import { time } from './statistics.ts';
import { table } from './table.ts';

/** Clustered vectors, as in the lab: centres from a normal distribution, points around them. */
function clustered(
  rows: number,
  d: number,
  next: () => number,
  uniform: () => number,
  centres: Float32Array,
): Float32Array {
  const out = new Float32Array(rows * d);
  for (let row = 0; row < rows; row++) {
    const centre = Math.floor(uniform() * (centres.length / d)) * d;
    for (let j = 0; j < d; j++) out[row * d + j] = centres[centre + j]! + 0.6 * next();
  }
  return out;
}

/** The HNSW index against its peers on the same vectors in the same run. Recall and bytes do not depend on the machine. */
export function measureIndexes(): void {
  const [n, d, queries, k, M, efConstruction] = [10_000, 32, 500, 10, 16, 64];
  const uniform = mulberry32(42);
  const next = normalPairs(mulberry32(43));
  const centres = Float32Array.from({ length: 100 * d }, next);
  const vectors = clustered(n, d, next, uniform, centres);
  const asked = clustered(queries, d, next, uniform, centres);
  console.log(
    `HNSW: ${n} vectors of ${d} dimensions, M ${M}, efConstruction ${efConstruction}, ${queries} queries one by one, recall@${k}`,
  );

  const list = new NearestList(k);
  const truth = new Int32Array(queries * k);
  const collect = (search: (row: number, into: Int32Array) => void): Int32Array => {
    const found = new Int32Array(queries * k).fill(-1);
    for (let row = 0; row < queries; row++) search(row, found.subarray(row * k, (row + 1) * k));
    return found;
  };
  const exactMs = time(
    () =>
      truth.set(
        collect((row, into) => {
          searchExact(vectors, d, asked, row, list);
          into.set(list.ids.subarray(0, list.count));
        }),
      ),
    3,
  );
  const rows: string[][] = [];
  let peerMs = new Map<number, number>();
  const report = (
    name: string,
    buildMs: number,
    ef: number,
    searchMs: number,
    found: Int32Array,
    bytes: string,
  ) =>
    rows.push([
      name,
      buildMs ? (buildMs / 1000).toFixed(2) : '-',
      ef ? String(ef) : '-',
      recall(truth, found, k).toFixed(3),
      Math.round((queries / searchMs) * 1000).toString(),
      (searchMs / exactMs).toFixed(3),
      peerMs.has(ef) ? (searchMs / peerMs.get(ef)!).toFixed(2) : '-',
      bytes,
    ]);
  report('brute force', 0, 0, exactMs, truth, String(4 * d));

  const efs = [16, 32, 64, 128];
  for (const ef of efs) {
    const native = new Index({
      dimensions: d,
      metric: MetricKind.L2sq,
      quantization: ScalarKind.F32,
      connectivity: M,
      expansion_add: efConstruction,
      expansion_search: ef,
      multi: false,
    });
    const buildMs = time(() => {
      for (let id = 0; id < n; id++) native.add(BigInt(id), vectors.subarray(id * d, (id + 1) * d), 1);
    }, 1);
    const search = () =>
      collect((row, into) => {
        into.set(Array.from(native.search(asked.subarray(row * d, (row + 1) * d), k, 1).keys, Number));
      });
    const found = search();
    const searchMs = time(() => void search(), 3);
    peerMs = new Map([...peerMs, [ef, searchMs]]);
    report('usearch (native)', buildMs, ef, searchMs, found, '-');
  }
  let graph: ReturnType<typeof buildGraph> | undefined;
  const buildMs = time(() => void (graph = buildGraph(vectors, d, { M, efConstruction })), 1);
  for (const ef of efs) {
    const search = () =>
      collect((row, into) => {
        searchGraph(graph!, asked, row, ef, list);
        into.set(list.ids.subarray(0, list.count));
      });
    const found = search();
    report(
      'ours',
      buildMs,
      ef,
      time(() => void search(), 3),
      found,
      String(4 * d + Math.round((graph!.links.byteLength + graph!.startOf.byteLength) / n)),
    );
  }
  const script = new HNSW(M, efConstruction, d, 'euclidean');
  const scriptMs = time(() => {
    for (let id = 0; id < n; id++) script.addPoint(id, vectors.subarray(id * d, (id + 1) * d));
  }, 1);
  for (const ef of efs) {
    script.efSearch = ef;
    const search = () =>
      collect((row, into) => {
        into.set(script.searchKNN(asked.subarray(row * d, (row + 1) * d), k).map(({ id }) => id));
      });
    const found = search();
    report(
      'hnsw (JavaScript)',
      scriptMs,
      ef,
      time(() => void search(), 1),
      found,
      '-',
    );
  }
  console.log(
    table(
      [
        'index',
        'build s',
        'ef',
        'recall',
        'queries/s',
        'time / brute force',
        'time / native',
        'bytes/vector',
      ],
      rows,
    ) + '\n',
  );
}
