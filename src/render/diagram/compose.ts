import type { PlacedNode } from './edges.ts';
import { groupLabel, gridOf, labelBox, room, svgMargin, type GridPoint } from './grid.ts';
import {
  around,
  boxOf,
  framesOf,
  labelPlaces,
  meet,
  nodeBox,
  partsOf,
  routes,
  type Box,
  type Route,
} from './route.ts';
import { gridPlacesOf, type Flow, type FlowEdge, type FlowNode, type Form, type GridPlace } from './spec.ts';

/** All lengths in px, y downwards, origin at the top left of the chart. */
export interface Layout {
  width: number;
  height: number;
  nodes: { id: string; node: FlowNode; x: number; y: number; width: number; height: number }[];
  /** Lines with straight parts along columns and rows; the last point is the arrow's tip. */
  edges: { edge: FlowEdge; line: GridPoint[]; label?: GridPoint }[];
  groups: { label: string; x: number; y: number; width: number; height: number; labelAt: GridPoint }[];
}

/** Something that keeps a chart from being drawn by hand; `path` is the field to change. */
interface Misplacement {
  path: (string | number)[];
  message: string;
  expected: string;
  fix: string;
}

/** Lays out a chart whose nodes have places; undefined where none has. Without places for all of them, only `problems`. */
export function compose(flow: Flow, form: Form): { layout?: Layout; problems: Misplacement[] } | undefined {
  const places = gridPlacesOf(flow, form);
  if (!places) return undefined;
  const misplaced = [...missing(flow, places, form), ...doubled(places, form)];
  if (misplaced.length > 0) return { problems: misplaced };
  const { grid, lines, labels } = labelled(flow, places as Record<string, GridPlace>, form);
  const shown = lines.map(
    (route, index) => labels[index] ?? (route.edge.label ? middleOf(route) : undefined),
  );
  const layout = layoutOf(flow, grid.nodes, lines, shown);
  const problems = [
    ...overlaps(grid.nodes, form),
    ...throughNodes(lines, grid.nodes),
    ...crossings(lines),
    ...homeless(lines, labels),
    ...(form === 'narrow' || !flow.narrow ? tooWide(layout, flow) : []),
  ];
  return { layout, problems };
}

/** Grid, lines and labels; where labels find no room at first, with more for them. */
function labelled(flow: Flow, places: Record<string, GridPlace>, form: Form) {
  let result;
  let roomy: ReadonlySet<FlowEdge> = new Set();
  for (let tries = 0; tries < 2; tries++) {
    const grid = gridOf(flow, places, form, roomy);
    const lines = routes(grid);
    const labels = labelPlaces(flow, lines, grid.nodes);
    result = { grid, lines, labels };
    roomy = new Set(flow.edges.filter(({ label }, index) => label && !labels[index]));
    if (roomy.size === 0) break;
  }
  return result!;
}

const field = (form: Form, id: string) => (form === 'narrow' ? ['narrow', id] : ['nodes', id, 'at']);

function missing(flow: Flow, places: Partial<Record<string, GridPlace>>, form: Form): Misplacement[] {
  return Object.keys(flow.nodes)
    .filter((id) => !places[id])
    .map((id) => ({
      path: form === 'narrow' ? ['narrow'] : ['nodes', id],
      message: `The node "${id}" has no position${form === 'narrow' ? ' in "narrow"' : ''}, but others have one.`,
      expected: 'a position for every node, or for none',
      fix: form === 'narrow' ? `add "${id}: [column, row]"` : `add "at: [column, row]" to "${id}"`,
    }));
}

function doubled(places: Partial<Record<string, GridPlace>>, form: Form): Misplacement[] {
  const first = new Map<string, string>();
  return Object.entries(places).flatMap(([id, place]) => {
    const key = String(place!.slice(0, 2));
    const other = first.get(key);
    first.set(key, other ?? id);
    if (other === undefined) return [];
    return {
      path: field(form, id),
      message: `The nodes "${other}" and "${id}" have the same position, [${key}].`,
      expected: 'a position of its own for every node',
      fix: 'move one of them to another column or row',
    };
  });
}

function overlaps(nodes: readonly PlacedNode[], form: Form): Misplacement[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => meet(nodeBox(a), nodeBox(b)))
      .map((b) => ({
        path: field(form, b.id),
        message: `The nodes "${a.id}" and "${b.id}" overlap.`,
        expected: 'nodes a row or a column apart',
        fix: 'move one of them',
      })),
  );
}

const named = ({ edge }: Route) => `"${edge.from}" to "${edge.to}"`;
const otherWay = 'say "side: [from, to]" (top, right, bottom, left), or "via", or move a node';

function throughNodes(lines: readonly Route[], nodes: readonly PlacedNode[]): Misplacement[] {
  return lines.flatMap((route, index) => {
    const all = partsOf(route.line);
    const met = nodes.filter((node) =>
      all.some((part, at) => {
        const own =
          (at === 0 && node.id === route.edge.from) || (at === all.length - 1 && node.id === route.edge.to);
        return !own && meet(nodeBox(node), boxOf(part, 3));
      }),
    );
    return met.map((node) => ({
      path: ['edges', index],
      message: `The edge from ${named(route)} runs through the node "${node.id}".`,
      expected: 'a way that is free',
      fix: otherWay,
    }));
  });
}

/** Two edges with an end in common may run together; others may neither cross nor touch. */
function crossings(lines: readonly Route[]): Misplacement[] {
  return lines.flatMap((route, index) =>
    lines.slice(index + 1).flatMap((other, at) => {
      const together = route.edge.from === other.edge.from || route.edge.to === other.edge.to;
      const cross = partsOf(route.line).some((a) =>
        partsOf(other.line).some((b) => (together ? truly(a, b) : meet(boxOf(a, 1), boxOf(b, 1)))),
      );
      if (!cross) return [];
      return {
        path: ['edges', index + 1 + at],
        message: `The edges from ${named(route)} and from ${named(other)} cross.`,
        expected: 'lines that do not meet on their way',
        fix: otherWay,
      };
    }),
  );
}

/** Whether two parts cross in the inside of both. */
function truly(a: [GridPoint, GridPoint], b: [GridPoint, GridPoint]): boolean {
  const level = ([one, two]: [GridPoint, GridPoint]) => one.y === two.y;
  return level(a) !== level(b) && meet(boxOf(shortened(a), 0.5), boxOf(shortened(b), 0.5));
}

function shortened([a, b]: [GridPoint, GridPoint]): [GridPoint, GridPoint] {
  const x = 2 * Math.sign(b.x - a.x);
  const y = 2 * Math.sign(b.y - a.y);
  return [
    { x: a.x + x, y: a.y + y },
    { x: b.x - x, y: b.y - y },
  ];
}

function homeless(lines: readonly Route[], labels: readonly (GridPoint | undefined)[]): Misplacement[] {
  return lines.flatMap((route, index) => {
    if (!route.edge.label || labels[index]) return [];
    return {
      path: ['edges', index],
      message: `The label "${route.edge.label}" does not fit on its edge from ${named(route)}.`,
      expected: 'a straight part that is longer than the label, away from nodes and other lines',
      fix: 'shorten the label, break it with \\n, or move a node',
    };
  });
}

function tooWide({ width }: Layout, flow: Flow): Misplacement[] {
  const px = Math.ceil(width + 2 * svgMargin);
  if (px <= room.narrow) return [];
  return [
    {
      path: flow.narrow ? ['narrow'] : ['nodes'],
      message: `The chart is ${px} px wide${flow.narrow ? ' in its narrow form' : ''}.`,
      expected: `at most ${room.narrow} px, the room on a phone`,
      fix: flow.narrow
        ? 'use fewer columns or shorter lines'
        : 'add positions for a phone: "narrow: { node: [column, row] }"',
    },
  ];
}

/** The middle of a line's longest part, where a label stands that finds no free place. */
function middleOf({ line }: Route): GridPoint {
  const length = ([a, b]: [GridPoint, GridPoint]) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  const [a, b] = partsOf(line).reduce((longest, part) => (length(part) > length(longest) ? part : longest));
  return { x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) };
}

function layoutOf(
  flow: Flow,
  nodes: readonly PlacedNode[],
  lines: readonly Route[],
  labels: readonly (GridPoint | undefined)[],
): Layout {
  const frames = framesOf(flow, nodes);
  const all = around(
    [
      ...nodes.map(nodeBox),
      ...frames,
      ...lines.flatMap(({ line }) => partsOf(line).map((part) => boxOf(part))),
      ...labels.flatMap((at, index) => (at ? [centred(at, labelBox(lines[index]!.edge.label!))] : [])),
    ],
    0,
  );
  const moved = ({ x, y }: GridPoint): GridPoint => ({ x: x - all.x, y: y - all.y });
  return {
    width: all.width,
    height: all.height,
    nodes: nodes.map((placed) => ({
      id: placed.id,
      node: placed.node,
      ...nodeBox(placed),
      ...moved(nodeBox(placed)),
    })),
    edges: lines.map(({ edge, line }, index) => ({
      edge,
      line: line.map(moved),
      ...(labels[index] && { label: moved(labels[index]) }),
    })),
    groups: frames.map((frame, index) => {
      const { x, y } = moved(frame);
      return { ...frame, label: flow.groups[index]!.label, x, y, labelAt: { x, y: y + groupLabel / 2 + 4 } };
    }),
  };
}

const centred = ({ x, y }: GridPoint, { width, height }: { width: number; height: number }): Box => ({
  x: Math.floor(x - width / 2),
  y: Math.floor(y - height / 2),
  width: Math.ceil(width),
  height: Math.ceil(height),
});
