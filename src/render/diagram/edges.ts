import { wayOf, type Flow, type FlowEdge, type FlowNode, type Form, type Side } from './spec.ts';

/** A node on the grid: its first and last column, its row, and in px its middle and size. */
export interface PlacedNode {
  id: string;
  node: FlowNode;
  first: number;
  last: number;
  row: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An edge with what it joins. */
export interface Ends {
  edge: FlowEdge;
  from: PlacedNode;
  to: PlacedNode;
  sides: [Side, Side];
  /** A column, or a row for a way around over the top or the bottom. */
  via: number | undefined;
  /** Whether its label needs more room than a label does otherwise. */
  roomy: boolean;
}

/** The edges of a chart between its nodes, in one of its forms. */
export function edgesOf(
  flow: Flow,
  nodes: readonly PlacedNode[],
  form: Form,
  roomy: ReadonlySet<FlowEdge>,
): Ends[] {
  const named = (name: string) => nodes.find(({ id }) => id === name)!;
  return flow.edges.map((edge) => {
    const ends = { edge, from: named(edge.from), to: named(edge.to) };
    const { side, via } = wayOf(edge, form);
    return { ...ends, sides: side ?? sidesOf(ends, flow, form), via, roomy: roomy.has(edge) };
  });
}

/** Whether a line that leaves from a side runs up or down. */
export const upright = (side: Side) => side === 'top' || side === 'bottom';

const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;

/** From which side of a node to which side of another an edge leads with the fewest corners. */
function sidesOf(
  { edge, from, to }: Pick<Ends, 'edge' | 'from' | 'to'>,
  flow: Flow,
  form: Form,
): [Side, Side] {
  const down: Side = to.row > from.row ? 'bottom' : 'top';
  const across: Side = to.first > from.first ? 'right' : 'left';
  const runsDown = form === 'narrow' || flow.direction === 'down';
  if (from === to) return runsDown ? ['right', 'right'] : ['bottom', 'bottom'];
  if (from.row === to.row) return [across, opposite[across]];
  if (sharedColumn(from, to) !== undefined) return [down, opposite[down]];
  const forks = flow.edges.filter((other) => other.from === edge.from && !other.back).length > 1;
  // Arrows part before the corner where several leave, and meet behind it where several arrive.
  return forks === runsDown ? [across, opposite[down]] : [down, opposite[across]];
}

/** The column in which a straight line down joins two nodes: that of the narrower one. */
export function sharedColumn(a: PlacedNode, b: PlacedNode): number | undefined {
  const column = (node: PlacedNode) => (node.first + node.last) / 2;
  if (column(a) === column(b)) return column(a);
  if (over(b, a.first) && over(b, a.last)) return column(a);
  return over(a, b.first) && over(a, b.last) ? column(b) : undefined;
}

const over = ({ first, last }: PlacedNode, column: number) => first <= column && column <= last;
