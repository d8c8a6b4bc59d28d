import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { ticks } from 'grounded/lab/ticks.ts';
import { axisTicks, heightTicks, note, shortPx as px, svg } from 'grounded/lab/svg.ts';
import type { Action } from './schedule.ts';
import type { Life, Outcome } from './train.ts';

/** Where the parts of a timeline lie. */
interface Layout {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Between two activations. */
  pitch: number;
  x(time: number): number;
  y(index: number): number;
}

function layOut(width: number, n: number, until: number): Layout {
  const [left, right] = [36, width - 14];
  const top = width < 400 ? 62 : 42;
  const bottom = top + (width < 400 ? 210 : 270);
  const pitch = (bottom - top) / (n + 1);
  return {
    left,
    right,
    top,
    bottom,
    pitch,
    x: (time) => left + (time / until) * (right - left),
    y: (index) => bottom - (index + 0.5) * pitch,
  };
}

/** A bar from the making of each activation to its freeing. */
function bars(lives: readonly Life[], role: string, { pitch, x, y }: Layout): string {
  const thick = Math.min(9, Math.max(1, pitch * 0.72));
  const path = lives.map(({ index, from, to }) => {
    const [start, end] = [x(from), x(to)];
    // A bar is never thinner than the eye can see.
    return `M${px(start)} ${px(y(index) - thick / 2)}h${px(Math.max(1, end - start))}v${px(thick)}H${px(start)}z`;
  });
  return `<g class="lives role-${role}"><path d="${path.join('')}"/></g>`;
}

/** The ways of the layers that run forward, and of the backward pass. */
function ways(actions: readonly Action[], times: Float64Array, { x, y }: Layout) {
  let forward = '';
  let back = '';
  actions.forEach(({ kind, layer }, i) => {
    const start = i === 0 ? 0 : times[i - 1]!;
    const end = times[i]!;
    if (kind === 'run') {
      const [previous, next] = [actions[i - 1], actions[i + 1]];
      const goesOn = previous?.kind === 'run' && previous.layer === layer - 1;
      if (!goesOn) forward += `M${px(x(start))} ${px(y(layer))}`;
      const isEnd = next?.kind !== 'run' || next.layer !== layer + 1;
      // Every fourth point is enough, also where every fourth layer takes longer.
      if (isEnd || layer % 4 >= 2) forward += `L${px(x(end))} ${px(y(layer + 1))}`;
    } else {
      back += `${back === '' ? 'M' : 'L'}${px(x(start))} ${px(y(layer + 1))}L${px(x(end))} ${px(y(layer))}`;
    }
  });
  return { forward, back };
}

/** What the colours mean, in one row or, on narrow pages, two. */
function key(left: number, narrow: boolean): string {
  let [at, y] = [left, 0];
  const item = (label: string, look: string, down: number, shape: string) => {
    const mark = `<g class="${look}"><path d="M${px(at)} ${y + down}${shape}"/></g>`;
    const drawn = mark + note(px(at + 28), y + 13, label);
    at += 28 + textWidth(label, noteSize) + 18;
    return drawn;
  };
  const bar = (label: string, role: string) => item(label, `lives role-${role}`, 4, 'h22v9h-22z');
  const held = bar('kept', 'frozen') + bar('recomputed', 'generated');
  if (narrow) [at, y] = [left, 20];
  return (
    held +
    item('layer runs forward', 'series role-plain sweep', 9, 'h22') +
    item('backward', 'series role-trainable', 9, 'h22')
  );
}

/**
 * Draws when each activation is held: time to the right, layers upwards, a bar from an activation's making to its
 * freeing. Thin lines follow the layers that run forward, a thick one the backward pass.
 *
 * @param n  Layers.
 */
export function timeline(
  actions: readonly Action[],
  { times, lives }: Outcome,
  width: number,
  { label, variant, n }: { label: string; variant: string; n: number },
): string {
  const until = times.at(-1)!;
  const layout = layOut(width, n, until);
  const { left, right, top, bottom, x, y } = layout;
  const narrow = width < 400;
  const layers = [...new Set([0, ...ticks(0, n, 4).filter((tick) => Number.isInteger(tick))])];
  const { forward, back } = ways(actions, times, layout);
  const height = bottom + 42;
  const parts = [
    key(left, narrow),
    note(0, top - 8, 'activation of layer'),
    heightTicks(layers, y, left, right),
    `<path class="axis" d="M${left} ${bottom}H${right}"/>`,
    axisTicks(ticks(0, until, narrow ? 4 : 6), x, bottom, width),
    `<g class="series sweep role-plain"><path d="${forward}"/></g>`,
    bars(
      lives.filter(({ again }) => !again),
      'frozen',
      layout,
    ),
    bars(
      lives.filter(({ again }) => again),
      'generated',
      layout,
    ),
    `<g class="series role-trainable"><path d="${back}"/></g>`,
    note((left + right) / 2, height - 4, 'time, in evaluations of a layer', ''),
  ];
  return svg(parts.join(''), { label, variant, width, height });
}
