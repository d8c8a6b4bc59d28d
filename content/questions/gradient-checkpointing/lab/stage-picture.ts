import { formatNumber } from 'grounded/lab/format.ts';
import { ticks } from 'grounded/lab/ticks.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { scaleInset, type Canvas } from 'grounded/lab/stage.ts';
import { chains, stepFor, type Chain, type ChainName } from './chains.ts';
import { heldAt, type Level, type Step } from './lives.ts';
import { inUnit } from './shown.ts';
import { keptOf } from './stack.ts';

/** The state that is drawn. */
export interface Drawn {
  chain: ChainName;
  /** Segment length, and the one before it. */
  at: number;
  before?: number | undefined;
  moment?: number | undefined;
}

/** Where the memory begins and ends from top to bottom, in px; the scale of the slider stands below it. */
const bands = { wide: [16, 200], narrow: [14, 152], thumb: [8, 134] } as const;

export function layOut({ width, height, kind }: Canvas) {
  const { left, right } = kind === 'thumb' ? { left: 8, right: 8 } : scaleInset[kind];
  const [top, bottom] = bands[kind];
  return { kind, left, end: width - right, top, bottom, height };
}
type Layout = ReturnType<typeof layOut>;

/** How much of keeping everything the axis of memory shows: little where little is held. */
const reaches = [0.13, 0.42, 1.06];
const reachOf = (peak: number, all: number) =>
  all * (reaches.find((reach) => peak * 1.2 <= reach * all) ?? reaches.at(-1)!);

/** Size of the inset that has room for keeping everything, in px. */
const insets = { wide: [104, 62], narrow: [64, 46], thumb: [64, 46] } as const;

/** A chart of memory over time. */
interface Chart {
  chain: Chain;
  step: Step;
  /** The most memory that the axis shows, in units. */
  reach: number;
  layout: Layout;
  x(time: number): number;
  y(units: number): number;
}

/** A step with everything recomputed takes four sweeps; one that keeps all is seen to be shorter. */
const longestOf = ({ layers }: Chain) => 4.04 * layers;

function chartOf({ chain: name, at }: Drawn, layout: Layout): Chart {
  const chain = chains[name];
  const step = stepFor(name, at);
  const reach = reachOf(step.peak, chain.all);
  const { left, end, top, bottom } = layout;
  return {
    chain,
    step,
    reach,
    layout,
    x: (time) => left + (time / longestOf(chain)) * (end - left),
    y: (units) => Math.max(top, bottom - (units / reach) * (bottom - top)),
  };
}

/** A line that goes on at its level until the next. */
const stairs = (levels: readonly Level[], { x, y }: Chart): string =>
  levels
    .map(([time, units], i) =>
      i === 0 ? `M${px(x(time))} ${px(y(units))}` : `H${px(x(time))}V${px(y(units))}`,
    )
    .join('');

/** Keeping everything, up in the forward sweep and down in the backward pass: where it has no room, small beside the peak. */
function keepAll({ chain, step, reach, x, y, layout }: Chart): string {
  const { layers, all } = chain;
  const { left, top, kind } = layout;
  const words = kind === 'thumb' ? '' : `keep all: ${inUnit(all, chain)}`;
  if (reach >= all)
    return (
      `<path class="stage-faint" d="M${px(x(0))} ${px(y(0))}L${px(x(layers))} ${px(y(all))}L${px(x(3 * layers))} ${px(y(0))}"/>` +
      note(px(x(layers)), top - 4, words, '')
    );
  const [width, height] = insets[kind];
  const unit = width / longestOf(chain);
  const [from, bottom] = [left + 6, top + height];
  return (
    `<path class="stage-faint" d="M${from} ${bottom}L${px(from + layers * unit)} ${top}L${px(from + 3 * layers * unit)} ${bottom}"/>` +
    `<g class="lives role-frozen"><path d="M${from} ${bottom}v-${px((step.peak / all) * height)}h${px(step.until * unit)}V${bottom}z"/></g>` +
    note(px(from + layers * unit + 11), top + 8, words, 'start halo')
  );
}

/** Kept inputs as threads that lie on one another, from when each is kept to when it is freed. */
function threads({ step, reach, x, y, layout }: Chart): string {
  const high = (step.thickness / reach) * (layout.bottom - layout.top);
  const thick = Math.max(0.4, high > 2 ? high - 1 : high * 0.7).toFixed(1);
  const path = keptOf(step)
    .filter(({ under }) => under < reach)
    .map(({ from, to, under }) => `M${px(x(from))} ${px(y(under))}v-${thick}H${px(x(to))}v${thick}z`);
  return `<g class="lives role-frozen"><path d="${path.join('')}"/></g>`;
}

/** All that is held: what lies above the threads is being recomputed. */
function memory(chart: Chart, before: Step | undefined): string {
  const { step, y, x } = chart;
  const path = stairs(step.memory, chart);
  const ghost = before ? `<path data-ghost class="stage-ghost" d="${stairs(before.memory, chart)}"/>` : '';
  return (
    `<g class="series role-generated"><path class="stage-area" d="${path}V${px(y(0))}H${px(x(0))}z"/></g>` +
    threads(chart) +
    ghost +
    `<g class="series role-generated"><path d="${path}"/></g>`
  );
}

/** Numbers at the left, and the line of the peak with its number. */
function axis({ chain, step, reach, x, y, layout }: Chart): string {
  const { left, end, bottom, kind } = layout;
  const under = bottom + 15;
  const isWhole = reach >= chain.all;
  const peaks = x(step.memory.find(([, units]) => units === step.peak)![0]);
  const numbers = ticks(0, reach * chain.unit, kind === 'wide' ? 3 : 2).map((value) => {
    const at = px(y(value / chain.unit));
    return `<path class="grid" d="M${left} ${at}H${end}"/>${note(left - 6, px(Number(at) + 4), formatNumber(value), 'end')}`;
  });
  return (
    numbers.join('') +
    `<path class="axis" d="M${left} ${bottom}H${end}"/>` +
    `<path class="stage-level role-generated" d="M${px(isWhole ? left : peaks)} ${px(y(step.peak))}H${end}"/>` +
    note(
      px(isWhole ? left + 6 : peaks),
      // Above the line stands what keeping everything takes, where the axis reaches that far.
      px(y(step.peak) + (isWhole ? 14 : -6)),
      `peak ${inUnit(step.peak, chain)}`,
      'start stage-strong halo role-generated',
    ) +
    note(px(x(chain.layers / 2)), under, 'forward', '') +
    note(px(x(2.5 * chain.layers)), under, step.reruns > 0 ? 'backward, with recomputation' : 'backward', '')
  );
}

/** The scale of the slider: each length with its peak. */
function scale({ chain: name, at }: Drawn, { left, end, height, kind }: Layout): string {
  const chain = chains[name];
  const { stops } = chain;
  const every = stops.length > 8 ? (kind === 'narrow' ? 3 : 2) : 1;
  const names =
    note(0, height - 24, chain.shown === 'GiB' ? 'GiB' : 'peak') + note(0, height - 8, chain.part[1]);
  const numbers = stops
    .map((stop, i) => {
      const x = left + (i / (stops.length - 1)) * (end - left);
      const isShown =
        stop === at ||
        (i % every === 0 && Math.abs(i - stops.indexOf(at)) >= every) ||
        i === stops.length - 1;
      if (!isShown) return '';
      // The last numbers end where the drawing does.
      const [side, shift] = i === stops.length - 1 ? [' end', kind === 'wide' ? 14 : 11] : ['', 0];
      const look = stop === at ? 'stage-strong role-generated' : '';
      const peak = inUnit(stepFor(name, stop).peak, chain, '');
      return (
        note(px(x + shift), height - 24, peak, look + side) +
        note(px(x + shift), height - 8, String(stop), (stop === at ? 'stage-strong' : '') + side)
      );
    })
    .join('');
  return kind === 'wide' ? names + numbers : numbers;
}

/** The play head with what is held, and a veil over what has not happened yet. */
function head(moment: number, { step, x, y, layout }: Chart): string {
  const { top, bottom, end } = layout;
  const time = moment * step.until;
  const at = px(x(time));
  return (
    `<rect class="stage-veil" x="${at}" y="${top}" width="${px(end - Number(at))}" height="${bottom - top}"/>` +
    `<path class="stage-head" d="M${at} ${top}V${bottom}"/>` +
    `<circle class="stage-dot" cx="${at}" cy="${px(y(heldAt(step, time)))}" r="4"/>`
  );
}

const key = ({ end, top, kind }: Layout): string => {
  const item = (down: number, look: string, text: string, area = '') => {
    const box = `d="M${end - 12} ${top + down - 9}h12v9h-12z"`;
    return (
      `<g class="${look}">${area && `<path class="${area}" ${box}/>`}<path ${box}/></g>` +
      note(end - 18, top + down, text, 'end halo')
    );
  };
  return (
    item(12, 'lives role-frozen', 'kept inputs') +
    item(29, 'series role-generated', kind === 'wide' ? 'being recomputed' : 'recomputed', 'stage-area')
  );
};

/** Draws what is held during one training step, and the peak of every segment length. */
export function drawStep(drawn: Drawn, canvas: Canvas): string {
  const layout = layOut(canvas);
  const chart = chartOf(drawn, layout);
  const before =
    drawn.before === undefined || drawn.before === drawn.at ? undefined : stepFor(drawn.chain, drawn.before);
  const { chain, step } = chart;
  const picture = keepAll(chart) + memory(chart, before);
  if (layout.kind === 'thumb')
    return picture + note(150, 152, `${inUnit(step.peak, chain)} instead of ${inUnit(chain.all, chain)}`, '');
  return (
    axis(chart) +
    picture +
    key(layout) +
    (drawn.moment === undefined ? '' : head(drawn.moment, chart)) +
    scale(drawn, layout)
  );
}
