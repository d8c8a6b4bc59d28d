import { escapeHtml } from './escape.ts';
import { formatNumber } from './format.ts';
import { noteSize, textWidth } from './figure-text.ts';

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
  points: [x: number, y: number][];
}
export interface Mark {
  x: number;
  y: number;
  label: string;
}

/** Round numbers that cover an interval, about `count` of them: steps of 1, 2 or 5 times a power of ten. */
export function ticks(from: number, to: number, count: number): number[] {
  const raw = (to - from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw * 0.999)!;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Powers of ten (or of two where there are few) within an interval. */
function logTicks(from: number, to: number): number[] {
  for (const base of [10, 2]) {
    const first = Math.ceil(Math.log(from) / Math.log(base) - 1e-9);
    const last = Math.floor(Math.log(to) / Math.log(base) + 1e-9);
    const all = Array.from({ length: last - first + 1 }, (_, index) => base ** (first + index));
    if (all.length >= 3 || base === 2)
      return all.length > 8 ? all.filter((_, index) => index % 2 === 0) : all;
  }
  return [from, to];
}

function scaleOf(
  axis: Axis,
  values: number[],
  pixels: [number, number],
): { at(value: number): number; ticks: number[] } {
  let from = axis.from ?? Math.min(...values);
  let to = axis.to ?? Math.max(...values);
  if (from === to) [from, to] = [from - 1, to + 1];
  const map = axis.log ? Math.log : (value: number) => value;
  const [low, high] = [map(from), map(to)];
  return {
    at: (value) => pixels[0] + ((map(value) - low) / (high - low)) * (pixels[1] - pixels[0]),
    ticks: axis.log ? logTicks(from, to) : ticks(from, to, Math.abs(pixels[1] - pixels[0]) > 260 ? 5 : 4),
  };
}

/** Draws lines with their names at their ends, which stay apart where lines meet. */
export function drawPlot(
  plot: { x: Axis; y: Axis; series: readonly Series[]; marks?: readonly Mark[] | undefined },
  width: number,
  name: { label: string; altId: string; variant: string },
): string {
  const widest = Math.max(...plot.series.map((series) => textWidth(series.label, noteSize))) + 12;
  // Names stand at the ends of their lines where there is room, else in rows below.
  const beside = widest <= width * 0.34;
  const keyHeight = beside ? 0 : plot.series.length * 18 + 4;
  const plotHeight = Math.round(Math.max(230, Math.min(330, width * 0.55)));
  const height = plotHeight + keyHeight;
  const points = plot.series.flatMap((series) => series.points);
  const yTickWidth = 44;
  const left = yTickWidth;
  const right = width - (beside ? widest : 14);
  const top = 26;
  const bottom = plotHeight - 42;
  const x = scaleOf(
    plot.x,
    points.map((point) => point[0]),
    [left, right],
  );
  const y = scaleOf(
    plot.y,
    points.map((point) => point[1]),
    [bottom, top],
  );
  const px = (value: number) => value.toFixed(1);

  const grid = y.ticks.map(
    (tick) =>
      `<path class="grid" d="M${left} ${px(y.at(tick))}H${right}"/><text class="note end" x="${left - 7}" y="${px(y.at(tick) + 4)}">${formatNumber(tick)}</text>`,
  );
  const bottomTicks = x.ticks.map(
    (tick) =>
      `<path class="axis" d="M${px(x.at(tick))} ${bottom}v5"/><text class="note" x="${px(Math.min(x.at(tick), width - textWidth(formatNumber(tick), noteSize) / 2 - 1))}" y="${bottom + 19}">${formatNumber(tick)}</text>`,
  );
  const lines = plot.series.map((series) => {
    const path = series.points
      .map(([a, b], index) => {
        const to = `${px(x.at(a))} ${px(y.at(b))}`;
        if (index === 0) return `M${to}`;
        return series.step ? `H${px(x.at(a))}V${px(y.at(b))}` : `L${to}`;
      })
      .join('');
    const dots = series.dots
      ? series.points.map(([a, b]) => `<circle cx="${px(x.at(a))}" cy="${px(y.at(b))}" r="3"/>`).join('')
      : '';
    return `<g class="series role-${series.role}${series.dashed ? ' dashed' : ''}"><path d="${path}"/>${dots}</g>`;
  });
  const ends = spread(
    plot.series.map((series) => y.at(series.points.at(-1)![1])),
    noteSize * 1.25,
    top,
    bottom,
  );
  const labels = plot.series.map((series, index) => {
    if (!beside) {
      const row = plotHeight + 14 + index * 18;
      return `<g class="series role-${series.role}${series.dashed ? ' dashed' : ''}"><path d="M${left} ${row - 4}h26"/>${series.dots ? `<circle cx="${left + 13}" cy="${row - 4}" r="3"/>` : ''}</g><text class="note start" x="${left + 34}" y="${row}">${escapeHtml(series.label)}</text>`;
    }
    return `<text class="note start series-label role-${series.role}" x="${right + 8}" y="${px(ends[index]! + 4)}">${escapeHtml(series.label)}</text>`;
  });
  const marks = (plot.marks ?? []).map((mark) => {
    const [a, b] = [x.at(mark.x), y.at(mark.y)];
    const toLeft = a > left + (right - left) * 0.6;
    return `<circle class="mark" cx="${px(a)}" cy="${px(b)}" r="4"/><text class="note halo ${toLeft ? 'end' : 'start'}" x="${px(a + (toLeft ? -8 : 8))}" y="${px(b - 8)}">${escapeHtml(mark.label)}</text>`;
  });
  return (
    `<svg role="img" aria-label="${escapeHtml(name.label)}" ${name.altId && `aria-describedby="${name.altId}" `}class="plot ${name.variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<text class="note start" x="0" y="12">${escapeHtml(plot.y.label)}</text>${grid.join('')}<path class="axis" d="M${left} ${bottom}H${right}"/>${bottomTicks.join('')}` +
    `<text class="note" x="${(left + right) / 2}" y="${plotHeight - 4}">${escapeHtml(plot.x.label)}</text>${lines.join('')}${marks.join('')}${labels.join('')}</svg>`
  );
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
