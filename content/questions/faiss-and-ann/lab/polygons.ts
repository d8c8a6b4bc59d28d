import type { Place } from 'grounded/lab/stage.ts';

/** Corners in order. */
export type Polygon = Place[];

/** The part of a convex polygon that is at least as near to one place as to another; empty if there is none. */
export function nearerTo(polygon: Polygon, own: Place, other: Place): Polygon {
  const [dx, dy] = [other.x - own.x, other.y - own.y];
  const middle = (dx * (own.x + other.x) + dy * (own.y + other.y)) / 2;
  const beyond = polygon.map(({ x, y }) => dx * x + dy * y - middle);
  const kept: Polygon = [];
  polygon.forEach((from, i) => {
    const next = (i + 1) % polygon.length;
    const [here, there] = [beyond[i]!, beyond[next]!];
    if (here <= 0) kept.push(from);
    if (here < 0 === there < 0 || here === 0 || there === 0) return;
    const to = polygon[next]!;
    const share = here / (here - there);
    kept.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
  });
  return kept.length > 2 ? kept : [];
}

/** The part of a convex polygon that is nearest to one of some places. */
export function nearestTo(
  polygon: Polygon,
  own: number,
  places: readonly Place[],
  among: readonly number[],
): Polygon {
  let part = polygon;
  for (const other of among) {
    if (other === own) continue;
    part = nearerTo(part, places[own]!, places[other]!);
    if (part.length === 0) break;
  }
  return part;
}

export const area = (polygon: Polygon): number =>
  Math.abs(
    polygon.reduce((sum, { x, y }, i) => {
      const next = polygon[(i + 1) % polygon.length]!;
      return sum + x * next.y - next.x * y;
    }, 0) / 2,
  );

const keyOf = ({ x, y }: Place) => `${x.toFixed(6)} ${y.toFixed(6)}`;

/** The outlines of polygons that lie side by side, all turning the same way: an edge that two of them share goes. */
export function outlines(polygons: readonly Polygon[]): Polygon[] {
  const edges = new Map<string, [from: Place, to: Place]>();
  for (const polygon of polygons)
    polygon.forEach((from, i) => {
      const to = polygon[(i + 1) % polygon.length]!;
      const [a, b] = [keyOf(from), keyOf(to)];
      if (a !== b && !edges.delete(`${b} ${a}`)) edges.set(`${a} ${b}`, [from, to]);
    });
  const starting = new Map<string, string[]>();
  for (const [key, [from]] of edges) {
    const start = keyOf(from);
    starting.set(start, [...(starting.get(start) ?? []), key]);
  }
  const found: Polygon[] = [];
  for (const first of edges.keys()) {
    const outline: Polygon = [];
    for (let key: string | undefined = first; key && edges.has(key);) {
      const [from, to]: [Place, Place] = edges.get(key)!;
      edges.delete(key);
      outline.push(from);
      key = starting.get(keyOf(to))?.find((other) => edges.has(other));
    }
    found.push(withoutStraight(outline));
  }
  return found;
}

/** Leaves out corners at which a way goes straight on. */
const withoutStraight = (polygon: Polygon): Polygon =>
  polygon.filter(({ x, y }, i) => {
    const before = polygon.at(i - 1)!;
    const after = polygon[(i + 1) % polygon.length]!;
    return Math.abs((x - before.x) * (after.y - y) - (after.x - x) * (y - before.y)) > 1e-9;
  });
