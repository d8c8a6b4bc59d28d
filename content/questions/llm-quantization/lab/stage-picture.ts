import type { Canvas } from 'grounded/lab/stage.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { controls, type Params } from './controls.ts';
import { drawFan, fanOf, type Fan } from './fan.ts';
import { barHeight, columnMiddle, layOut, type Layout } from './stage-layout.ts';
import { shownChannels, type Scene } from './scene.ts';
import { inPercent } from './stage-sentence.ts';
import { runs, strip } from './strips.ts';

export interface State {
  params: Params;
  scene: Scene;
}
export interface Drawn extends State {
  /** The state before, if it looks different. */
  before?: State | undefined;
}

/** Levels of the quantizer behind the bars: lines, and where these are too close an area up to the last. */
function levels({ rounded }: Scene, bits: number, { left, right, base, perUnit }: Layout): string {
  const count = 2 ** (bits - 1) - 1;
  const step = rounded.step * perUnit;
  const from = step < 2.6 ? count : 1;
  const lines = Array.from(
    { length: count - from + 1 },
    (_, i) => `M${left} ${px(base - (from + i) * step)}H${right}`,
  );
  return (
    `<g class="series role-quantized"><path class="stage-area" d="M${left} ${base}V${px(base - count * step)}H${right}V${base}z"/></g>` +
    `<path class="stage-hatch role-quantized" opacity=".5" d="${lines.join('')}"/>`
  );
}

/** Bars as lines that dashes cut, in units of a column: one path for all of a height. */
function quietBars({ rounded, loud }: Scene, layout: Layout): string {
  const { column, base, left } = layout;
  const byHeight = new Map<string, string>();
  const heightOf = (channel: number) =>
    channel === loud ? '0' : px(barHeight(rounded.ranges[channel]!, layout));
  for (const [from, until, height] of runs(heightOf))
    byHeight.set(height, `${byHeight.get(height) ?? ''}M${from} 0h${until - from}`);
  byHeight.delete('0');
  const paths = [...byHeight].map(([height, d]) => {
    // The line is 1.1 thick.
    const place = `matrix(${column} 0 0 ${(Number(height) / 1.1).toFixed(2)} ${left} ${px(base - Number(height) / 2)})`;
    return `<path class="stage-hatch" transform="${place}" d="${d}"/>`;
  });
  return `<g class="role-generated" stroke-dasharray=".86 .14">${paths.join('')}</g>`;
}

/** The largest value of each channel that is rounded, and the loud one as it is where something else is rounded. */
function bars({ params, scene, before }: Drawn, layout: Layout): string {
  const { column, base, left } = layout;
  const { rounded, loud, largestLoud } = scene;
  const bar = (value: number) =>
    `M${px(left + loud * column + 0.4)} ${base}v${px(-barHeight(value, layout))}h${px(column - 0.8)}V${base}z`;
  const now = rounded.ranges[loud]!;
  const was = before?.params.mag === params.mag ? undefined : before?.scene.largestLoud;
  return (
    quietBars(scene, layout) +
    (now > 0 ? `<path class="stage-solid role-wrong" d="${bar(now)}"/>` : '') +
    (now < largestLoud
      ? `<path class="stage-line role-wrong" stroke-dasharray="2 2" d="${bar(largestLoud)}"/>`
      : '') +
    (was === undefined
      ? ''
      : `<path data-ghost class="stage-ghost" d="M${px(columnMiddle(loud, layout) - 9)} ${px(base - barHeight(was, layout))}h18"/>`)
  );
}

/** Where the knob of the loud channel is. */
export const knobOf = ({ loud, largestLoud }: Scene, layout: Layout) => ({
  x: columnMiddle(loud, layout),
  y: layout.base - barHeight(largestLoud, layout),
});

/** What has become of the loud channel. */
function aftermath({ remedy, mag }: Params, { smoothedTo, kept }: Scene, isWide: boolean): string {
  const nowWord = isWide ? 'now ' : '';
  if (mag === 1) return '';
  switch (remedy) {
    case 'one':
    case 'token':
      return '';
    case 'smooth':
      return `${nowWord}${Number(smoothedTo.toPrecision(2))}×`;
    case 'rotate':
      return `${nowWord}spread`;
    case 'keep':
      return kept ? 'in float' : '';
  }
}

/** How far up the knob goes, with the end's name where the knob's own is not in its way. */
function track(scene: Scene, mag: number, layout: Layout): string {
  const { x, y } = knobOf(scene, layout);
  const top = layout.base - barHeight((scene.largestLoud / mag) * controls.mag.max, layout);
  return (
    `<path class="axis" d="M${px(x - 4)} ${px(top)}h8m-4 0V${px(y)}"/>` +
    (y - top < 23 ? '' : note(px(x + 10), px(top + 5), `${controls.mag.max}×`))
  );
}

function knob({ params, scene }: State, layout: Layout): string {
  const { x, y } = knobOf(scene, layout);
  const { mag } = params;
  const isWide = layout.kind === 'wide';
  const name = mag === 1 ? 'no outlier' : `${isWide ? 'one channel ' : ''}${mag}× as large`;
  const textY = px(Math.min(y, layout.base - 5) - 5);
  const after = aftermath(params, scene, isWide);
  return (
    `<circle class="stage-dot" cx="${px(x)}" cy="${px(y)}" r="7"/>` +
    `<path class="stage-drop" d="M${px(x - 2.5)} ${px(y - 1.5)}l2.5-2.5l2.5 2.5m0 3l-2.5 2.5l-2.5-2.5"/>` +
    `<text class="note end halo stage-strong role-wrong" x="${px(x - 14)}" y="${textY}">${name}</text>` +
    (after &&
      `<text class="note start halo stage-role role-wrong" x="${px(x + 12)}" y="${textY}">${after}</text>`)
  );
}

/** What the levels are, at the line of the last one. */
function levelNote({ params, scene }: State, layout: Layout): string {
  const { bits, remedy } = params;
  const count = 2 ** (bits - 1) - 1;
  const top = layout.base - count * scene.rounded.step * layout.perUnit;
  const step = Number(scene.rounded.step.toPrecision(2));
  const steps: Record<Params['remedy'], string> = {
    one: `one scale of ${step}`,
    token: `scale per token, about ${step}`,
    smooth: `scale per token, about ${step}`,
    rotate: `scale per token, about ${step}`,
    keep: `scale per token, about ${step}`,
  };
  return `<text class="note start halo stage-role role-quantized" x="${layout.left}" y="${px(Math.min(layout.base - 5, top) - 5)}">${steps[remedy]}</text>`;
}

/** Frames a channel's column in both strips. */
function frame(channel: number, { left, column, above, below, rows, row }: Layout, ghost = false): string {
  const x = px(left + channel * column - 1.6);
  const [wide, high] = [px(column + 3.2), px(rows * row + 4)];
  const path = [above, below].map((top) => `M${x} ${px(top - 2)}h${wide}v${high}h-${wide}z`).join('');
  if (ghost) return `<path data-ghost class="stage-ghost" d="${path}"/>`;
  const [middle, foot] = [left + (channel + 0.5) * column, below + rows * row + 3];
  return (
    `<path class="stage-drop" d="${path}"/><circle class="stage-dot" cx="${px(middle)}" cy="${px(foot)}" r="5.5"/>` +
    `<path class="stage-drop" d="M${px(middle - 1)} ${px(foot - 2)}l-2 2l2 2m2 0l2-2l-2-2"/>`
  );
}

/** An error beyond this has a bar that ends in a tip. */
const most = 1.3;

/** The error as a bar, on a track that ends at 100%. */
function gauge({ scene, before }: Drawn, { gauge: { left, width, top }, kind }: Layout): string {
  const at = (share: number) => px(left + Math.min(most, share) * width);
  const tip = scene.error > most ? 'l6 5l-6 5' : 'v10';
  return (
    note(4, top + 9, kind === 'wide' ? 'error of the output' : 'output error') +
    `<g class="series role-generated"><path class="stage-area" d="M${left} ${top}h${width}v10H${left}z"/></g>` +
    `<path class="stage-solid role-quantized" d="M${left} ${top}H${at(scene.error)}${tip}H${left}z"/>` +
    `<path class="axis" d="M${left + width} ${top - 3}v16"/>` +
    (before ? `<path data-ghost class="stage-ghost" d="M${at(before.scene.error)} ${top - 5}v20"/>` : '') +
    `<text class="note start stage-strong role-quantized" x="${px(left + (most + 0.06) * width)}" y="${top + 9.5}">${inPercent(scene.error)}</text>`
  );
}

/** What one channel's values have become. */
function leftOf({ params, scene }: State, { left, isLoud }: Fan): string {
  if (isLoud && params.remedy === 'keep' && scene.kept) return 'not rounded';
  const [only] = left;
  if (left.length === 1) return `all rounded to ${only!.toFixed(0)}`;
  switch (params.remedy) {
    case 'one':
      return `rounded to ${left.length} values`;
    case 'token':
    case 'smooth':
    case 'keep':
      // Each token has its own values, so their number over all tokens would say nothing.
      return `at most ${2 ** params.bits - 1} levels a token`;
    case 'rotate':
      return 'rounded, then rotated back';
  }
}

function labels(state: State, fan: Fan, layout: Layout): string {
  const { kind, left, above, below, rows, fan: place } = layout;
  const { bits, channel, mag, width } = state.params;
  const some =
    width > shownChannels ? `${shownChannels} of ${formatNumber(width)} channels` : `${width} channels`;
  const name = fan.isLoud && mag > 1 ? 'outlier channel' : `channel ${channel}`;
  const middle = (place.left + place.right) / 2;
  const shown =
    kind === 'wide'
      ? `${some}: largest value above, ${rows} tokens below`
      : `${some}: largest value, ${rows} tokens`;
  const strips = note(left, above - 7, shown) + note(left, below - 6, `rounded to ${bits} bits`);
  return kind === 'wide'
    ? strips +
        note(middle, place.top - 14, `${name}: 64 values`, '') +
        note(middle, place.bottom + 44, leftOf(state, fan), '')
    : strips + note(left, place.top - 9, `${name}: 64 values, ${leftOf(state, fan)}`);
}

/** Draws the layer in a state: bars, two strips, one channel's fan, and the error. */
export function drawScene(drawn: Drawn, canvas: Canvas): string {
  const layout = layOut(canvas);
  const { params, scene, before } = drawn;
  const fan = fanOf(scene, params.channel, params.mag);
  const strips =
    strip(scene.x, layout.above, 'generated', scene.loud, layout) +
    strip(scene.rounded.values, layout.below, 'quantized', scene.loud, layout);
  if (layout.kind === 'thumb') return strips + drawFan(fan, undefined, layout) + thumbNotes(drawn, layout);
  const sameChannel = before?.params.channel === params.channel;
  return (
    levels(scene, params.bits, layout) +
    track(scene, params.mag, layout) +
    bars(drawn, layout) +
    levelNote(drawn, layout) +
    knob(drawn, layout) +
    strips +
    (before && !sameChannel ? frame(before.params.channel, layout, true) : '') +
    frame(params.channel, layout) +
    drawFan(
      fan,
      before && sameChannel ? fanOf(before.scene, params.channel, params.mag) : undefined,
      layout,
    ) +
    labels(drawn, fan, layout) +
    gauge(drawn, layout)
  );
}

function thumbNotes({ params, scene }: State, { above, rows, row, below, right, left }: Layout): string {
  return (
    note(left, px(above + rows * row + 15), 'as they are') +
    note(left, below - 8, `in ${params.bits} bits`) +
    `<text class="note end stage-strong role-wrong" x="${right}" y="${below - 8}">${inPercent(scene.zeros)} are zero</text>`
  );
}
