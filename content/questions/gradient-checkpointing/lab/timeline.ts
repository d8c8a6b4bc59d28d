import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { ticks } from 'grounded/lab/plot.ts';
import type { Action } from './schedule.ts';
import type { Outcome } from './core.ts';

const px = (value: number) => String(Number(value.toFixed(1)));

/**
 * Draws when each activation is held: time to the right, layers upwards, a bar from an activation's making to its
 * freeing. Thin lines follow the layers that run forward, a thick one the backward pass.
 */
export function timeline(
  actions: readonly Action[],
  { times, lives }: Outcome,
  width: number,
  options: { label: string; variant: string; n: number; until: number },
): string {
  const { n, until } = options;
  const keys = [
    { label: 'kept', role: 'frozen', bar: true },
    { label: 'recomputed', role: 'generated', bar: true },
    { label: 'layer runs forward', role: 'plain', bar: false },
    { label: 'backward', role: 'trainable', bar: false },
  ];
  const left = 36;
  const right = width - 14;
  const rows = width < 400 ? 2 : 1;
  const top = 22 + rows * 20;
  const bottom = top + (width < 400 ? 210 : 270);
  const height = bottom + 42;
  const x = (time: number) => left + (time / until) * (right - left);
  const pitch = (bottom - top) / (n + 1);
  const y = (index: number) => bottom - (index + 0.5) * pitch;
  const thick = Math.min(9, Math.max(1, pitch * 0.72));

  const bars = (again: boolean) =>
    lives
      .filter((life) => life.again === again)
      .map(({ index, from, to }) => {
        const [start, end] = [x(from), x(to)];
        // A bar is never thinner than the eye can see.
        return `M${px(start)} ${px(y(index) - thick / 2)}h${px(Math.max(1, end - start))}v${px(thick)}H${px(start)}z`;
      })
      .join('');
  let sweeps = '';
  let back = '';
  let previous: Action | undefined;
  actions.forEach(({ kind, layer }, i) => {
    const start = i === 0 ? 0 : times[i - 1]!;
    const end = times[i]!;
    if (kind === 'run') {
      const goesOn = previous?.kind === 'run' && previous.layer === layer - 1;
      if (!goesOn) sweeps += `M${px(x(start))} ${px(y(layer))}`;
      const next = actions[i + 1];
      const isEnd = next?.kind !== 'run' || next.layer !== layer + 1;
      // Every fourth point is enough, also where every fourth layer takes longer.
      if (isEnd || layer % 4 >= 2) sweeps += `L${px(x(end))} ${px(y(layer + 1))}`;
    } else {
      back += `${back === '' ? 'M' : 'L'}${px(x(start))} ${px(y(layer + 1))}L${px(x(end))} ${px(y(layer))}`;
    }
    previous = actions[i];
  });
  let [at, row] = [left, 0];
  const key = keys
    .map(({ label, role, bar }, index) => {
      if (rows === 2 && index === 2) [at, row] = [left, 1];
      const mark = bar
        ? `<g class="lives role-${role}"><path d="M${px(at)} ${row * 20 + 4}h22v9h-22z"/></g>`
        : `<g class="series role-${role}${role === 'plain' ? ' sweep' : ''}"><path d="M${px(at)} ${row * 20 + 9}h22"/></g>`;
      const item = `${mark}<text class="note start" x="${px(at + 28)}" y="${row * 20 + 13}">${label}</text>`;
      at += 28 + textWidth(label, noteSize) + 18;
      return item;
    })
    .join('');
  const yTicks = [...new Set([0, ...ticks(0, n, 4).filter((tick) => Number.isInteger(tick))])]
    .map(
      (tick) =>
        `<path class="grid" d="M${left} ${px(y(tick))}H${right}"/><text class="note end" x="${left - 7}" y="${px(y(tick) + 4)}">${formatNumber(tick)}</text>`,
    )
    .join('');
  const xTicks = ticks(0, until, width < 400 ? 4 : 6)
    .map(
      (tick) =>
        `<path class="axis" d="M${px(x(tick))} ${bottom}v5"/><text class="note" x="${px(Math.min(x(tick), width - textWidth(formatNumber(tick), noteSize) / 2 - 1))}" y="${bottom + 19}">${formatNumber(tick)}</text>`,
    )
    .join('');
  return (
    `<svg role="img" aria-label="${escapeHtml(options.label)}" class="plot ${options.variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `${key}<text class="note start" x="0" y="${top - 8}">activation of layer</text>${yTicks}<path class="axis" d="M${left} ${bottom}H${right}"/>${xTicks}` +
    `<g class="series sweep role-plain"><path d="${sweeps}"/></g><g class="lives role-frozen"><path d="${bars(false)}"/></g><g class="lives role-generated"><path d="${bars(true)}"/></g><g class="series role-trainable"><path d="${back}"/></g>` +
    `<text class="note" x="${(left + right) / 2}" y="${height - 4}">time, in evaluations of a layer</text></svg>`
  );
}
