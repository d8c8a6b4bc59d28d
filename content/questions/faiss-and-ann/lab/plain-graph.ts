import { mulberry32 } from '../../../numerics/random.ts';
import { squaredDistance, type Vectors } from '../../../numerics/squared-distance.ts';
import { walksOf, type PlainGraph } from './walk.ts';

/**
 * Builds the graph that `graphSteps` builds, by a program that is short rather than fast: every list is chosen anew from all
 * of its links.
 *
 * @param ef  Nodes a walk keeps while the graph is built.
 */
export function plainGraph(vectors: Vectors, d: number, M: number, seed: number, ef = 64): PlainGraph {
  const between = (a: number, b: number) => squaredDistance(vectors, a * d, vectors, b * d, d);
  const uniform = mulberry32(seed);
  const links: number[][][] = [];
  const graph: PlainGraph = { d, vectors, links, entry: 0 };
  const { begin, along } = walksOf(graph);
  /** The nearest first, and only if nearer than to every link already kept; then the nearest of the rest. */
  const choose = (id: number, others: readonly number[], limit: number): number[] => {
    const sorted = others
      .map((other) => [between(id, other), other] as const)
      .sort(([a, i], [b, j]) => a - b || i - j);
    const kept: number[] = [];
    for (const [length, other] of sorted)
      if (kept.length < limit && kept.every((one) => length < between(one, other))) kept.push(other);
    const rest = sorted.map(([, other]) => other).filter((other) => !kept.includes(other));
    return [...kept, ...rest.slice(0, limit - kept.length)];
  };
  for (let id = 0; id * d < vectors.length; id++) {
    const level = Math.floor(-Math.log(Math.max(uniform(), 1e-12)) / Math.log(M));
    links.push(Array.from({ length: level + 1 }, () => []));
    if (id === 0) continue;
    const top = links[graph.entry]!.length - 1;
    const view = begin(vectors, id * d);
    for (let at = top; at >= 0; at--) {
      along(view, at, at > level ? 1 : ef, vectors, id * d);
      if (at > level) continue;
      links[id]![at] = choose(id, view, M);
      const limit = at === 0 ? 2 * M : M;
      for (const other of links[id]![at]!) {
        const back = [...links[other]![at]!, id];
        links[other]![at] = back.length > limit ? choose(other, back, limit) : back;
      }
    }
    if (level > top) graph.entry = id;
  }
  return graph;
}
