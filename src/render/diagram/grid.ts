import { lineHeight, noteSize, textWidth } from '#lab/figure-text.ts';
import { edgesOf, upright, type Ends, type PlacedNode } from './edges.ts';
import { nodeSize } from './node-size.ts';
import type { Flow, FlowEdge, Form, GridPlace } from './spec.ts';
import { axisOf, evened, stepsFor, type GridAxis, type Distance, type Steps } from './spread.ts';

export interface GridPoint {
  x: number;
  y: number;
}

export interface Grid {
  nodes: PlacedNode[];
  edges: Ends[];
  columns: GridAxis;
  rows: GridAxis;
}

/** Around a chart in px, so that its strokes are not cut. */
export const svgMargin = 3;

/** Widths in px of an `<svg>` that a phone of 375 px and the text column have room for. */
export const room = { narrow: 330, wide: 590 };

const gaps = { narrow: { column: 22, row: 28 }, wide: { column: 26, row: 32 } };
/** Around the nodes of a group, in px, and for its label. */
export const groupMargin = 14;
export const groupLabel = noteSize * lineHeight + 4;

/** Size in px of an edge's label. */
export function labelBox(label: string): { width: number; height: number } {
  const lines = label.split('\n');
  return {
    width: Math.max(...lines.map((line) => textWidth(line, noteSize))) + 6,
    height: lines.length * noteSize * lineHeight,
  };
}

const middle = ({ first, last }: PlacedNode) => (first + last) / 2;
const even = (size: number) => 2 * Math.ceil(size / 2);

/**
 * Puts nodes onto lines of a grid that are as near to each other as sizes and labels allow.
 *
 * @param roomy  Edges whose label needs more room than a label does otherwise.
 */
export function gridOf(
  flow: Flow,
  places: Record<string, GridPlace>,
  form: Form,
  roomy: ReadonlySet<FlowEdge>,
): Grid {
  const nodes = sizedNodes(flow, places);
  const edges = edgesOf(flow, nodes, form, roomy);
  // A chart without places of its own for phones is drawn once.
  const gap = gaps[flow.narrow ? form : 'narrow'];
  const between = nodes.flatMap((a) =>
    nodes.filter((b) => a !== b).map((b): [PlacedNode, PlacedNode] => [a, b]),
  );
  const close = stepsFor([
    ...between.flatMap((pair) => columnDistance(flow, pair, nodes, gap.column)),
    ...edges.flatMap(edgeColumns),
    ...nodes.flatMap((node) => spanDistance(node, nodes)),
  ]);
  const columns = evenWhereCheap(close, nodes, room[form] - 2 * svgMargin);
  const rows = axisOf(
    stepsFor([
      ...between.flatMap((pair) => rowDistance(flow, pair, nodes, gap.row)),
      ...edges.flatMap(edgeRows),
    ]),
  );
  for (const node of nodes) {
    node.x = Math.round(columns(middle(node)));
    node.y = Math.round(rows(node.row));
    if (node.last > node.first) {
      const left = Math.round(columns(node.first)) - half(node, nodes, 'first');
      const right = Math.round(columns(node.last)) + half(node, nodes, 'last');
      node.width = right - left;
      node.x = (left + right) / 2;
    }
  }
  return { nodes, edges, columns, rows };
}

function sizedNodes(flow: Flow, places: Record<string, GridPlace>): PlacedNode[] {
  const nodes = Object.entries(flow.nodes).map(([id, node]): PlacedNode => {
    const [first, row, columns = 1] = places[id]!;
    const size = nodeSize(node);
    const last = first + columns - 1;
    return { id, node, first, last, row, x: 0, y: 0, width: even(size.width), height: even(size.height) };
  });
  alignSizes(nodes);
  return nodes;
}

/** Columns as far from each other as the farthest two, where that fits into a width in px and costs at most a quarter of it. */
function evenWhereCheap(close: Steps, nodes: readonly PlacedNode[], available: number): GridAxis {
  const width = (axis: GridAxis) =>
    Math.max(...nodes.map((node) => axis(node.last) + half(node, nodes, 'last'))) -
    Math.min(...nodes.map((node) => axis(node.first) - half(node, nodes, 'first')));
  const [columns, evenColumns] = [axisOf(close), axisOf(evened(close))];
  return width(evenColumns) <= Math.min(available, width(columns) * 1.25) ? evenColumns : columns;
}

const kindOf = ({ node }: PlacedNode) => (node.shape === 'store' ? 'box' : node.shape);

/** Boxes of one column get one width, those of one row one height, so that their sides stand in lines. */
function alignSizes(nodes: PlacedNode[]): void {
  for (const node of nodes.filter((node) => ['box', 'diamond'].includes(kindOf(node)))) {
    const alike = nodes.filter((other) => kindOf(other) === kindOf(node));
    if (node.first === node.last) {
      const inColumn = alike.filter(({ first, last }) => first === node.first && last === node.last);
      node.width = Math.max(...inColumn.map(({ width }) => width));
    }
    node.height = Math.max(...alike.filter(({ row }) => row === node.row).map(({ height }) => height));
  }
}

/** Half the width in px of a node, or of the boxes on a spanning node's outer column, with which its ends are flush. */
function half(node: PlacedNode, nodes: readonly PlacedNode[], side: 'first' | 'last'): number {
  if (node.first === node.last) return node.width / 2;
  const inColumn = nodes.filter(({ first, last }) => first === last && first === node[side]);
  const boxes = inColumn.filter((other) => kindOf(other) === 'box');
  return Math.max(0, ...(boxes.length > 0 ? boxes : inColumn).map(({ width }) => width / 2));
}

function columnDistance(
  flow: Flow,
  [a, b]: [PlacedNode, PlacedNode],
  nodes: readonly PlacedNode[],
  gap: number,
): Distance[] {
  if (a.last >= b.first || Math.abs(a.row - b.row) >= 1) return [];
  const halves = half(a, nodes, 'last') + half(b, nodes, 'first');
  const borders = flow.groups.filter(
    (group) => group.nodes.includes(a.id) !== group.nodes.includes(b.id),
  ).length;
  return [{ from: a.last, to: b.first, atLeast: halves + gap + groupMargin * borders }];
}

function rowDistance(
  flow: Flow,
  [a, b]: [PlacedNode, PlacedNode],
  nodes: readonly PlacedNode[],
  gap: number,
): Distance[] {
  if (a.row >= b.row) return [];
  if (b.row - a.row < 1 && (a.last <= b.first - 1 || b.last <= a.first - 1)) return [];
  const frames = flow.groups.reduce((sum, group) => {
    const rows = nodes.filter(({ id }) => group.nodes.includes(id)).map(({ row }) => row);
    const above = group.nodes.includes(b.id) && Math.min(...rows) > a.row ? groupMargin + groupLabel : 0;
    const below = group.nodes.includes(a.id) && Math.max(...rows) < b.row ? groupMargin : 0;
    return sum + above + below;
  }, 0);
  return [{ from: a.row, to: b.row, atLeast: (a.height + b.height) / 2 + gap + frames }];
}

/** A line along a row needs room for its label, one with a corner for the part outside the node. */
function edgeColumns({ edge, from, to, sides, via, roomy }: Ends): Distance[] {
  const [a, b] = middle(from) < middle(to) ? [from, to] : [to, from];
  const [out, into] = sides.map(upright);
  if (!out && !into && from.row === to.row && edge.label)
    return [
      { from: a.last, to: b.first, atLeast: (a.width + b.width) / 2 + labelBox(edge.label).width + 22 },
    ];
  if (out === into) return [];
  const label = edge.label && roomy ? labelBox(edge.label).width : 0;
  const [turning, other] = out ? [to, from] : [from, to];
  const column = via ?? middle(other);
  const ends = { from: Math.min(middle(turning), column), to: Math.max(middle(turning), column) };
  // At a node over several columns the label stands on the part along the column.
  const beside = via === undefined ? label + 20 : label / 2 + 16;
  return [{ ...ends, atLeast: turning.width / 2 + Math.max(out ? 20 : 16, label && beside) }];
}

function edgeRows({ edge, from, to, sides, roomy }: Ends): Distance[] {
  const [a, b] = from.row < to.row ? [from, to] : [to, from];
  const ends = { from: a.row, to: b.row };
  const [out, into] = sides.map(upright);
  const label = edge.label ? labelBox(edge.label).height + (roomy ? 52 : 28) : 0;
  if (out && into && sides[0] !== sides[1]) return [{ ...ends, atLeast: (a.height + b.height) / 2 + label }];
  if (out && !into) return [{ ...ends, atLeast: from.height / 2 + Math.max(16, label) }];
  if (!out && into) return [{ ...ends, atLeast: to.height / 2 + Math.max(20, label) }];
  return [];
}

function spanDistance(node: PlacedNode, nodes: readonly PlacedNode[]): Distance[] {
  if (node.first === node.last) return [];
  const outer = half(node, nodes, 'first') + half(node, nodes, 'last');
  return [{ from: node.first, to: node.last, atLeast: node.width - outer }];
}
