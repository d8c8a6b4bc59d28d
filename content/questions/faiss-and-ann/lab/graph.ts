import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';

/** Vectors linked to near ones on several levels, with room for walks. */
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
export interface Walk {
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

/** Where the links of a node on a level begin, with their count. */
export function listAt({ M, startOf }: Graph, id: number, level: number): number {
  return startOf[id]! + (level === 0 ? 0 : 2 * M + 1 + (level - 1) * (M + 1));
}

/** Squared distance of two nodes. */
export function between({ vectors, d }: Graph, a: number, b: number): number {
  return squaredDistance(vectors, a * d, vectors, b * d, d);
}
