import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import type { Place } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import type { Family, Policy } from './families.ts';

/** Where the river lies, and what is to be kept clear of. */
export interface Bed {
  left: number;
  end: number;
  top: number;
  bottom: number;
  /** x of the handle, which names stay away from. */
  handle: number;
}

/** Bands from below. Each is drawn from the bottom up to its upper edge, and the next lower one over it. */
const bands = ['right', 'beside', 'silent', 'recited', 'altered', 'own'] as const satisfies readonly Family[];

/** Upper edges of the bands at each step, y in px, by band. */
function edgesOf(policies: readonly Policy[], { left, end, top, bottom }: Bed): Record<Family, Place[]> {
  const edges: Record<Family, Place[]> = {
    right: [],
    beside: [],
    silent: [],
    recited: [],
    altered: [],
    own: [],
  };
  policies.forEach(({ shares }, step) => {
    let sum = 0;
    for (const band of bands) {
      sum += shares[band];
      const y = bottom - Math.min(1, sum) * (bottom - top);
      edges[band].push({ x: left + (step / (policies.length - 1)) * (end - left), y });
    }
  });
  return edges;
}

/** A line through places, without its beginning, in steps that are short to write. */
export function through(places: readonly Place[]): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  return places
    .slice(1)
    .map(({ x, y }, i) => {
      const [dx, dy] = [round(x) - round(places[i]!.x), round(y) - round(places[i]!.y)];
      return Math.abs(dy) < 0.05 ? `h${px(dx)}` : `l${px(dx)} ${px(dy)}`;
    })
    .join('');
}
export const begin = ([{ x, y }]: readonly [Place, ...Place[]]): string => `M${px(x)} ${px(y)}`;

const areaUnder = (edge: readonly Place[], bottom: number): string =>
  `M${px(edge[0]!.x)} ${bottom}V${px(edge[0]!.y)}${through(edge)}V${bottom}z`;

/** Where an edge lies above a height: pairs of x. */
function coveredAt(y: number, edge: readonly Place[]): [number, number][] {
  const found: [number, number][] = [];
  let from = edge[0]!.y < y ? edge[0]!.x : undefined;
  edge.slice(1).forEach((to, i) => {
    const last = edge[i]!;
    if (last.y < y === to.y < y) return;
    const x = last.x + ((y - last.y) / (to.y - last.y)) * (to.x - last.x);
    if (from === undefined) from = x;
    else {
      found.push([from, x]);
      from = undefined;
    }
  });
  if (from !== undefined) found.push([from, edge.at(-1)!.x]);
  return found;
}

/** Lines of text under an edge: strokes, or stripes of a thickness in px. */
function linesUnder(edge: readonly Place[], { top, bottom }: Bed, thick: number): string {
  let path = '';
  for (let y = bottom - 5; y > top + 2; y -= 5)
    for (const [from, to] of coveredAt(y, edge))
      path += thick ? slab(from, y, to - from, thick) : `M${px(from)} ${px(y)}H${px(to)}`;
  return path;
}

/** A filled rectangle as a path. */
export const slab = (x: number, y: number, width: number, height: number): string =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

/** Filled stripes that rise to the right in a rectangle. */
export function stripes(x: number, y: number, width: number, height: number, gap: number): string {
  const thick = 1.6;
  const [right, bottom] = [x + width, y + height];
  let path = '';
  for (let at = x + bottom - height; at < right + bottom; at += gap) {
    const foot = Math.max(x, at - bottom);
    const head = Math.min(right, at - y);
    const reach = Math.min(thick, right - head);
    if (head - foot < 1) continue;
    path += `M${px(foot)} ${px(at - foot)}l${px(head - foot)} ${px(foot - head)}h${px(reach)}L${px(Math.min(right, foot + thick))} ${px(at - foot)}z`;
  }
  return path;
}

const names: readonly { name: string; of: readonly Family[]; look: string }[] = [
  { name: 'right', of: ['right'], look: 'stage-inverse' },
  { name: 'false', of: ['altered', 'own'], look: 'stage-inverse' },
  { name: 'copied', of: ['recited'], look: 'halo' },
  { name: 'abstains', of: ['silent'], look: 'halo' },
  { name: 'beside the point', of: ['beside'], look: 'halo' },
];

/** The widest place for a name in a band: its middle, if it is high enough. */
function placeOf(
  name: string,
  of: readonly Family[],
  edges: Record<Family, Place[]>,
  bed: Bed,
): Place | undefined {
  const half = textWidth(name, noteSize) * 0.54 + 4;
  const upper = edges[of.at(-1)!];
  const below = bands[bands.indexOf(of[0] as (typeof bands)[number]) - 1];
  const lower = below ? edges[below] : upper.map(({ x }) => ({ x, y: bed.bottom }));
  let best: (Place & { high: number }) | undefined;
  for (const { x } of upper) {
    if (x - half < bed.left + 2 || x + half > bed.end - 2 || Math.abs(x - bed.handle) < half + 6) continue;
    const inside = upper.map((_, i) => i).filter((i) => Math.abs(upper[i]!.x - x) <= half);
    const from = Math.max(...inside.map((i) => upper[i]!.y));
    const to = Math.min(...inside.map((i) => lower[i]!.y));
    if (to - from > (best?.high ?? 13)) best = { x, y: (from + to) / 2, high: to - from };
  }
  return best;
}

/** The names of the bands that are high enough for one, to be drawn over all else. */
export function bandNames(policies: readonly Policy[], bed: Bed): string {
  const edges = edgesOf(policies, bed);
  return names
    .map(({ name, of, look }) => {
      const at = placeOf(name, of, edges, bed);
      if (!at) return '';
      const half = textWidth(name, noteSize) * 0.54 + 3;
      const plate =
        name === 'false'
          ? `<path class="stage-solid role-wrong" d="${slab(at.x - half, at.y - 6, 2 * half, 12)}"/>`
          : '';
      return `${plate}<text class="note ${look} stage-strong" x="${px(at.x)}" y="${px(at.y + 4.4)}">${name}</text>`;
    })
    .join('');
}

/** Shares of all families for ever more pressure, one over the other. */
export function river(policies: readonly Policy[], bed: Bed): string {
  const edges = edgesOf(policies, bed);
  const { left, end, top, bottom } = bed;
  const area = (family: Family) => areaUnder(edges[family], bottom);
  const strip = Math.max(...edges.altered.map(({ y }) => y)) - top;
  return (
    `<path class="stage-solid role-wrong" d="${slab(left, top, end - left, bottom - top)}"/>` +
    `<path class="stage-veil" d="${stripes(left, top, end - left, strip, 12)}"/>` +
    `<path class="stage-solid role-wrong" d="${area('altered')}"/>` +
    `<path class="stage-veil" d="${linesUnder(edges.altered, bed, 1.2)}"/>` +
    `<path class="stage-fill role-generated" d="${area('recited')}"/>` +
    `<path class="stage-faint" d="${linesUnder(edges.recited, bed, 0)}"/>` +
    `<path class="stage-fill role-plain" d="${area('silent')}"/>` +
    `<path class="stage-fill role-plain" d="${area('beside')}"/>` +
    `<path class="stage-solid role-evidence" d="${area('right')}"/>`
  );
}

/** The lower edge of what is false. */
export function falseEdge(policies: readonly Policy[], bed: Bed): string {
  const { recited } = edgesOf(policies, bed);
  return begin([recited[0]!]) + through(recited);
}
