/**
 * A small deterministic vector search: exact, IVF and HNSW on synthetic data, with the number of distances as the cost.
 * Vectors are rows of a Float64Array; distances are squared L2. Ties are broken by the smaller id.
 */

/** A seeded generator of uniform numbers in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers by Box and Muller, both of a pair used. */
function normals(rng: () => number): () => number {
  let cached: number | undefined;
  return () => {
    if (cached !== undefined) {
      const value = cached;
      cached = undefined;
      return value;
    }
    const u = Math.max(rng(), 1e-12);
    const v = rng();
    const radius = Math.sqrt(-2 * Math.log(u));
    cached = radius * Math.sin(2 * Math.PI * v);
    return radius * Math.cos(2 * Math.PI * v);
  };
}

export interface Dataset {
  dimensions: number;
  vectors: Float64Array[];
  queries: Float64Array[];
}

/**
 * Points around random centres: centre ~ N(0, I), point = centre + 0.6 N(0, I). One centre means no structure.
 *
 * @param centres     40 for clustered data, 1 for a single Gaussian.
 * @param dimensions  Length of each vector.
 */
export function makeDataset(
  centres: number,
  dimensions: number,
  size = 4000,
  queries = 50,
  seed = 42,
): Dataset {
  const rng = mulberry32(seed);
  const normal = normals(rng);
  const fill = (make: () => number) => Float64Array.from({ length: dimensions }, make);
  const middles = Array.from({ length: centres }, () => fill(normal));
  const point = () => {
    const middle = middles[Math.floor(centres * rng())]!;
    return middle.map((value) => value + 0.6 * normal());
  };
  return {
    dimensions,
    vectors: Array.from({ length: size }, point),
    queries: Array.from({ length: queries }, point),
  };
}

/** Squared Euclidean distance. */
export function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}

export interface Hit {
  id: number;
  d: number;
}
const byDistance = (a: Hit, b: Hit) => a.d - b.d || a.id - b.id;

/** The k nearest of the given ids. */
function nearest(query: Float64Array, vectors: Float64Array[], ids: Iterable<number>, k: number): Hit[] {
  const hits: Hit[] = [];
  for (const id of ids) hits.push({ id, d: distance(query, vectors[id]!) });
  return hits.sort(byDistance).slice(0, k);
}

/** Exact search: the k nearest of all vectors. */
export function exact({ vectors, queries }: Dataset, k = 10): number[][] {
  return queries.map((query) => nearest(query, vectors, vectors.keys(), k).map(({ id }) => id));
}

/** Share of the true neighbours that were found, over all queries. */
export function recall(truth: number[][], found: number[][]): number {
  let hits = 0;
  truth.forEach((ids, query) => ids.forEach((id) => (hits += found[query]!.includes(id) ? 1 : 0)));
  return hits / (truth.length * truth[0]!.length);
}

export interface Cells {
  centroids: Float64Array[];
  /** Ids in each cell. */
  lists: number[][];
}

/** k-means with sampled starts; an empty cell keeps its centroid. */
export function kMeans(vectors: Float64Array[], cells: number, iterations = 10, seed = 7): Cells {
  const rng = mulberry32(seed);
  const ids = vectors.map((_, id) => id);
  for (let i = 0; i < cells; i++) {
    const j = i + Math.floor(rng() * (ids.length - i));
    [ids[i], ids[j]] = [ids[j]!, ids[i]!];
  }
  const centroids = ids.slice(0, cells).map((id) => vectors[id]!.slice());
  const assign = () => {
    const lists: number[][] = centroids.map(() => []);
    vectors.forEach((vector, id) => {
      let best = 0;
      let least = Infinity;
      centroids.forEach((centroid, cell) => {
        const d = distance(vector, centroid);
        if (d < least) [least, best] = [d, cell];
      });
      lists[best]!.push(id);
    });
    return lists;
  };
  for (let round = 0; round < iterations; round++) {
    assign().forEach((list, cell) => {
      if (list.length === 0) return;
      const mean = new Float64Array(vectors[0]!.length);
      for (const id of list) vectors[id]!.forEach((value, i) => (mean[i]! += value));
      centroids[cell] = mean.map((value) => value / list.length);
    });
  }
  return { centroids, lists: assign() };
}

export interface Outcome {
  found: number[][];
  /** Mean number of distances for a query. */
  distances: number;
}

/** IVF: distances to all centroids, then to the vectors in the `nprobe` nearest cells. */
export function searchCells(
  { vectors, queries }: Dataset,
  { centroids, lists }: Cells,
  nprobe: number,
  k = 10,
): Outcome {
  let distances = 0;
  const found = queries.map((query) => {
    const cells = nearest(query, centroids, centroids.keys(), nprobe);
    const ids = cells.flatMap(({ id }) => lists[id]!);
    distances += centroids.length + ids.length;
    return nearest(query, vectors, ids, k).map(({ id }) => id);
  });
  return { found, distances: distances / queries.length };
}

/** n Σ nᵢ² / N²: 1 for equal lists, larger the more unequal they are. */
export function imbalance(lists: number[][]): number {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  return (lists.length * lists.reduce((sum, list) => sum + list.length ** 2, 0)) / total ** 2;
}

export interface Graph {
  /** For each node, its links on each of its levels. */
  links: number[][][];
  entry: number;
}

/** Best-first search on one level; keeps the `ef` nearest seen. */
function searchLevel(
  vectors: Float64Array[],
  links: number[][][],
  query: Float64Array,
  starts: Hit[],
  ef: number,
  level: number,
  seen: () => void,
): Hit[] {
  const visited = new Set(starts.map(({ id }) => id));
  const open = [...starts].sort(byDistance);
  const best = [...open];
  const insert = (list: Hit[], hit: Hit) => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byDistance(list[middle]!, hit) < 0) low = middle + 1;
      else high = middle;
    }
    list.splice(low, 0, hit);
  };
  while (open.length > 0) {
    const current = open.shift()!;
    if (best.length >= ef && current.d > best.at(-1)!.d) break;
    for (const id of links[current.id]![level]!) {
      if (visited.has(id)) continue;
      visited.add(id);
      seen();
      const hit = { id, d: distance(query, vectors[id]!) };
      if (best.length < ef || hit.d < best.at(-1)!.d) {
        insert(open, hit);
        insert(best, hit);
        if (best.length > ef) best.pop();
      }
    }
  }
  return best;
}

/** Links that lead in different directions first, then the nearest of the rest. */
function select(vectors: Float64Array[], candidates: Hit[], limit: number): number[] {
  const kept: Hit[] = [];
  const rejected: Hit[] = [];
  for (const hit of candidates) {
    if (kept.length >= limit) break;
    const apart = kept.every((other) => hit.d < distance(vectors[hit.id]!, vectors[other.id]!));
    (apart ? kept : rejected).push(hit);
  }
  return [...kept, ...rejected].slice(0, limit).map(({ id }) => id);
}

/**
 * HNSW: levels ⌊−ln u / ln M⌋, M links for a new node on each level, at most 2 M on level 0.
 *
 * Source: Malkov and Yashunin 2020, "Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical
 * Navigable Small World Graphs", algorithms 1, 2 and 4.
 */
export function buildGraph(vectors: Float64Array[], M = 8, efConstruction = 64, seed = 5): Graph {
  const rng = mulberry32(seed);
  const links: number[][][] = [];
  let entry = 0;
  vectors.forEach((vector, id) => {
    const level = Math.floor(-Math.log(Math.max(rng(), 1e-12)) / Math.log(M));
    links.push(Array.from({ length: level + 1 }, () => []));
    if (id === 0) return;
    const top = links[entry]!.length - 1;
    let starts: Hit[] = [{ id: entry, d: distance(vector, vectors[entry]!) }];
    for (let l = top; l > level; l--) starts = searchLevel(vectors, links, vector, starts, 1, l, () => {});
    for (let l = Math.min(top, level); l >= 0; l--) {
      starts = searchLevel(vectors, links, vector, starts, efConstruction, l, () => {});
      links[id]![l] = select(vectors, starts, M);
      for (const other of links[id]![l]!) {
        const back = links[other]![l]!;
        back.push(id);
        const cap = l === 0 ? 2 * M : M;
        if (back.length > cap) {
          links[other]![l] = select(vectors, nearest(vectors[other]!, vectors, back, back.length), cap);
        }
      }
    }
    if (level > top) entry = id;
  });
  return { links, entry };
}

/** Greedy descent through the upper levels, then a search with `ef` candidates on level 0. */
export function searchGraph(
  { vectors, queries }: Dataset,
  { links, entry }: Graph,
  ef: number,
  k = 10,
): Outcome {
  let distances = 0;
  const found = queries.map((query) => {
    distances++;
    let starts: Hit[] = [{ id: entry, d: distance(query, vectors[entry]!) }];
    for (let l = links[entry]!.length - 1; l >= 0; l--) {
      starts = searchLevel(vectors, links, query, starts, l === 0 ? ef : 1, l, () => distances++);
    }
    return starts.slice(0, k).map(({ id }) => id);
  });
  return { found, distances: distances / queries.length };
}
