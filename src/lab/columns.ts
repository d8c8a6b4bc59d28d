import { noteSize, textWidth } from './figure-text.ts';
import { formatNumber } from './format.ts';
import { escapeHtml } from './escape.ts';
import { ticks } from './plot.ts';

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
  const px = (value: number) => value.toFixed(1);
  const grid = ticks(0, most, 3)
    .map(
      (tick) =>
        `<path class="grid" d="M${left} ${px(y(tick))}H${width}"/><text class="note end" x="${left - 7}" y="${px(y(tick) + 4)}">${formatNumber(tick)}</text>`,
    )
    .join('');
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
            const item = `<g class="columns role-${escapeHtml(role)}"><rect x="${px(at)}" y="3" width="12" height="11"/></g><text class="note start" x="${px(at + 18)}" y="13">${escapeHtml(label)}</text>`;
            at += textWidth(label, noteSize) + 40;
            return item;
          })
          .join('')
      : `<text class="note start" x="0" y="13">${escapeHtml(options.y)}</text>`;
  const below = names
    ? names
        .map(
          (name, index) =>
            `<text class="note" x="${px(left + slot * (index + 0.5))}" y="${bottom + 18}">${escapeHtml(name)}</text>`,
        )
        .join('')
    : '';
  return (
    `<svg role="img" aria-label="${escapeHtml(options.label)}" class="plot ${options.variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `${key}${grid}${bars}<path class="axis" d="M${left} ${bottom}H${width}"/>${below}<text class="note" x="${px((left + width) / 2)}" y="${height - 6}">${escapeHtml(options.x)}</text></svg>`
  );
}
