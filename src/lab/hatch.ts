import type { Place } from './stage.ts';
import { shortPx as px } from './svg.ts';

/**
 * The path of a hatching, which marks an area beside its colour, by lines that go up to the right.
 *
 * @param polygon  Convex, its corners in order.
 * @param gap  Between two lines, px along the x axis.
 */
export function hatch(polygon: readonly Place[], gap = 6): string {
  const along = polygon.map(({ x, y }) => x + y);
  let path = '';
  for (let at = Math.ceil(Math.min(...along) / gap) * gap; at < Math.max(...along); at += gap) {
    const hits: Place[] = [];
    polygon.forEach((from, i) => {
      const next = (i + 1) % polygon.length;
      const [low, high] = [along[i]! - at, along[next]! - at];
      if (low < 0 === high < 0) return;
      const share = low / (low - high);
      const to = polygon[next]!;
      hits.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    });
    const [from, to] = hits;
    if (from && to) path += `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
  }
  return path;
}

/** The corners of a rectangle, in order. */
export const corners = (x: number, y: number, width: number, height: number): Place[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
