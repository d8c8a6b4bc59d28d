import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import { ticks } from 'grounded/lab/plot.ts';

const px = (value: number) => value.toFixed(1);
const open = (label: string, variant: string, width: number, height: number) =>
  `<svg role="img" aria-label="${escapeHtml(label)}" class="plot ${variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;

/** Bars from left to right in two parts, given and withheld; the name of each row stands above its bar. */
export function splitBars(
  rows: readonly { name: string; role: string; answered: number; withheld: number }[],
  label: string,
  width: number,
  variant: string,
): string {
  let x = 0;
  let y = 3;
  const keys = [
    ['evidence', 'given, right'],
    ['wrong', 'given, wrong'],
    ['plain', 'withheld'],
  ]
    .map(([role, text]) => {
      const wide = textWidth(text!, noteSize) + 36;
      if (x + wide > width + 18) [x, y] = [0, y + 20];
      const key = `<g class="columns role-${role}"><rect x="${x + 1}" y="${y}" width="12" height="11"/></g><text class="note start" x="${x + 19}" y="${y + 10}">${text}</text>`;
      x += Math.ceil(wide);
      return key;
    })
    .join('');
  const top = y + 26;
  const row = 38;
  const most = Math.max(...rows.map(({ answered, withheld }) => answered + withheld), 1);
  const unit = (width - 2) / most;
  const bars = rows
    .map(({ name, role, answered, withheld }, index) => {
      const at = top + row * index;
      const bar = (role: string, from: number, count: number) =>
        count > 0
          ? `<g class="columns role-${role}"><rect x="${px(1 + from * unit)}" y="${at + 17}" width="${px(Math.max(1, count * unit - 1.5))}" height="12"/></g>`
          : '';
      return (
        `<text class="note start" x="0" y="${at + 10}">${escapeHtml(name)}</text><text class="note end" x="${width}" y="${at + 10}">${answered} + ${withheld}</text>` +
        bar(role, 0, answered) +
        bar('plain', answered, withheld)
      );
    })
    .join('');
  return `${open(label, variant, width, top + row * rows.length)}${keys}${bars}</svg>`;
}

const bin = 0.01;

/** Risks of many redraws, counted in steps of 0.01, with α and the mean as lines. */
export function riskHistogram(
  risks: readonly number[],
  alpha: number,
  label: string,
  width: number,
  variant: string,
): string {
  const height = 220;
  const left = 44;
  const top = 44;
  const bottom = height - 42;
  // A risk of exactly α is not above it: bins hold their upper end.
  const binOf = (risk: number) => Math.max(0, Math.ceil(risk / bin - 1e-9) - 1);
  const bins = Math.max(20, Math.ceil(alpha / bin) + 2, ...risks.map((risk) => binOf(risk) + 2));
  const counts = new Array<number>(bins).fill(0);
  for (const risk of risks) counts[binOf(risk)]! += 1;
  const most = Math.max(...counts, 4);
  const to = bins * bin;
  const x = (value: number) => left + (value / to) * (width - left - 8);
  const y = (value: number) => bottom - (value / most) * (bottom - top);
  const grid = ticks(0, most, 3)
    .map(
      (tick) =>
        `<path class="grid" d="M${left} ${px(y(tick))}H${width}"/><text class="note end" x="${left - 7}" y="${px(y(tick) + 4)}">${formatNumber(tick)}</text>`,
    )
    .join('');
  const xTicks = ticks(0, to, 4)
    .map(
      (tick) =>
        `<path class="axis" d="M${px(x(tick))} ${bottom}v5"/><text class="note" x="${px(x(tick))}" y="${bottom + 19}">${formatNumber(tick)}</text>`,
    )
    .join('');
  const bars = counts
    .map((count, index) => {
      if (count === 0) return '';
      const role = (index + 1) * bin > alpha + 1e-9 ? 'wrong' : 'evidence';
      const [from, end] = [x(index * bin), x((index + 1) * bin)];
      return `<g class="columns role-${role}"><rect x="${px(from + 0.7)}" y="${px(y(count))}" width="${px(end - from - 1.4)}" height="${px(bottom - y(count))}"/></g>`;
    })
    .join('');
  const line = (at: number, text: string, row: number, dashed: boolean) => {
    const end = x(at) > width - textWidth(text, noteSize) - 12;
    return `<g class="series role-plain${dashed ? ' dashed' : ''}"><path d="M${px(x(at))} ${row - 10}V${bottom}"/></g><text class="note halo ${end ? 'end' : 'start'}" x="${px(x(at) + (end ? -6 : 6))}" y="${row}">${escapeHtml(text)}</text>`;
  };
  const mean = risks.reduce((sum, risk) => sum + risk, 0) / Math.max(1, risks.length);
  return (
    `${open(label, variant, width, height)}<text class="note start" x="0" y="12">worlds</text>${grid}${bars}<path class="axis" d="M${left} ${bottom}H${width}"/>${xTicks}` +
    `<text class="note" x="${(left + width) / 2}" y="${height - 4}">share given and wrong</text>` +
    `${line(alpha, 'α', 16, true)}${risks.length > 0 ? line(mean, 'mean', 34, false) : ''}</svg>`
  );
}
