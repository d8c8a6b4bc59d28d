import { escapeHtml } from './escape.ts';
import { noteSize, textWidth } from './figure-text.ts';
import { ticks } from './ticks.ts';
import { bar as filled, heightTicks, note, px, svg } from './svg.ts';

export interface ColumnSeries {
  label: string;
  role: string;
  /** Not negative; one column each. */
  values: readonly number[];
}

/** Draws columns from 0 upwards, several series side by side, with their names above. */
export function columns(
  series: readonly ColumnSeries[],
  options: { label: string; x: string; y: string; width: number; variant: string; names?: readonly string[] },
): string {
  const { width, names } = options;
  const height = Math.round(Math.max(170, Math.min(230, width * 0.4)));
  const left = 44;
  const top = 30;
  const bottom = height - (names ? 56 : 38);
  const count = Math.max(...series.map(({ values }) => values.length));
  const most = Math.max(...series.flatMap(({ values }) => values), 1e-12);
  const slot = (width - left - 4) / count;
  const bar = Math.min(26, (slot * 0.8) / series.length);
  const y = (value: number) => bottom - (value / most) * (bottom - top);
  const grid = heightTicks(ticks(0, most, 3), y, left, width);
  const bars = series
    .map(({ role, values }, index) => {
      const rects = values
        .map((value, at) => {
          const x = left + slot * at + (slot - bar * series.length) / 2 + bar * index;
          return `<rect x="${px(x)}" y="${px(y(value))}" width="${px(Math.max(1, bar - 1.5))}" height="${px(Math.max(0, bottom - y(value)))}"/>`;
        })
        .join('');
      return `<g class="columns role-${escapeHtml(role)}">${rects}</g>`;
    })
    .join('');
  let at = left;
  const key =
    series.length > 1
      ? series
          .map(({ label, role }) => {
            const item = filled(role, px(at), 3, 12, 11) + note(px(at + 18), 13, label);
            at += textWidth(label, noteSize) + 40;
            return item;
          })
          .join('')
      : note(0, 13, options.y);
  const below = (names ?? []).map((name, index) =>
    note(px(left + slot * (index + 0.5)), bottom + 18, name, ''),
  );
  const axis = `<path class="axis" d="M${left} ${bottom}H${width}"/>`;
  const xLabel = note(px((left + width) / 2), height - 6, options.x, '');
  return svg(key + grid + bars + axis + below.join('') + xLabel, { ...options, height });
}
