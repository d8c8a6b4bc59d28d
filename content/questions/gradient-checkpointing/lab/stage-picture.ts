import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { scaleInset, type Canvas } from 'grounded/lab/stage.ts';
import { heldAt, type Level, type Step } from './lives.ts';
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

/** From top to bottom, in px: lives, memory, peaks. */
const bands: Readonly<Record<Canvas['kind'], readonly (readonly [number, number])[]>> = {
  wide: [
    [6, 105],
    [127, 207],
    [228, 267],
  ],
  narrow: [
    [6, 84],
    [105, 170],
    [189, 223],
  ],
  thumb: [
    [8, 86],
    [94, 134],
    [0, 0],
  ],
};

export function layOut({ width, height, kind }: Canvas) {
  const { left, right } = kind === 'thumb' ? { left: 8, right: 8 } : insetOf(kind);
  const [lives, memory, peaks] = bands[kind];
  return {
    thumb: kind === 'thumb',
    narrow: kind === 'narrow',
    left,
    end: width - right,
    lives: lives!,
    memory: memory!,
    peaks: peaks!,
    height,
    x: (time: number) => left + (time / longest) * (width - left - right),
  };
}
type Layout = ReturnType<typeof layOut>;

type Band = readonly [number, number];
const between = ([top, bottom]: Band, share: number) => bottom - share * (bottom - top);

/** A number as it stands at an axis: phones have no room for a comma. */
const written = (value: number, { narrow }: Layout) => (narrow ? String(value) : value.toLocaleString('en'));

/** A number at the left axis, where there is room for it. */
const atAxis = (y: number, text: string, { left, narrow }: Layout) =>
  narrow && text.length > 3 ? '' : note(left - 10, px(y + 4), text, 'end');

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
const triangle = (band: Band, { x }: Layout) =>
  `<path class="stage-faint" d="M${px(x(0))} ${px(between(band, 0))}L${px(x(64))} ${px(between(band, 1))}L${px(x(192))} ${px(between(band, 0))}"/>`;

/** What is held when everything is kept, in activations or units: how high the axis of memory goes. */
const keepAll = { alike: 65, block: 2176 } as const;

function memoryPart(step: Step, { inside }: Drawn, before: Step | undefined, layout: Layout): string {
  const { memory, x } = layout;
  const most = keepAll[inside];
  const path = line(step.memory, most, layout);
  return (
    triangle(memory, layout) +
    (before ? `<path data-ghost class="stage-ghost" d="${line(before.memory, most, layout)}"/>` : '') +
    `<g class="series role-trainable"><path class="stage-area" d="${path}V${memory[1]}H${px(x(0))}z"/><path d="${path}"/></g>`
  );
}

/** The highest level, and how much it would be without dropping anything. */
function levels({ peak }: Step, inside: Params['inside'], layout: Layout): string {
  const { narrow, memory, left, end, x } = layout;
  const y = between(memory, peak / keepAll[inside]);
  const what = `${narrow ? '' : inside === 'block' ? 'units held ' : 'held '}at once`;
  return (
    `<path class="stage-level role-trainable" d="M${left} ${px(y)}H${end}"/>` +
    note(end, px(y - 5), `${written(peak, layout)} ${what}`, 'end stage-strong halo role-trainable') +
    note(px(x(46)), memory[0] + 13, `keep all: ${written(keepAll[inside], layout)}`, 'end')
  );
}

/** The peak for every length: the scale of the slider below. */
function peaksPart(drawn: Drawn, { stops, stepFor }: Tools, layout: Layout): string {
  const { peaks, left, end, height, narrow } = layout;
  const at = (index: number) => left + (index / (stops.length - 1)) * (end - left);
  const scale = drawn.inside === 'block' ? Math.log : (value: number) => value;
  const values = stops.map((stop) => stepFor(stop, drawn.inside).peak);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => between(peaks, (scale(value) - scale(least)) / (scale(most) - scale(least)));
  const dot = (stop: number) => {
    const index = stops.indexOf(stop);
    return [px(at(index)), px(y(values[index]!)), values[index]!] as const;
  };
  const [x, top, peak] = dot(drawn.at);
  const ghost = drawn.before === undefined || drawn.before === drawn.at ? undefined : dot(drawn.before);
  const ticks = narrow ? [1, 2, 4, 8, 16, 32, 64] : [1, 2, 4, 6, 8, 10, 16, 24, 32, 48, 64];
  // The number of the last dot ends where the drawing does.
  const [side, shift] = drawn.at === stops.at(-1) ? [' end', 11] : ['', 0];
  return (
    note(px((left + end) / 2), peaks[0] - 6, 'peak, by segment length', '') +
    [least, most].map((value) => atAxis(y(value), written(value, layout), layout)).join('') +
    `<path class="stage-level role-trainable" d="M${left} ${top}H${end}"/>` +
    `<g class="series role-trainable"><path d="${values.map((value, i) => `${i === 0 ? 'M' : 'L'}${px(at(i))} ${px(y(value))}`).join('')}"/></g>` +
    (ghost ? `<circle data-ghost class="stage-ghost" cx="${ghost[0]}" cy="${ghost[1]}" r="6"/>` : '') +
    `<path class="stage-drop" d="M${x} ${top}V${height - 22}"/><circle class="stage-dot" cx="${x}" cy="${top}" r="6"/>` +
    note(
      Number(x) + shift,
      px(Number(top) - 10),
      written(peak, layout),
      `stage-strong halo role-trainable${side}`,
    ) +
    ticks.map((tick) => note(px(at(stops.indexOf(tick))), height - 8, String(tick), '')).join('')
  );
}

/** The play head with what is held, and a veil over what has not happened yet. */
function head(moment: number, step: Step, inside: Params['inside'], layout: Layout): string {
  const { lives, memory, end, x } = layout;
  const at = px(x(moment * step.until));
  const top = lives[0] - 4;
  const y = between(memory, heldAt(step, moment * step.until) / keepAll[inside]);
  return (
    `<rect class="stage-veil" x="${at}" y="${top}" width="${px(end - Number(at))}" height="${memory[1] - top + 1}"/>` +
    `<path class="stage-head" d="M${at} ${top}V${memory[1]}"/>` +
    `<circle class="stage-dot" cx="${at}" cy="${px(y)}" r="4"/>`
  );
}

/** What stands beside the lives, and between them and the memory, whose axis of time is the same. */
function words(step: Step, inside: Params['inside'], layout: Layout): string {
  const blocks = inside === 'block';
  const { lives, narrow, x } = layout;
  const below = lives[1] + 15;
  return (
    note(0, px(between(lives, 0.5) + 4), blocks ? 'block' : 'layer') +
    atAxis(lives[0] + 4, '64', layout) +
    atAxis(lives[1] - 2, blocks ? '1' : '0', layout) +
    note(px(x(32)), below, 'forward', '') +
    note(px(x(128)), below, step.reruns === 0 || narrow ? 'backward' : 'backward, with recomputation', '') +
    levels(step, inside, layout) +
    key(layout)
  );
}

function key({ lives, end, narrow }: Layout): string {
  const y = lives[0] + 8;
  const item = (x: number, role: string, label: string) =>
    `<g class="lives role-${role}"><path d="M${x} ${y - 8}h14v7h-14z"/></g>${note(x + 19, y, label)}`;
  const [first, second] = narrow ? [end - 118, end - 60] : [end - 155, end - 89];
  return item(first, 'frozen', 'kept') + item(second, 'generated', narrow ? 'again' : 'recomputed');
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
  const part = (again: boolean, role: string, thick: number) =>
    bars(
      step.lives.filter((life) => life.again === again),
      role,
      thick,
      layout,
    );
  return (
    triangle(lives, layout) +
    `<path class="grid" d="M${px(x(64))} ${lives[0]}V${memory[1]}"/>` +
    part(true, 'generated', blocks ? 1.5 : 1) +
    part(false, 'frozen', blocks ? 0.5 : 0.8) +
    memoryPart(step, drawn, before, layout) +
    (drawn.moment === undefined ? '' : head(drawn.moment, step, drawn.inside, layout)) +
    (thumb
      ? note(150, 152, `${step.peak} at once instead of ${keepAll[drawn.inside]}`, '')
      : words(step, drawn.inside, layout) + peaksPart(drawn, tools, layout))
  );
}
