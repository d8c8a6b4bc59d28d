import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';

/** Vectors linked on several levels: `links[id][level]` has the ids that a vector is linked to, the nearest first. */
export interface PlainGraph {
  d: number;
  /** Shape [n, d]. */
  vectors: Vectors;
  links: number[][][];
  /** First node of the highest level. */
  entry: number;
}

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

/** Makes walks through a graph, which may grow meanwhile. */
export function walksOf(graph: PlainGraph) {
  const { d, vectors, links } = graph;
  // Room that all walks share, as a map of places makes thousands of them.
  const lengths = new Float64Array(vectors.length / d);
  const room = () => new Int32Array(lengths.length);
  const [cameFrom, seen, followed] = [room(), room(), room()];
  let turn = 0;
  let met: number[] = [];
  const meet = (id: number, from: number, view: number[], ef: number, query: Vectors, at: number): void => {
    seen[id] = turn;
    cameFrom[id] = from;
    met.push(id);
    const length = (lengths[id] = squaredDistance(vectors, id * d, query, at, d));
    let place = Math.min(view.length, ef - 1);
    if (view.length === ef && length >= lengths[view[place]!]!) return;
    for (; place > 0 && lengths[view[place - 1]!]! > length; place--) view[place] = view[place - 1]!;
    view[place] = id;
  };
  /** The `ef` nearest nodes that are seen on a level, from those in view on. */
  const along = (view: number[], level: number, ef: number, query: Vectors, at: number): number[] => {
    turn++;
    view.length = Math.min(view.length, ef);
    for (const id of view) seen[id] = turn;
    for (let next: number | undefined = view[0]; next !== undefined;) {
      followed[next] = turn;
      for (const id of links[next]![level]!) if (seen[id] !== turn) meet(id, next, view, ef, query, at);
      next = view.find((id) => followed[id] !== turn);
    }
    return view;
  };
  const begin = (query: Vectors, at: number): number[] => {
    const view: number[] = [];
    met = [];
    meet(graph.entry, graph.entry, view, 1, query, at);
    return view;
  };
  return {
    begin,
    along,
    /** Does what `searchGraph` does, with `ef` nodes in view on level 0, and remembers the way. */
    trace(query: Vectors, ef: number): Trace {
      const view = begin(query, 0);
      const hops: Hop[] = [];
      for (let level = links[graph.entry]!.length - 1; level >= 0; level--) {
        const start = view[0]!;
        along(view, level, level === 0 ? ef : 1, query, 0);
        const way: Hop[] = [];
        for (let to = view[0]!; to !== start; to = cameFrom[to]!)
          way.unshift({ from: cameFrom[to]!, to, level });
        hops.push(...way);
      }
      return { hops, met, found: view[0]! };
    },
  };
}
