import { instance, type Graph, type Viz } from '@viz-js/viz';
import { lineHeight, noteSize, textWidth } from '#lab/figure-text.ts';
import { nodeSize } from './node-size.ts';
import type { Flow, FlowEdge, FlowNode } from './spec.ts';

export interface Point {
  x: number;
  y: number;
}
/** All lengths in px, y downwards, origin at the top left of the chart. */
export interface Layout {
  width: number;
  height: number;
  nodes: { id: string; node: FlowNode; x: number; y: number; width: number; height: number }[];
  /**
   * `curve` is a cubic Bézier spline: a start point, then three points a segment; `tip` is where the arrow ends. A `line` has
   * straight parts along columns and rows; its last point is the tip.
   */
  edges: ({ edge: FlowEdge; label?: Point } & ({ curve: Point[]; tip: Point } | { line: Point[] }))[];
  groups: { label: string; x: number; y: number; width: number; height: number; labelAt: Point }[];
}

const pointsPerInch = 72;
let viz: Promise<Viz> | undefined;

const blank = (width: number, height: number) => ({
  html: `<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="${Math.ceil(width)}" HEIGHT="${Math.ceil(height)}"><TR><TD></TD></TR></TABLE>`,
});

type Direction = 'right' | 'down';

const layouts = new WeakMap<Flow, Partial<Record<Direction, Promise<Layout>>>>();

/** Places what a flow names; once for each flow, which a page and its card show. */
export function layOut(flow: Flow, direction: Direction): Promise<Layout> {
  const known = layouts.get(flow) ?? {};
  layouts.set(flow, known);
  return (known[direction] ??= placed(flow, direction));
}

/** Lets Graphviz place what the flow names. Sizes come from our own text widths, since its wasm build has no fonts. */
async function placed(flow: Flow, direction: Direction): Promise<Layout> {
  viz ??= instance();
  const result = (await viz).renderJSON(graphOf(flow, direction)) as GraphvizJson;
  const [, , width, height] = numbers(result.bb) as [number, number, number, number];
  const at = (text: string): Point => {
    const [x, y] = numbers(text) as [number, number];
    return { x, y: height - y };
  };
  const objects = result.objects ?? [];
  return {
    width,
    height,
    nodes: objects
      .filter((object) => object.pos !== undefined && object.nodes === undefined)
      .map((object) => placedNode(object, flow, at)),
    edges: (result.edges ?? []).map((drawn, index) => placedEdge(drawn, flow.edges[index]!, at)),
    groups: objects
      .filter(({ bb }) => bb !== undefined)
      .map((object) => {
        const [x0, y0, x1, y1] = numbers(object.bb!) as [number, number, number, number];
        const { label } = flow.groups[Number(object.name.replace('cluster_', ''))]!;
        return { label, x: x0, y: height - y1, width: x1 - x0, height: y1 - y0, labelAt: at(object.lp!) };
      }),
  };
}

/** A flow as Graphviz reads it. */
function graphOf(flow: Flow, direction: Direction): Graph {
  const right = direction === 'right';
  return {
    directed: true,
    graphAttributes: {
      rankdir: right ? 'LR' : 'TB',
      nodesep: right ? 0.3 : 0.35,
      ranksep: right ? 0.5 : 0.42,
      margin: 0,
      pad: 0,
      splines: 'true',
    },
    nodeAttributes: { shape: 'box', fixedsize: true, label: '' },
    nodes: Object.entries(flow.nodes).map(([name, node]) => {
      const { width, height } = nodeSize(node);
      return { name, attributes: { width: width / pointsPerInch, height: height / pointsPerInch } };
    }),
    edges: flow.edges.map((edge) => ({
      tail: edge.back ? edge.to : edge.from,
      head: edge.back ? edge.from : edge.to,
      attributes: { ...(edge.back && { dir: 'back' }), ...(edge.label && { label: labelBox(edge.label) }) },
    })),
    subgraphs: flow.groups.map((group, index) => ({
      name: `cluster_${index}`,
      graphAttributes: {
        label: blank(textWidth(group.label, noteSize) + 12, noteSize * lineHeight),
        labeljust: 'l',
        margin: 14,
      },
      nodes: group.nodes.map((name) => ({ name })),
    })),
  };
}

function labelBox(label: string) {
  const lines = label.split('\n');
  return blank(
    Math.max(...lines.map((line) => textWidth(line, noteSize))) + 10,
    lines.length * noteSize * lineHeight + 2,
  );
}

function placedNode(
  object: GraphvizObject,
  flow: Flow,
  at: (text: string) => Point,
): Layout['nodes'][number] {
  const center = at(object.pos!);
  const [width, height] = [object.width, object.height].map((inches) => Number(inches) * pointsPerInch) as [
    number,
    number,
  ];
  const node = flow.nodes[object.name]!;
  return { id: object.name, node, x: center.x - width / 2, y: center.y - height / 2, width, height };
}

function placedEdge(
  drawn: { pos: string; lp?: string },
  edge: FlowEdge,
  at: (text: string) => Point,
): Layout['edges'][number] {
  const parts = drawn.pos.split(' ');
  const end = parts.find((part) => /^[es],/.test(part))!;
  const spline = parts.filter((part) => !/^[es],/.test(part)).map(at);
  const curve = edge.back ? spline.reverse() : spline;
  return { edge, curve, tip: at(end.slice(2)), ...(drawn.lp && { label: at(drawn.lp) }) };
}

interface GraphvizObject {
  name: string;
  pos?: string;
  width?: string;
  height?: string;
  bb?: string;
  lp?: string;
  nodes?: number[];
}

interface GraphvizJson {
  bb: string;
  objects?: GraphvizObject[];
  edges?: { pos: string; lp?: string }[];
}

const numbers = (text: string): number[] => text.split(',').map(Number);
