import type { NearestList } from '../../../numerics/nearest-list.ts';
import { mulberry32 } from '../../../numerics/random.ts';
import { rowsOf, squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';

/** Vectors linked to near ones on several levels. */
export interface Graph {
  d: number;
  /** Shape [n, d]; the caller's array, not a copy. */
  vectors: Vectors;
  /** Links that a new node gets on each level; a node has at most 2 M of them on level 0 and M above. */
  M: number;
  /** Highest level of each node. */
  levelOf: Uint8Array;
  /** First node of the highest level. */
  entry: number;
  /** Where the lists of a node begin in `links`: that of level 0, then those above. */
  startOf: Int32Array;
  /** Lists, each a count and then room for 2 M (level 0) or M ids, the nearest first. */
  links: Int32Array;
  walk: Walk;
}

/** What a walk through the graph needs to remember; kept between walks, so that none allocates. */
interface Walk {
  /** The nearest nodes seen, by distance; each number is twice an id, plus 1 once its links were followed. */
  marked: Int32Array;
  distances: Float64Array;
  size: number;
  /** Equal to `turn` for nodes that this walk has seen. */
  seen: Int32Array;
  turn: number;
  /** Distances computed so far. */
  computed: number;
}

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
  // Beside each link its length, and whether the rule kept it: a full list then chooses anew with few distances.
  const lengths = new Float64Array(links.length);
  const kept = new Uint8Array(links.length);
  for (let id = 1; id < n; id++) {
    insert(graph, id, efConstruction, lengths, kept);
    if (id % 64 === 0) yield id / n;
  }
  return graph;
}

/** The same in one go. */
export function buildGraph(vectors: Vectors, d: number, options: GraphOptions): Graph {
  const steps = graphSteps(vectors, d, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Where the links of a node on a level begin, with their count. */
export function listAt({ M, startOf }: Graph, id: number, level: number): number {
  return startOf[id]! + (level === 0 ? 0 : 2 * M + 1 + (level - 1) * (M + 1));
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

function insert(graph: Graph, id: number, ef: number, lengths: Float64Array, kept: Uint8Array): void {
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
    choose(graph, list, lengths, kept);
    for (let i = list + 1; i <= list + links[list]!; i++)
      addLink(graph, listAt(graph, links[i]!, l), l === 0 ? 2 * M : M, id, lengths[i]!, lengths, kept);
  }
  if (level > top) graph.entry = id;
}

/** Fills the list of a new node with up to M of the nodes that a walk found. */
function choose(graph: Graph, list: number, lengths: Float64Array, kept: Uint8Array): void {
  const { links, walk, M } = graph;
  const { marked, distances, size } = walk;
  // The walk is over, so its marks are free to say what the rule kept.
  let chosen = 0;
  let looked = 0;
  for (; looked < size && chosen < M; looked++) {
    const candidate = marked[looked]! >> 1;
    let apart = true;
    for (let i = 0; i < looked && apart; i++)
      apart = (marked[i]! & 1) === 0 || distances[looked]! < between(graph, candidate, marked[i]! >> 1);
    marked[looked] = 2 * candidate + (apart ? 1 : 0);
    if (apart) chosen++;
  }
  let spare = M - chosen;
  let to = list;
  for (let i = 0; i < looked; i++) {
    const keep = marked[i]! & 1;
    if (keep === 0 && spare-- <= 0) continue;
    to++;
    links[to] = marked[i]! >> 1;
    lengths[to] = distances[i]!;
    kept[to] = keep;
  }
  links[list] = to - list;
}

function between({ vectors, d }: Graph, a: number, b: number): number {
  return squaredDistance(vectors, a * d, vectors, b * d, d);
}

/**
 * Adds a link to a list that is sorted by length, and drops one if it is full: the last that the rule rejects, else the
 * last.
 *
 * That is what choosing anew from the whole list would do: the rule looks at links in order of length, and what it says
 * of one depends only on the kept ones before it. So nothing changes before the new link, and nothing after it unless
 * the new link is kept and then stands too near to a later one.
 */
function addLink(
  graph: Graph,
  list: number,
  limit: number,
  id: number,
  length: number,
  lengths: Float64Array,
  kept: Uint8Array,
): void {
  const { links } = graph;
  const count = links[list]!;
  const first = list + 1;
  let place = first;
  while (
    place < first + count &&
    (lengths[place]! < length || (lengths[place]! === length && links[place]! < id))
  )
    place++;
  const keep = isApart(graph, first, place, id, length, kept) ? 1 : 0;
  if (keep === 1) {
    let changed = false;
    for (let i = place; i < first + count; i++) {
      if (changed)
        kept[i] =
          lengths[i]! < between(graph, links[i]!, id) &&
          isApart(graph, first, i, links[i]!, lengths[i]!, kept)
            ? 1
            : 0;
      else if (kept[i] === 1 && !(lengths[i]! < between(graph, links[i]!, id))) {
        kept[i] = 0;
        changed = true;
      }
    }
  }
  let end = first + count;
  if (count < limit) links[list] = count + 1;
  else {
    // Drop one: it may be the new link itself.
    let drop = end - 1;
    while (drop >= first && kept[drop] === 1) drop--;
    if (drop < place && keep === 0) return;
    if (drop < first) {
      if (place === end) return;
      drop = end - 1;
    }
    if (drop < place) place--;
    for (let i = drop; i < end - 1; i++) {
      links[i] = links[i + 1]!;
      lengths[i] = lengths[i + 1]!;
      kept[i] = kept[i + 1]!;
    }
    end--;
  }
  for (let i = end; i > place; i--) {
    links[i] = links[i - 1]!;
    lengths[i] = lengths[i - 1]!;
    kept[i] = kept[i - 1]!;
  }
  links[place] = id;
  lengths[place] = length;
  kept[place] = keep;
}

/** Whether a node is nearer to the list's owner than to every kept link between `first` and `end`. */
function isApart(
  graph: Graph,
  first: number,
  end: number,
  id: number,
  length: number,
  kept: Uint8Array,
): boolean {
  for (let i = first; i < end; i++)
    if (kept[i] === 1 && !(length < between(graph, graph.links[i]!, id))) return false;
  return true;
}
