import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { distinct, valuesOf, type Scene } from './scene.ts';
import type { Layout } from './stage-layout.ts';

/** The largest |value| on the axis of a quiet channel, and the units that it has of them. */
const reach = 4.2;
const units = 50 * reach;

/** The values of one channel as they are and as rounded. */
export interface Fan {
  /** Pairs of values, in 1/50 of a usual one, whole. */
  pairs: [from: number, to: number][];
  /** Different values that are left. */
  left: number[];
  isLoud: boolean;
  /** How many times as long the axis is as that of a quiet channel. */
  scale: number;
}

export function fanOf({ x, rounded, loud }: Scene, channel: number, mag: number): Fan {
  const scale = channel === loud ? mag : 1;
  const [before, after] = [valuesOf(x, channel), valuesOf(rounded.values, channel)];
  const whole = (value: number) => Math.round((50 * value) / scale);
  return {
    pairs: before.map((value, token) => [whole(value), whole(after[token]!)]),
    left: distinct(after),
    isLoud: channel === loud,
    scale,
  };
}

/** Where a line ends that goes from 0 down to 1: where it leaves the picture, if a value is rounded beyond the axis. */
function endOf([from, to]: [number, number]): [at: number, down: number] {
  if (Math.abs(to) <= units) return [to, 1];
  const edge = Math.sign(to) * units;
  return [edge, Number(((edge - from) / (to - from)).toFixed(2))];
}

function ray(pair: [number, number]): string {
  const [at, down] = endOf(pair);
  return `M${pair[0]} 0L${at} ${down}`;
}

const onAxis = ({ left, scale }: Fan): number[] =>
  left.map((value) => Math.round((50 * value) / scale)).filter((value) => Math.abs(value) <= units);

/** Rings where values were before, unless they were too many to be told apart. */
function rings(fan: Fan, { left, right, bottom }: Layout['fan']): string {
  const values = onAxis(fan);
  if (values.length > 24) return '';
  const x = (value: number) => px((left + right) / 2 + (value / units) * ((right - left) / 2));
  return values
    .map((value) => `<circle data-ghost class="stage-ghost" cx="${x(value)}" cy="${bottom}" r="5"/>`)
    .join('');
}

/** Values at the lower axis. */
function ticks({ scale }: Fan, { left, right, bottom }: Layout['fan']): string {
  const end = Math.round(3 * scale);
  return [-end, 0, end]
    .map((value) => {
      const x = (left + right) / 2 + (value / scale / reach) * ((right - left) / 2);
      return note(px(x), bottom + 20, String(value).replace('-', '−'), '');
    })
    .join('');
}

/** A fan in px: what makes the cards of pages scales strokes too, and knows no others. */
function drawSmallFan(fan: Fan, { left, right, top, bottom }: Layout['fan']): string {
  const x = (value: number) => px((left + right) / 2 + (value / units) * ((right - left) / 2));
  const y = (down: number) => px(top + down * (bottom - top));
  const dots = (values: readonly number[], at: number) =>
    values.map((value) => `M${x(value)} ${at}h.01`).join('');
  const rays = fan.pairs.map((pair) => {
    const [at, down] = endOf(pair);
    return `M${x(pair[0])} ${top}L${x(at)} ${y(down)}`;
  });
  const role = fan.isLoud ? 'wrong' : 'quantized';
  const starts = new Set(fan.pairs.map(([from]) => from));
  return (
    `<path class="stage-hatch role-${role}" opacity=".6" d="${rays.join('')}"/>` +
    `<g class="spots role-generated"><path d="${dots([...starts], top)}"/></g>` +
    `<g class="spots role-${role}"><path d="${dots(onAxis(fan), bottom)}"/></g>`
  );
}

/**
 * Draws a fan: an axis for the values as they are and one for the rounded ones, and a line from each value to what it
 * became. Wide and narrow pages share its text, in units that the group scales.
 *
 * @param before  The same channel in the state before.
 */
export function drawFan(fan: Fan, before: Fan | undefined, { fan: place, kind }: Layout): string {
  if (kind === 'thumb') return drawSmallFan(fan, place);
  const { left, right, top, bottom } = place;
  const role = fan.isLoud ? 'wrong' : 'quantized';
  const rays = fan.pairs.map(ray).join('');
  const fixed = 'vector-effect="non-scaling-stroke"';
  // A dash of no length, and then a gap: a dot where each line begins.
  const starts = `<path ${fixed} stroke-dasharray="0 999" d="${rays}"/>`;
  const ends = onAxis(fan).map((value) => `M${value} 1h0`);
  return (
    `<path class="axis" d="M${left} ${top}H${right}M${left} ${bottom}H${right}"/>` +
    (before ? rings(before, place) : '') +
    `<g transform="translate(${(left + right) / 2} ${top})scale(${((right - left) / 2 / units).toFixed(3)} ${bottom - top})">` +
    `<path class="stage-hatch role-${role}" opacity=".6" ${fixed} d="${rays}"/>` +
    `<g class="spots role-generated">${starts}</g>` +
    `<g class="spots role-${role}"><path ${fixed} d="${ends.join('')}"/></g></g>` +
    (kind === 'wide' ? ticks(fan, place) : '')
  );
}
