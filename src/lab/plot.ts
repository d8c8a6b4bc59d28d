import { noteSize, textWidth } from './figure-text.ts';
import { formatNumber } from './format.ts';
import { axisTicks, heightTicks, note, shortPx as px, svg } from './svg.ts';
import { logTicks, ticks } from './ticks.ts';

export type Point = [x: number, y: number];

export interface Axis {
  label: string;
  log?: boolean | undefined;
  from?: number | undefined;
  to?: number | undefined;
}
export interface Series {
  label: string;
  role: string;
  dashed?: boolean | undefined;
  /** Draws the points as stairs, each value holding until the next x. */
  step?: boolean | undefined;
  /** Marks each point. */
  dots?: boolean | undefined;
  points: Point[];
}
export interface Mark {
  x: number;
  y: number;
  label: string;
}
export interface Plot {
  x: Axis;
  y: Axis;
  series: readonly Series[];
  marks?: readonly Mark[] | undefined;
}

/** A line of a plot. */
export const line = (
  label: string,
  role: string,
  points: Point[],
  look: Pick<Series, 'dashed' | 'step' | 'dots'> = {},
): Series => ({ label, role, ...look, points });

/** A dashed line at one height, to compare with. */
export const level = (label: string, height: number, from: number, to: number): Series =>
  line(
    label,
    'plain',
    [
      [from, height],
      [to, height],
    ],
    { dashed: true },
  );

/** Values by their place, counted from 0. */
export const numbered = (values: ArrayLike<number>): Point[] =>
  Array.from(values, (value, index) => [index, value]);

interface Scale {
  at(value: number): number;
  ticks: number[];
}

function scaleOf(axis: Axis, values: number[], pixels: [number, number]): Scale {
  let from = axis.from ?? Math.min(...values);
  let to = axis.to ?? Math.max(...values);
  if (axis.log && from <= 0)
    throw new RangeError(
      `"${axis.label}" has a logarithmic axis, which cannot show ${from}. Expected: values above 0`,
    );
  if (from === to) [from, to] = axis.log ? [from / 2, to * 2] : [from - 1, to + 1];
  const map = axis.log ? Math.log : (value: number) => value;
  const [low, high] = [map(from), map(to)];
  return {
    at: (value) => pixels[0] + ((map(value) - low) / (high - low)) * (pixels[1] - pixels[0]),
    ticks: axis.log ? logTicks(from, to) : ticks(from, to, Math.abs(pixels[1] - pixels[0]) > 260 ? 5 : 4),
  };
}

/** The positions of a plot's parts, and the texts of its axes. */
interface Placed {
  width: number;
  /** Bottom of the plot, above the rows of names if there are any. */
  plotHeight: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Whether names are at the ends of their lines, where there is space, or in rows below. */
  beside: boolean;
  x: Scale;
  y: Scale;
}

/** Height of a name at the end of a line. */
const nameHeight = noteSize * 1.25;

function layOut(plot: Plot, width: number, names: 'beside' | 'below' = 'beside'): Placed {
  const widest = Math.max(...plot.series.map((series) => textWidth(series.label, noteSize))) + 12;
  const beside = names === 'beside' && widest <= width * 0.34;
  const plotHeight = Math.round(Math.max(230, Math.min(330, width * 0.55)));
  const [right, top, bottom] = [width - (beside ? widest : 14), 26, plotHeight - 42];
  const points = plot.series.flatMap((series) => series.points);
  const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
  const y = scaleOf(plot.y, ys, [bottom, top]);
  const numbers = y.ticks.map((tick) => textWidth(formatNumber(tick), noteSize));
  const left = Math.max(44, Math.ceil(Math.max(...numbers)) + 9);
  const x = scaleOf(plot.x, xs, [left, right]);
  const layout = { width, plotHeight, left, right, top, bottom, beside, x, y };
  return beside && endsMeet(plot.series, y) ? layOut(plot, width, 'below') : layout;
}

/** Whether names at the ends of lines would not distinguish two of one colour. */
function endsMeet(series: readonly Series[], y: Scale): boolean {
  const ends = series.map(({ role, points }) => ({ role, at: y.at(points.at(-1)![1]) }));
  return ends.some((one, index) =>
    ends.slice(0, index).some(({ role, at }) => role === one.role && Math.abs(at - one.at) < nameHeight),
  );
}

const drawSeries = ({ role, dashed }: Series, content: string) =>
  `<g class="series role-${role}${dashed ? ' dashed' : ''}">${content}</g>`;

function drawLine(series: Series, { x, y }: Placed): string {
  const path = series.points.map(([a, b], index) => {
    const to = `${px(x.at(a))} ${px(y.at(b))}`;
    if (index === 0) return `M${to}`;
    return series.step ? `H${px(x.at(a))}V${px(y.at(b))}` : `L${to}`;
  });
  const dots = (series.dots ? series.points : []).map(
    ([a, b]) => `<circle cx="${px(x.at(a))}" cy="${px(y.at(b))}" r="3"/>`,
  );
  return drawSeries(series, `<path d="${path.join('')}"/>${dots.join('')}`);
}

/** Points that a text must not cover: along all lines, 3 px apart or closer, and marks. */
function obstacles({ series, marks = [] }: Plot, { x, y }: Placed): Point[] {
  const along = series.flatMap(({ points, step }) => {
    const at = points.flatMap(([a, b], index): Point[] => {
      const corner: Point[] = step && index > 0 ? [[x.at(a), y.at(points[index - 1]![1])]] : [];
      return [...corner, [x.at(a), y.at(b)]];
    });
    return at.slice(1).flatMap(([a, b], index) => {
      const [fromX, fromY] = at[index]!;
      const count = Math.ceil(Math.hypot(a - fromX, b - fromY) / 3);
      return Array.from({ length: count + 1 }, (_, i): Point => {
        const share = i / Math.max(1, count);
        return [fromX + share * (a - fromX), fromY + share * (b - fromY)];
      });
    });
  });
  return [...along, ...marks.map((mark): Point => [x.at(mark.x), y.at(mark.y)])];
}

interface LabelPlace {
  x: number;
  y: number;
  anchor: 'start' | 'end';
}
interface LabelBox {
  from: number;
  to: number;
  above: number;
  below: number;
}

function placedBox(text: string, { x, y, anchor }: LabelPlace): LabelBox {
  const length = textWidth(text, noteSize);
  const from = anchor === 'start' ? x : x - length;
  return { from, to: from + length, above: y - noteSize, below: y + 3 };
}

const covered = ({ from, to, above, below }: LabelBox, taken: readonly Point[]): number =>
  taken.filter(([x, y]) => x > from - 2 && x < to + 2 && y > above && y < below).length;

function drawNames({ series }: Plot, { beside, left, right, top, bottom, plotHeight, y }: Placed): string[] {
  const ends = series.map(({ points }) => y.at(points.at(-1)![1]));
  const heights = spread(ends, nameHeight, top, bottom);
  return series.map((one, index) => {
    if (beside)
      return note(px(right + 8), px(heights[index]! + 4), one.label, `start series-label role-${one.role}`);
    const row = plotHeight + 14 + index * 18;
    const dot = one.dots ? `<circle cx="${left + 13}" cy="${row - 4}" r="3"/>` : '';
    return drawSeries(one, `<path d="M${left} ${row - 4}h26"/>${dot}`) + note(left + 34, row, one.label);
  });
}

/** Marks with their names on the side where they cover the least. */
function drawMarks(plot: Plot, layout: Placed): string[] {
  const { x, y, left, bottom } = layout;
  const most = layout.beside ? layout.right + 4 : layout.width;
  const taken = obstacles(plot, layout);
  return (plot.marks ?? []).map((mark) => {
    const [a, b] = [x.at(mark.x), y.at(mark.y)];
    const cost = (place: LabelPlace) => {
      const box = placedBox(mark.label, place);
      const out = box.from < left || box.to > most || box.above < 12 || box.below > bottom;
      return covered(box, taken) + (out ? 1000 : 0);
    };
    const beside = (name: number): LabelPlace[] => [
      { x: a + 8, y: name, anchor: 'start' },
      { x: a - 8, y: name, anchor: 'end' },
    ];
    const places = [b - 8, b + 17, b - 20, b + 29].flatMap(beside);
    const best = places.reduce((one, other) => (cost(other) < cost(one) ? other : one));
    const box = placedBox(mark.label, best);
    for (let at = box.from; at <= box.to; at += 3) taken.push([at, (box.above + box.below) / 2]);
    return (
      `<circle class="mark" cx="${px(a)}" cy="${px(b)}" r="4"/>` +
      note(px(best.x), px(best.y), mark.label, `halo ${best.anchor}`)
    );
  });
}

/** Draws lines with their names at their ends, which stay apart where lines meet. */
export function drawPlot(
  plot: Plot,
  width: number,
  name: { label: string; altId: string; variant: string },
): string {
  const layout = layOut(plot, width);
  const { x, y, left, right, bottom, plotHeight, beside } = layout;
  const parts = [
    note(0, 12, plot.y.label),
    heightTicks(y.ticks, y.at, left, right),
    `<path class="axis" d="M${left} ${bottom}H${right}"/>`,
    axisTicks(x.ticks, x.at, bottom, width),
    note((left + right) / 2, plotHeight - 4, plot.x.label, ''),
    ...plot.series.map((series) => drawLine(series, layout)),
    ...drawMarks(plot, layout),
    ...drawNames(plot, layout),
  ];
  const height = plotHeight + (beside ? 0 : plot.series.length * 18 + 4);
  return svg(parts.join(''), { ...name, width, height });
}

/** Moves positions apart to at least `gap`, keeping their order and staying within bounds. */
export function spread(positions: readonly number[], gap: number, from: number, to: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const placed = [...positions];
  let previous = from - gap;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, previous + gap);
    previous = placed[index]!;
  }
  let limit = to;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index]!, limit);
    limit = placed[index]! - gap;
  }
  return placed;
}
