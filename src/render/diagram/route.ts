import { noteSize, textWidth } from '#lab/figure-text.ts';
import { sharedColumn, upright, type Ends, type PlacedNode } from './edges.ts';
import { groupLabel, groupMargin, labelBox, type Grid, type GridPoint } from './grid.ts';
import type { Flow, FlowEdge, Side } from './spec.ts';

/** A line from node to node, with straight parts along columns and rows, in px. */
export interface Route {
  edge: FlowEdge;
  line: GridPoint[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Between a way around and what it passes, and between two such ways, in px. */
const clearance = 18;
/** The lines of all edges. A way around nodes keeps clear of what it passes and of the ways that came before. */
export function routes(grid: Grid): Route[] {
  const done: Route[] = [];
  for (const ends of grid.edges) done.push({ edge: ends.edge, line: bendsOf(ends, grid, done) });
  return done;
}

function port({ x, y, width, height }: PlacedNode, side: Side): GridPoint {
  if (side === 'left') return { x: x - width / 2, y };
  if (side === 'right') return { x: x + width / 2, y };
  return { x, y: side === 'top' ? y - height / 2 : y + height / 2 };
}

function bendsOf(way: Ends, { nodes, columns, rows }: Grid, done: readonly Route[]): GridPoint[] {
  const { from, to, sides, via } = way;
  const [start, end] = [port(from, sides[0]), port(to, sides[1])];
  const [first, last] = sides.map(upright) as [boolean, boolean];
  const column = via === undefined ? undefined : Math.round(columns(via));
  if (first !== last) {
    // One corner; where it arrives at a node over several columns, in one of them.
    if (column !== undefined) (first ? start : end).x = column;
    return [start, first ? { x: start.x, y: end.y } : { x: end.x, y: start.y }, end];
  }
  if (sides[0] === sides[1]) {
    const said = via === undefined ? undefined : Math.round((first ? rows : columns)(via));
    const lane = said ?? laneBeside(way, nodes, done);
    if (from === to) {
      // A loop is nearly as wide as its node, so that its label fits.
      const apart = Math.floor((first ? from.width : from.height) / 2) - 6;
      start[first ? 'x' : 'y'] -= apart;
      end[first ? 'x' : 'y'] += apart;
    }
    return first
      ? [start, { x: start.x, y: lane }, { x: end.x, y: lane }, end]
      : [start, { x: lane, y: start.y }, { x: lane, y: end.y }, end];
  }
  if (first) {
    const shared = via ?? sharedColumn(from, to);
    if (shared !== undefined) {
      const x = Math.round(columns(shared));
      return [
        { x, y: start.y },
        { x, y: end.y },
      ];
    }
    const y = Math.round((start.y + end.y) / 2);
    return [start, { x: start.x, y }, { x: end.x, y }, end];
  }
  if (start.y === end.y) return [start, end];
  const x = column ?? Math.round((start.x + end.x) / 2);
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

/** Where a way around runs that leaves and arrives on the same side: outside all nodes that it passes, in px. */
function laneBeside(
  { edge, from, to, sides: [side], roomy }: Ends,
  nodes: readonly PlacedNode[],
  done: readonly Route[],
) {
  const sign = side === 'right' || side === 'bottom' ? 1 : -1;
  const along = upright(side) ? ('x' as const) : ('y' as const);
  const across = upright(side) ? ('y' as const) : ('x' as const);
  const size = (node: PlacedNode, axis: 'x' | 'y') => (axis === 'x' ? node.width : node.height) / 2;
  const [low, high] = [Math.min(from[along], to[along]), Math.max(from[along], to[along])];
  const passed = nodes.filter((node) =>
    from === to
      ? node === from
      : node[along] + size(node, along) > low && node[along] - size(node, along) < high,
  );
  const outermost = Math.max(...passed.map((node) => sign * node[across] + size(node, across)));
  let lane = outermost + (roomy ? labelBox(edge.label!).width / 2 + 6 : clearance);
  const joins = (other: FlowEdge) => other.from === edge.from || other.to === edge.to;
  // Edges with an end in common share a way.
  for (const { edge: other, line } of done) {
    if (joins(other) && line.length === 4 && line[1]![across] === line[2]![across])
      lane = Math.max(lane, sign * line[1]![across]);
  }
  const taken = done.flatMap(({ edge: other, line }) =>
    joins(other)
      ? []
      : partsOf(line)
          .filter(([a, b]) => a[across] === b[across])
          .filter(([a, b]) => Math.max(a[along], b[along]) >= low && Math.min(a[along], b[along]) <= high)
          .map(([a]) => sign * a[across]),
  );
  while (taken.some((other) => Math.abs(other - lane) < clearance - 4)) lane += clearance - 4;
  return Math.round(sign * lane);
}

/** The straight parts of a line, from each of its points to the next. */
export const partsOf = (line: readonly GridPoint[]): [GridPoint, GridPoint][] =>
  line.slice(1).map((point, index) => [line[index]!, point]);

/** Box around a straight part, with a margin, in px. */
export const boxOf = ([a, b]: [GridPoint, GridPoint], margin = 0): Box => ({
  x: Math.min(a.x, b.x) - margin,
  y: Math.min(a.y, b.y) - margin,
  width: Math.abs(a.x - b.x) + 2 * margin,
  height: Math.abs(a.y - b.y) + 2 * margin,
});

/** The box of a node in px: a node is placed by its middle, a box by its upper left corner. */
export const nodeBox = ({ x, y, width, height }: PlacedNode): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Whether two boxes overlap; boxes that only touch do not. */
export const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A box with a margin in px around boxes. */
export function around(boxes: readonly Box[], margin: number): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - margin;
  const y = Math.min(...boxes.map((box) => box.y)) - margin;
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) + margin - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + margin - y,
  };
}

/** The frame of each group, around its nodes and its label. */
export function framesOf(flow: Flow, nodes: readonly PlacedNode[]): Box[] {
  return flow.groups.map((group) => {
    const inside = around(nodes.filter(({ id }) => group.nodes.includes(id)).map(nodeBox), groupMargin);
    const width = Math.max(inside.width, Math.ceil(textWidth(group.label, noteSize)) + 24);
    return { x: inside.x, y: inside.y - groupLabel + 4, width, height: inside.height + groupLabel - 4 };
  });
}

/** The strip of a frame's own label, and its other sides: no label of a line may stand there. */
function sidesOfFrame({ x, y, width, height }: Box): Box[] {
  return [
    { x, y: y - 2, width, height: groupLabel + 4 },
    { x, y: y + height - 2, width, height: 4 },
    { x: x - 2, y, width: 4, height },
    { x: x + width - 2, y, width: 4, height },
  ];
}

/** Where labels stand: on the longest straight part of their line, clear of everything else; undefined where nothing is free. */
export function labelPlaces(
  flow: Flow,
  all: readonly Route[],
  nodes: readonly PlacedNode[],
): (GridPoint | undefined)[] {
  const taken = [
    ...nodes.map((node) => nodeBox({ ...node, width: node.width + 6, height: node.height + 2 })),
    ...framesOf(flow, nodes).flatMap(sidesOfFrame),
  ];
  return all.map(({ edge, line }) => {
    if (!edge.label) return undefined;
    const lines = all.filter((other) => other.edge !== edge).flatMap((other) => partsOf(other.line));
    const others = lines.map((part) => boxOf(part, 3));
    const { width, height } = labelBox(edge.label);
    const boxAt = ({ x, y }: GridPoint): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
    const place = spots(line, { width, height }).find(
      (spot) => ![...taken, ...others].some((box) => meet(box, boxAt(spot))),
    );
    if (place) taken.push(boxAt(place));
    return place;
  });
}

/** Spots for a label of a size in px on a line, the best first: in the middle of a long part, and not on its arrow. */
function spots(
  line: readonly GridPoint[],
  { width, height }: { width: number; height: number },
): GridPoint[] {
  // Beside a way around there may be the edge of the drawing.
  const goesAround = line.length === 4;
  return partsOf(line)
    .map(([a, b], index, all) => ({ a, b, lane: index === 1 ? 1 : 0, tip: index === all.length - 1 ? 9 : 0 }))
    .map((part) => {
      const length = Math.abs(part.a.x - part.b.x) + Math.abs(part.a.y - part.b.y);
      return { ...part, length, spare: length - part.tip - (part.a.y === part.b.y ? width : height) };
    })
    .filter(({ spare }) => spare >= 8)
    .toSorted((one, other) => (goesAround ? one.lane - other.lane : 0) || other.spare - one.spare)
    .flatMap(({ a, b, tip, length, spare }) =>
      [0, -0.25, 0.25, -0.45, 0.45].map((shift) => {
        const share = ((length - tip) / 2 + shift * Math.max(0, spare - 8)) / length;
        return { x: Math.round(a.x + (b.x - a.x) * share), y: Math.round(a.y + (b.y - a.y) * share) };
      }),
    );
}
