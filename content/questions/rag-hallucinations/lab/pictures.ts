import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { ticks } from 'grounded/lab/ticks.ts';
import { axisTicks, bar, heightTicks, note, px, svg } from 'grounded/lab/svg.ts';
import { mean } from '../../../numerics/sums.ts';

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
      const key = bar(role!, x + 1, y, 12, 11) + note(x + 19, y + 10, text!);
      x += Math.ceil(wide);
      return key;
    })
    .join('');
  const top = y + 26;
  const row = 38;
  const most = Math.max(...rows.map(({ answered, withheld }) => answered + withheld), 1);
  const unit = (width - 2) / most;
  const bars = rows.map(({ name, role, answered, withheld }, index) => {
    const at = top + row * index;
    const part = (role: string, from: number, count: number) =>
      count > 0 ? bar(role, px(1 + from * unit), at + 17, px(Math.max(1, count * unit - 1.5)), 12) : '';
    const numbers = note(width, at + 10, `${answered} + ${withheld}`, 'end');
    return note(0, at + 10, name) + numbers + part(role, 0, answered) + part('plain', answered, withheld);
  });
  return svg(keys + bars.join(''), { label, variant, width, height: top + row * rows.length });
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
  const bars = counts.map((count, index) => {
    if (count === 0) return '';
    const role = (index + 1) * bin > alpha + 1e-9 ? 'wrong' : 'evidence';
    const [from, end] = [x(index * bin), x((index + 1) * bin)];
    return bar(role, px(from + 0.7), px(y(count)), px(end - from - 1.4), px(bottom - y(count)));
  });
  const line = (at: number, text: string, row: number, dashed: boolean) => {
    const end = x(at) > width - textWidth(text, noteSize) - 12;
    const path = `<path d="M${px(x(at))} ${row - 10}V${bottom}"/>`;
    const name = note(px(x(at) + (end ? -6 : 6)), row, text, `halo ${end ? 'end' : 'start'}`);
    return `<g class="series role-plain${dashed ? ' dashed' : ''}">${path}</g>${name}`;
  };
  const parts = [
    note(0, 12, 'worlds'),
    heightTicks(ticks(0, most, 3), y, left, width),
    ...bars,
    `<path class="axis" d="M${left} ${bottom}H${width}"/>`,
    axisTicks(ticks(0, to, 4), x, bottom, Infinity),
    note((left + width) / 2, height - 4, 'share given and wrong', ''),
    line(alpha, 'α', 16, true),
    risks.length > 0 ? line(mean(risks), 'mean', 34, false) : '',
  ];
  return svg(parts.join(''), { label, variant, width, height });
}
