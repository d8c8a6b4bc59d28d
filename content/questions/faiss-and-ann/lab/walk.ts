import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import { listAt, type Links } from './graph.ts';

/** One link that a walk went along. */
export interface Hop {
  from: number;
  to: number;
  level: number;
}

export interface Trace {
  /** From the entry to the nearest node that was seen. */
  hops: Hop[];
  /** The nearest node that was seen. */
  found: number;
  /** Nodes in the order of their comparisons: one that is met on several levels comes again on each. */
  met: number[];
}

/**
 * Makes a search that does what `searchGraph` does, and remembers the way.
 *
 * @returns a function of a query, shape [d], and of ef, the nodes in view on level 0; it is 1 on the levels above.
 */
export function tracer(graph: Links): (query: Vectors, ef: number) => Trace {
  const { vectors, d, entry, levelOf, links } = graph;
  // Room that all searches share, as a map of places makes thousands of them.
  const lengths = new Float64Array(levelOf.length);
  const cameFrom = new Int32Array(levelOf.length);
  const seen = new Int32Array(levelOf.length);
  const followed = new Int32Array(levelOf.length);
  let turn = 0;
  return (query, ef) => {
    const met: number[] = [];
    const hops: Hop[] = [];
    // The nearest first.
    const view: number[] = [];
    const meet = (id: number, from: number, room: number): void => {
      seen[id] = turn;
      cameFrom[id] = from;
      met.push(id);
      const length = (lengths[id] = squaredDistance(vectors, id * d, query, 0, d));
      let at = Math.min(view.length, room - 1);
      if (view.length === room && length >= lengths[view[at]!]!) return;
      for (; at > 0 && lengths[view[at - 1]!]! > length; at--) view[at] = view[at - 1]!;
      view[at] = id;
    };
    meet(entry, entry, 1);
    for (let level = levelOf[entry]!; level >= 0; level--) {
      const start = view[0]!;
      seen[start] = ++turn;
      for (let next: number | undefined = start; next !== undefined;) {
        followed[next] = turn;
        const list = listAt(graph, next, level);
        for (let at = list + 1; at <= list + links[list]!; at++)
          if (seen[links[at]!] !== turn) meet(links[at]!, next, level === 0 ? ef : 1);
        next = view.find((id) => followed[id] !== turn);
      }
      const way: Hop[] = [];
      for (let to = view[0]!; to !== start; to = cameFrom[to]!)
        way.unshift({ from: cameFrom[to]!, to, level });
      hops.push(...way);
    }
    return { hops, met, found: view[0]! };
  };
}
