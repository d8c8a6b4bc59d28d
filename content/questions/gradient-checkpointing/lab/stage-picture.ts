import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { scaleInset, type Canvas } from 'grounded/lab/stage.ts';
import type { Level, Step } from './lives.ts';
import type { Params } from './controls.ts';
import type { Life } from './train.ts';

/** End of the axis of time, behind the longest step of all: a longer step is seen to be longer. */
const longest = 258;

interface Drawn {
  /** Segment length, and the one before it. */
  at: number;
  before?: number | undefined;
  inside: Params['inside'];
  moment?: number | undefined;
}

interface Tools {
  stops: readonly number[];
  stepFor(interval: number, inside: Params['inside']): Step;
  canvas: Canvas;
}

/** Where the three parts lie: lives above, memory below, the peaks as the scale of the slider. */
export const insetOf = (kind: Canvas['kind']) => scaleInset[kind === 'wide' ? 'wide' : 'narrow'];

function layOut({ width, height, kind }: Canvas) {
  const narrow = kind !== 'wide';
  const { left, right } = kind === 'thumb' ? { left: 8, right: 8 } : insetOf(kind);
  const [lives, memory, peaks] =
    kind === 'thumb'
      ? [
          [8, 92],
          [100, 152],
          [0, 0],
        ]
      : narrow
        ? [
            [6, 72],
            [84, 142],
            [164, 200],
          ]
        : [
            [6, 106],
            [118, 182],
            [202, 240],
          ];
  const x = (time: number) => left + (time / longest) * (width - left - right);
  return {
    thumb: kind === 'thumb',
    left,
    end: width - right,
    lives: lives!,
    memory: memory!,
    peaks: peaks!,
    height,
    narrow,
    x,
  };
}
type Layout = ReturnType<typeof layOut>;

const between = ([top, bottom]: number[], share: number) => bottom! - share * (bottom! - top!);

/** A bar for the time that each activation is held. */
function bars(lives: readonly Life[], role: string, thick: number, { lives: band, x }: Layout): string {
  const row = (band[1]! - band[0]!) / 66;
  const path = lives.map(({ index, from, to }) => {
    const y = between(band, (index + 0.5) / 66);
    const high = row * thick;
    return `M${px(x(from))} ${px(y - high / 2)}H${px(Math.max(x(from) + 0.8, x(to)))}v${px(high)}H${px(x(from))}z`;
  });
  return `<g class="lives role-${role}"><path d="${path.join('')}"/></g>`;
}

/** The line of what is held at once. */
function line(levels: readonly Level[], most: number, { memory, x }: Layout): string {
  return levels
    .map(([time, live], i) => `${i === 0 ? 'M' : 'L'}${px(x(time))} ${px(between(memory, live / most))}`)
    .join('');
}

/** Keeping everything, as a dashed triangle: up in the forward sweep, down in the backward pass. */
const triangle = (band: number[], { x }: Layout, high = 1) =>
  `<path class="stage-faint" d="M${px(x(0))} ${px(between(band, 0))}L${px(x(64))} ${px(between(band, high))}L${px(x(192))} ${px(between(band, 0))}"/>`;

function memoryPart(step: Step, drawn: Drawn, before: Step | undefined, layout: Layout): string {
  const { thumb, memory, left, end, x } = layout;
  const all = drawn.inside === 'block' ? 2176 : 65;
  const top = Math.max(all, step.peak);
  const y = between(memory, step.peak / top);
  const path = line(step.memory, top, layout);
  const labels = () =>
    `<path class="stage-level role-trainable" d="M${left} ${px(y)}H${end}"/>` +
    `<text class="note end stage-strong role-trainable" x="${left - 6}" y="${px(Math.min(memory[1]!, Math.max(y + 4, memory[0]! + 8)))}">${step.peak.toLocaleString('en')}</text>` +
    note(px(x(32)), px(memory[1]! + 13), 'forward', '') +
    note(px(x(150)), px(memory[1]! + 13), 'backward, with reruns', '');
  return (
    triangle(memory, layout, all / top) +
    (thumb ? '' : note(px(x(70)), px(memory[0]! + 1), `keep all: ${all.toLocaleString('en')}`)) +
    (before ? `<path data-ghost class="stage-ghost" d="${line(before.memory, top, layout)}"/>` : '') +
    `<g class="series role-trainable"><path class="stage-area" d="${path}V${px(memory[1]!)}H${px(x(0))}z"/><path d="${path}"/></g>` +
    (thumb ? '' : labels())
  );
}

/** The peak for every length: the scale of the slider below. */
function peaksPart(
  drawn: Drawn,
  { stops, stepFor }: Tools,
  { peaks, left, end, height, narrow }: Layout,
): string {
  const at = (index: number) => left + (index / (stops.length - 1)) * (end - left);
  const scale = drawn.inside === 'block' ? Math.log : (value: number) => value;
  const values = stops.map((stop) => stepFor(stop, drawn.inside).peak);
  const [low, high] = [Math.min(...values), Math.max(...values)].map(scale);
  const y = (value: number) => between(peaks, (scale(value) - low!) / (high! - low!));
  const dot = (stop: number) => {
    const index = stops.indexOf(stop);
    return [px(at(index)), px(y(values[index]!))] as const;
  };
  const [x, top] = dot(drawn.at);
  const ghost = drawn.before === undefined || drawn.before === drawn.at ? undefined : dot(drawn.before);
  const ticks = narrow ? [1, 2, 4, 8, 16, 32, 64] : [1, 2, 4, 6, 8, 10, 16, 24, 32, 48, 64];
  return (
    note(px((left + end) / 2), px(peaks[0]! + 8), 'peak, by segment length', '') +
    `<g class="series role-trainable"><path d="${values.map((value, i) => `${i === 0 ? 'M' : 'L'}${px(at(i))} ${px(y(value))}`).join('')}"/></g>` +
    (ghost ? `<circle data-ghost class="stage-ghost" cx="${ghost[0]}" cy="${ghost[1]}" r="6"/>` : '') +
    `<path class="stage-drop" d="M${x} ${top}V${height - 22}"/><circle class="stage-dot" cx="${x}" cy="${top}" r="6"/>` +
    ticks.map((tick) => note(px(at(stops.indexOf(tick))), height - 8, String(tick), '')).join('')
  );
}

/** The play head, and a veil over what has not happened yet. */
function head(moment: number, step: Step, { lives, memory, end, x }: Layout): string {
  const at = x(moment * step.until);
  return (
    `<rect class="stage-veil" x="${px(at)}" y="${lives[0]! - 4}" width="${px(end - at)}" height="${px(memory[1]! - lives[0]! + 5)}"/>` +
    `<path class="stage-head" d="M${px(at)} ${lives[0]! - 4}V${px(memory[1]!)}"/>`
  );
}

/** Draws one training step of a chain: when each activation is held, how many at once, and the peak of every length. */
export function drawStep(drawn: Drawn, tools: Tools): string {
  const layout = layOut(tools.canvas);
  const step = tools.stepFor(drawn.at, drawn.inside);
  const before =
    drawn.before === undefined || drawn.before === drawn.at
      ? undefined
      : tools.stepFor(drawn.before, drawn.inside);
  const { thumb, lives, memory, x } = layout;
  const blocks = drawn.inside === 'block';
  return (
    triangle(lives, layout) +
    `<path class="grid" d="M${px(x(64))} ${lives[0]}V${memory[1]}"/>` +
    bars(
      step.lives.filter(({ again }) => again),
      'generated',
      blocks ? 1.5 : 0.8,
      layout,
    ) +
    bars(
      step.lives.filter(({ again }) => !again),
      'frozen',
      blocks ? 0.45 : 0.8,
      layout,
    ) +
    (thumb ? '' : note(0, lives[0]! + 9, blocks ? 'block' : 'layer') + key(layout)) +
    memoryPart(step, drawn, before, layout) +
    (thumb ? '' : peaksPart(drawn, tools, layout)) +
    (drawn.moment === undefined ? '' : head(drawn.moment, step, layout))
  );
}

function key({ lives, end, narrow }: Layout): string {
  const y = lives[0]! + 8;
  const item = (x: number, role: string, label: string) =>
    `<g class="lives role-${role}"><path d="M${x} ${y - 7}h14v6h-14z"/></g>${note(x + 19, y, label)}`;
  const [first, second] = narrow ? [end - 118, end - 58] : [end - 150, end - 76];
  return item(first, 'frozen', 'kept') + item(second, 'generated', 'rebuilt');
}
