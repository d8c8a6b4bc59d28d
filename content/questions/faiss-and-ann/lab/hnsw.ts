import type { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { rowsOf, squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import { listAt, type Graph, type Walk } from './graph.ts';
import { addLink, choose, type Growing } from './hnsw-links.ts';

export interface GraphOptions {
  M: number;
  /** Nodes a walk keeps while the graph is built. */
  efConstruction?: number;
  seed?: number;
}

/**
 * Builds a navigable small-world graph in levels (HNSW), one vector after another.
 *
 * @param vectors  Shape [n, d], n ≥ 1, finite. Kept, not copied.
 * @param M        2 to 64.
 * @yields the share of the work that is done.
 * @throws RangeError if M is out of range, or `vectors` holds no whole vectors.
 *
 * Levels are ⌊−ln u / ln M⌋. Links are chosen by the paper's rule: nearest first, and only if nearer to the new node
 * than to every link already kept; then the nearest of the rest fill up. They go both ways, and a full list chooses anew.
 * Source: Malkov and Yashunin 2020, "Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical
 * Navigable Small World Graphs", algorithms 1, 2 and 4 (without extended candidates).
 */
export function* graphSteps(
  vectors: Vectors,
  d: number,
  { M, efConstruction = 64, seed = 5 }: GraphOptions,
): Generator<number, Graph, undefined> {
  if (!Number.isInteger(M) || M < 2 || M > 64) throw new RangeError(`graph: M = ${M}, 2 to 64 are possible`);
  const n = rowsOf(vectors, d);
  const uniform = mulberry32(seed);
  const levelOf = new Uint8Array(n);
  const startOf = new Int32Array(n + 1);
  for (let id = 0; id < n; id++) {
    const level = Math.floor(-Math.log(Math.max(uniform(), 1e-12)) / Math.log(M));
    levelOf[id] = level;
    startOf[id + 1] = startOf[id]! + 2 * M + 1 + level * (M + 1);
  }
  const links = new Int32Array(startOf[n]!);
  const walk = newWalk(n, efConstruction);
  const graph: Graph = { d, vectors, M, levelOf, entry: 0, startOf, links, walk };
  const growing = { graph, lengths: new Float64Array(links.length), kept: new Uint8Array(links.length) };
  for (let id = 1; id < n; id++) {
    insert(growing, id, efConstruction);
    if (id % 64 === 0) yield id / n;
  }
  return graph;
}

/**
 * Finds near vectors of one query: greedily down the upper levels, then with `ef` nodes in view on level 0.
 *
 * @param ef    Nodes the last walk keeps; at least as many as `into` holds, or fewer are found.
 * @param into  Cleared, then filled with the nearest that were seen.
 * @returns distances computed, on all levels, with that to the entry point.
 */
export function searchGraph(
  graph: Graph,
  queries: Vectors,
  row: number,
  ef: number,
  into: NearestList,
): number {
  const { d, vectors, levelOf, entry } = graph;
  if (graph.walk.marked.length < ef) graph.walk = newWalk(levelOf.length, ef);
  const { walk } = graph;
  const at = row * d;
  walk.computed = 1;
  walk.size = 1;
  walk.marked[0] = 2 * entry;
  walk.distances[0] = squaredDistance(vectors, entry * d, queries, at, d);
  for (let level = levelOf[entry]!; level > 0; level--) explore(graph, queries, at, level, 1);
  explore(graph, queries, at, 0, ef);
  into.clear();
  for (let i = 0; i < walk.size && i < into.capacity; i++)
    into.offer(walk.marked[i]! >> 1, walk.distances[i]!);
  return walk.computed;
}

function newWalk(nodes: number, ef: number): Walk {
  return {
    marked: new Int32Array(ef),
    distances: new Float64Array(ef),
    size: 0,
    seen: new Int32Array(nodes),
    turn: 0,
    computed: 0,
  };
}

/**
 * Walks one level from the nodes in the walk's list, following links of the nearest node that was not followed yet,
 * until the list holds none; the list keeps the `ef` nearest nodes seen.
 *
 * A node that has dropped out of the list is at least as far as all in it, so this is the paper's algorithm 2 with one
 * sorted list in place of two heaps (apart from following a dropped node exactly as far as the last).
 */
function explore(graph: Graph, queries: Vectors, query: number, level: number, ef: number): void {
  const { d, vectors, links, walk, startOf } = graph;
  const { marked, distances, seen } = walk;
  const turn = ++walk.turn;
  const offset = level === 0 ? 0 : 2 * graph.M + 1 + (level - 1) * (graph.M + 1);
  let size = Math.min(walk.size, ef);
  let computed = 0;
  for (let i = 0; i < size; i++) {
    marked[i]! &= ~1;
    seen[marked[i]! >> 1] = turn;
  }
  let next = 0;
  while (next < size) {
    const node = marked[next]!;
    marked[next] = node | 1;
    const list = startOf[node >> 1]! + offset;
    const end = list + links[list]!;
    let lowest = next + 1;
    for (let at = list + 1; at <= end; at++) {
      const id = links[at]!;
      if (seen[id] === turn) continue;
      seen[id] = turn;
      const distance = squaredDistance(vectors, id * d, queries, query, d);
      computed++;
      let to = size;
      if (size < ef) size++;
      else if (distance < distances[size - 1]!) to--;
      else continue;
      const mark = 2 * id;
      let low = 0;
      let high = to;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (distances[middle]! < distance) low = middle + 1;
        else high = middle;
      }
      while (low < to && distances[low]! === distance && marked[low]! < mark) low++;
      if (to - low > 24) {
        distances.copyWithin(low + 1, low, to);
        marked.copyWithin(low + 1, low, to);
      } else {
        for (let i = to; i > low; i--) {
          distances[i] = distances[i - 1]!;
          marked[i] = marked[i - 1]!;
        }
      }
      to = low;
      distances[to] = distance;
      marked[to] = mark;
      if (to < lowest) lowest = to;
    }
    next = lowest;
    while (next < size && (marked[next]! & 1) === 1) next++;
  }
  walk.size = size;
  walk.computed += computed;
}

function insert(growing: Growing, id: number, ef: number): void {
  const { graph, lengths } = growing;
  const { d, vectors, levelOf, entry, walk, links, M } = graph;
  const at = id * d;
  const level = levelOf[id]!;
  const top = levelOf[entry]!;
  walk.size = 1;
  walk.marked[0] = 2 * entry;
  walk.distances[0] = squaredDistance(vectors, entry * d, vectors, at, d);
  for (let l = top; l > level; l--) explore(graph, vectors, at, l, 1);
  for (let l = Math.min(top, level); l >= 0; l--) {
    explore(graph, vectors, at, l, ef);
    const list = listAt(graph, id, l);
    choose(growing, list);
    for (let i = list + 1; i <= list + links[list]!; i++)
      addLink(growing, listAt(graph, links[i]!, l), l === 0 ? 2 * M : M, id, lengths[i]!);
  }
  if (level > top) graph.entry = id;
}
