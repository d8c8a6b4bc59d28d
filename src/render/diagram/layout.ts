import { instance, type Viz } from '@viz-js/viz';
import { labelSize, lineHeight, noteSize, textWidth } from '#lab/figure-text.ts';
import type { Flow, FlowNode } from './spec.ts';

export interface Point {
  x: number;
  y: number;
}
/** All lengths in px, y downwards, origin at the top left of the chart. */
export interface Layout {
  width: number;
  height: number;
  nodes: { id: string; node: FlowNode; x: number; y: number; width: number; height: number }[];
  /** `curve` is a cubic Bézier spline: a start point, then three points a segment. `tip` is where the arrow ends. */
  edges: { edge: Flow['edges'][number]; curve: Point[]; tip: Point; label?: Point }[];
  groups: { label: string; x: number; y: number; width: number; height: number; labelAt: Point }[];
}

const pointsPerInch = 72;
let viz: Promise<Viz> | undefined;

/** Size of a node in px, from its text. */
export function nodeSize(node: FlowNode): { width: number; height: number } {
  const label = node.label.split('\n');
  const note = node.note?.split('\n') ?? [];
  const text = Math.max(
    ...label.map((line) => textWidth(line, labelSize)),
    ...note.map((line) => textWidth(line, noteSize)),
  );
  const lines = (label.length * labelSize + note.length * noteSize) * lineHeight;
  if (node.shape === 'text') return { width: text + 8, height: lines + 6 };
  if (node.shape === 'diamond') return { width: text * 1.35 + 46, height: lines * 1.5 + 34 };
  const sides = node.shape === 'pill' ? 34 : 26;
  return {
    width: Math.max(48, text + sides),
    height: Math.max(36, lines + (node.shape === 'store' ? 26 : 18)),
  };
}

const blank = (width: number, height: number) => ({
  html: `<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="${Math.ceil(width)}" HEIGHT="${Math.ceil(height)}"><TR><TD></TD></TR></TABLE>`,
});

export type Direction = 'right' | 'down';

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
  const right = direction === 'right';
  const result = (await viz).renderJSON({
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
    nodes: Object.entries(flow.nodes).map(([id, node]) => {
      const size = nodeSize(node);
      return {
        name: id,
        attributes: {
          width: size.width / pointsPerInch,
          height: size.height / pointsPerInch,
          ...(node.shape === 'diamond' && { shape: 'diamond' }),
        },
      };
    }),
    edges: flow.edges.map((edge) => ({
      tail: edge.back ? edge.to : edge.from,
      head: edge.back ? edge.from : edge.to,
      attributes: {
        ...(edge.back ? { dir: 'back' } : {}),
        ...(edge.label && {
          label: blank(
            Math.max(...edge.label.split('\n').map((line) => textWidth(line, noteSize))) + 10,
            edge.label.split('\n').length * noteSize * lineHeight + 2,
          ),
        }),
      },
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
  }) as GraphvizJson;

  const [, , boxWidth, boxHeight] = numbers(result.bb);
  const flip = (x: number, y: number): Point => ({ x, y: boxHeight! - y });
  const at = (text: string): Point => {
    const [x, y] = numbers(text);
    return flip(x!, y!);
  };
  const objects = result.objects ?? [];
  const nodes = objects
    .filter((object) => object.pos !== undefined && object.nodes === undefined)
    .map((object) => {
      const center = at(object.pos!);
      const size = {
        width: Number(object.width) * pointsPerInch,
        height: Number(object.height) * pointsPerInch,
      };
      return {
        id: object.name,
        node: flow.nodes[object.name]!,
        x: center.x - size.width / 2,
        y: center.y - size.height / 2,
        ...size,
      };
    });
  const groups = objects
    .filter((object) => object.bb !== undefined)
    .map((object) => {
      const [x0, y0, x1, y1] = numbers(object.bb!) as [number, number, number, number];
      const top = flip(x0, y1);
      return {
        label: flow.groups[Number(object.name.replace('cluster_', ''))]!.label,
        x: top.x,
        y: top.y,
        width: x1 - x0,
        height: y1 - y0,
        labelAt: at(object.lp!),
      };
    });
  const edges = (result.edges ?? []).map((drawn, index) => {
    const edge = flow.edges[index]!;
    const parts = drawn.pos.split(' ');
    const end = parts.find((part) => part.startsWith('e,') || part.startsWith('s,'))!;
    const spline = parts.filter((part) => !/^[es],/.test(part)).map(at);
    const curve = edge.back ? spline.reverse() : spline;
    return { edge, curve, tip: at(end.slice(2)), ...(drawn.lp && { label: at(drawn.lp) }) };
  });
  return { width: boxWidth!, height: boxHeight!, nodes, edges, groups };
}

interface GraphvizJson {
  bb: string;
  objects?: {
    name: string;
    pos?: string;
    width?: string;
    height?: string;
    bb?: string;
    lp?: string;
    nodes?: number[];
  }[];
  edges?: { pos: string; lp?: string }[];
}

const numbers = (text: string): number[] => text.split(',').map(Number);
