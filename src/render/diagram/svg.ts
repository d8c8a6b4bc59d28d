import { markText } from '../text/part-mark.ts';
import { escapeHtml } from '#lab/escape.ts';
import { labelSize, lineHeight, noteSize } from '#lab/figure-text.ts';
import { compose, type Layout } from './compose.ts';
import { labelBox, svgMargin as margin, type GridPoint } from './grid.ts';
import { pointOf } from './node-size.ts';
import { placed } from './place.ts';
import { boxOf, meet, type Box } from './route.ts';
import type { Flow, Form } from './spec.ts';

const round = (value: number): number => Math.round(value * 10) / 10;
const xy = (point: GridPoint): string => `${round(point.x)} ${round(point.y)}`;

/**
 * Draws a flow chart as SVG text: one drawing, or a wide and a narrow one of which styles show the one that fits.
 *
 * @param id  Unique on the page; the text alternative has `${id}-alt`.
 * @returns  The drawing, with the width of the wide form and the height of the narrow one, in px.
 * @throws Error with the first problem if a form cannot be laid out.
 */
export function drawFlow(flow: Flow, id: string): { svg: string; width: number; height: number } {
  const chart = placed(flow);
  const wide = composed(chart, 'wide');
  const narrow = chart.narrow ? composed(chart, 'narrow') : undefined;
  const drawn = narrow
    ? svg(wide, flow, id, 'wide') + svg(narrow, flow, id, 'narrow')
    : svg(wide, flow, id, '');
  return { svg: drawn, width: wide.width, height: (narrow ?? wide).height };
}

function composed(chart: Flow, form: Form): Layout {
  const { layout, problems } = compose(chart, form)!;
  if (!layout) throw new Error(problems[0]!.message);
  return layout;
}

function svg(layout: Layout, flow: Flow, id: string, variant: string): string {
  const width = Math.ceil(layout.width + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin);
  const body = [
    ...layout.groups.map(
      (group) =>
        `<g class="group"><rect x="${round(group.x)}" y="${round(group.y)}" width="${round(group.width)}" height="${round(group.height)}" rx="10"/>` +
        `<text x="${round(group.x + 12)}" y="${round(group.labelAt.y + noteSize * 0.35)}" class="note">${escapeHtml(group.label)}</text></g>`,
    ),
    ...layout.edges.map(drawEdge),
    ...layout.nodes.map(drawNode),
  ].join('');
  return (
    `<svg role="img" aria-label="${escapeHtml(flow.title)}" aria-describedby="${id}-alt"${variant && ` class="${variant}"`} ` +
    `width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}">${body}</svg>`
  );
}

function drawEdge({ edge, line, label }: Layout['edges'][number]): string {
  const classes = ['edge', edge.role && `role-${edge.role}`, edge.style === 'dashed' && 'dashed']
    .filter(Boolean)
    .join(' ');
  const text =
    edge.label && label ? lines(edge.label.split('\n'), label.x, label.y, noteSize, 'note halo') : '';
  return `<g class="${classes}">${straight(line, label && gapFor(edge.label!, label))}${text}</g>`;
}

const arrowLength = 9;
const cornerRadius = 9;

function gapFor(label: string, at: GridPoint): Box {
  const { width, height } = labelBox(label);
  return {
    x: Math.round(at.x - width / 2),
    y: Math.round(at.y - height / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** A line along columns and rows with round corners, open where its label stands, up to its arrow, and the arrow. */
function straight(line: readonly GridPoint[], gap: Box | undefined): string {
  const tip = line.at(-1)!;
  const before = line.at(-2)!;
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const end = { x: tip.x - dx * (arrowLength - 1), y: tip.y - dy * (arrowLength - 1) };
  const all = [...line.slice(0, -1), end];
  let at = all[0]!;
  let path = `M${xy(at)}`;
  all.slice(1, -1).forEach((corner, index) => {
    const next = all[index + 2]!;
    const length = (a: GridPoint, b: GridPoint) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const radius = Math.min(
      cornerRadius,
      Math.floor(length(at, corner)),
      Math.floor(length(corner, next) / 2),
    );
    const near = (point: GridPoint): GridPoint => ({
      x: corner.x + radius * Math.sign(point.x - corner.x),
      y: corner.y + radius * Math.sign(point.y - corner.y),
    });
    const [into, out] = [near(at), near(next)];
    path += `${stroke(at, into, gap)}Q${xy(corner)} ${xy(out)}`;
    at = out;
  });
  const head = dx ? `l${-dx * arrowLength}-3.5v7z` : `l-3.5 ${-dy * arrowLength}h7z`;
  return `<path d="${path}${stroke(at, end, gap)}"/><path class="tip" d="M${xy(tip)}${head}"/>`;
}

/** A straight part of a path, in two pieces where a label stands on it. */
function stroke(from: GridPoint, to: GridPoint, gap: Box | undefined): string {
  if (from.x === to.x) {
    if (!gap || !meet(gap, boxOf([from, to]))) return `V${to.y}`;
    const [near, far] = from.y < to.y ? [gap.y, gap.y + gap.height] : [gap.y + gap.height, gap.y];
    return `V${near}M${to.x} ${far}V${to.y}`;
  }
  if (!gap || !meet(gap, boxOf([from, to]))) return `H${to.x}`;
  const [near, far] = from.x < to.x ? [gap.x, gap.x + gap.width] : [gap.x + gap.width, gap.x];
  return `H${near}M${far} ${to.y}H${to.x}`;
}

function drawNode({ node, x, y, width, height }: Layout['nodes'][number]): string {
  const box = { x: round(x), y: round(y), width: round(width), height: round(height) };
  const middle = { x: x + width / 2, y: y + height / 2 + (node.shape === 'store' ? 4 : 0) };
  const label = node.label.split('\n');
  const note = node.note?.split('\n') ?? [];
  const total = (label.length * labelSize + note.length * noteSize) * lineHeight;
  const top = middle.y - total / 2;
  const text =
    lines(label, middle.x, top + (label.length * labelSize * lineHeight) / 2, labelSize, 'label') +
    lines(
      note,
      middle.x,
      top + label.length * labelSize * lineHeight + (note.length * noteSize * lineHeight) / 2,
      noteSize,
      'note',
    );
  return `<g class="node role-${node.role}">${shape(node.shape, box)}${text}</g>`;
}

function shape(kind: string, box: { x: number; y: number; width: number; height: number }): string {
  const { x, y, width, height } = box;
  const rect = (radius: number) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
  switch (kind) {
    case 'text':
      return '';
    case 'pill':
      return rect(round(Math.min(height / 2, 20)));
    case 'diamond': {
      // A question: a box with points at its sides, which needs less room than a diamond.
      const point = pointOf(height);
      const half = round(height / 2);
      const level = round(width - 2 * point);
      return `<path d="M${x} ${round(y + half)}l${point}-${half}h${level}l${point} ${half}l-${point} ${half}h-${level}z"/>`;
    }
    case 'store': {
      const half = round(width / 2);
      return (
        `<path d="M${x} ${y + 6}v${round(height - 12)}a${half} 6 0 0 0 ${width} 0v${-round(height - 12)}"/>` +
        `<ellipse cx="${round(x + half)}" cy="${y + 6}" rx="${half}" ry="6"/>`
      );
    }
    default:
      return rect(6);
  }
}

/** Text in which a symbol such as `d_in` has its subscript; names such as `k_factor` stay as they are. */
function withSubscripts(text: string): string {
  const pieces = escapeHtml(text).split(/(?<!\w)([a-zA-Z])_(\w{1,3})(?!\w)/);
  let drawn = pieces[0]!;
  for (let at = 1; at < pieces.length; at += 3) {
    const [symbol, sub, after] = pieces.slice(at) as [string, string, string];
    const end = after + (pieces[at + 3] ?? '');
    if (pieces[at + 3] !== undefined) pieces[at + 3] = '';
    drawn += `${symbol}<tspan dy="3" font-size="11">${sub}</tspan>${end && `<tspan dy="-3">${end}</tspan>`}`;
  }
  return drawn;
}

function lines(text: string[], x: number, y: number, size: number, className: string): string {
  const first = y - ((text.length - 1) * size * lineHeight) / 2 + size * 0.35;
  return text
    .map(
      (line, index) =>
        `<text x="${round(x)}" y="${round(first + index * size * lineHeight)}" class="${className}">${withSubscripts(line)}</text>`,
    )
    .join('');
}

/** The roles that a figure shows and a legend explains; a lone neutral role needs none. */
export function legend(shown: Iterable<string>, roles: Readonly<Record<string, string>>): string {
  const named = [...new Set(shown)].filter((role) => role !== 'plain');
  if (named.length === 0) return '';
  const items = named.map(
    (role) =>
      `<li class="role-${escapeHtml(role)}"><svg aria-hidden="true" width="22" height="14" viewBox="0 0 22 14"><rect x="1.5" y="1.5" width="19" height="11" rx="3"/></svg>${escapeHtml(roles[role] ?? role)}</li>`,
  );
  return `<ul${markText('legend')} class="legend">${items.join('')}</ul>`;
}
