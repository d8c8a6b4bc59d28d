import { textWidth } from 'grounded/lab/figure-text.ts';
import type { Place } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import type { Shown } from './cuts.ts';
import { count } from './layer.ts';
import { lossText } from './sentence.ts';
import { path, text, type Losses } from './stage-layout.ts';

/** The axis of losses: its top and its numbers, for the losses that it can show. */
const scales = [
  { most: 0.7, ticks: [0.25, 0.5] },
  { most: 1.65, ticks: [0.5, 1, 1.5] },
];
/** From this on a loss is seen to lie above the best. */
const visible = 0.02;

function scaleOf({ left, right, top, bottom }: Losses, { loss }: Shown) {
  const { most, ticks } = scales.find((one) => loss <= one.most)!;
  return {
    most,
    ticks,
    x: (removed: number) => left + (removed / count) * (right - left),
    y: (value: number) => bottom - (value / most) * (bottom - top),
  };
}
type Scale = ReturnType<typeof scaleOf>;

/** A line through the losses from a number of heads on. */
const lineOf = (losses: readonly number[], { x, y }: Scale, from = 0) =>
  losses
    .slice(from)
    .map((loss, i) => `${i === 0 ? 'M' : 'L'}${px(x(from + i))} ${px(y(loss))}`)
    .join('');

function axes(
  { layer }: Shown,
  { left, right, bottom }: Losses,
  { x, y, ticks }: Scale,
  thumb: boolean,
): string {
  const noise = y(layer.without(0).loss);
  const frame =
    path('axis', `M${left} ${bottom}H${right}`) + path('stage-faint', `M${left} ${px(noise)}H${right}`);
  if (thumb) return frame + text('', (left + right) / 2, bottom + 16, 'loss');
  return (
    path('grid', ticks.map((tick) => `M${left} ${px(y(tick))}H${right}`).join('')) +
    frame +
    [0, 2, 4, 6, 8].map((tick) => text('', x(tick), bottom + 16, String(tick))).join('') +
    ticks
      .filter((tick) => noise - y(tick) > 15)
      .map((tick) => text('end', left - 8, y(tick) + 4, String(tick)))
      .join('') +
    text('end', left - 8, noise + 4, 'noise')
  );
}

const along = ({ byHand, mode, cut, layer }: Shown) => (byHand ? [] : layer.lossesAlong(mode, cut.length));

/** Where the losses stood before, as far as the axis reaches. */
function trail(before: Shown, scale: Scale): string {
  const losses = along(before).filter((loss) => loss <= scale.most);
  const ring =
    before.loss <= scale.most
      ? `<circle class="stage-ghost" cx="${px(scale.x(before.cut.length))}" cy="${px(scale.y(before.loss))}" r="9"/>`
      : '';
  return `<g data-ghost>${path('stage-ghost', lineOf(losses, scale))}${ring}</g>`;
}

/** What scoring once led to, from where scoring again parts from it. */
function scoredOnce({ byHand, mode, cut, layer }: Shown, scale: Scale, thumb: boolean): string {
  if (byHand || mode === 'once') return '';
  const once = layer.lossesAlong('once', cut.length);
  const each = layer.lossesAlong('each', cut.length);
  const parted = once.findIndex((loss, k) => loss - each[k]! > visible);
  if (parted < 0) return '';
  const label = text('end halo', scale.x(parted) - 9, scale.y(once[parted]!) + 4, 'scored once');
  return path('stage-faint', lineOf(once.slice(0, parted + 2), scale, parted - 1)) + (thumb ? '' : label);
}

/** The best set of the same size, where it is seen to be better. */
function bestRing({ layer, cut: { length: removed } }: Shown, { x, y }: Scale, thumb: boolean): string {
  const least = layer.best[removed]!;
  // From six on a label on the right would not fit; before, there may be a path on the left.
  const left = removed > 5;
  const isByNoise = least - layer.without(0).loss < visible;
  return (
    `<circle class="mark role-evidence" cx="${px(x(removed))}" cy="${px(y(least))}" r="5"/>` +
    text(
      `stage-strong halo role-evidence ${left ? 'end' : 'start'}`,
      x(removed) + (left ? -10 : 10),
      y(least) + (isByNoise ? -7 : 5),
      thumb ? 'best' : `best ${lossText(least)}`,
    )
  );
}

/** Where the loss of what is shown stands. */
export function dotOf(shown: Shown, area: Losses): Place {
  const { x, y } = scaleOf(area, shown);
  return { x: x(shown.cut.length), y: y(shown.loss) };
}

/** The loss after each cut so far, and what it is compared with. */
export function drawLosses(shown: Shown, before: Shown | undefined, area: Losses, thumb: boolean): string {
  const scale = scaleOf(area, shown);
  const n = shown.cut.length;
  const { x, y } = dotOf(shown, area);
  const mine = along(shown);
  const isAbove = shown.loss - shown.layer.best[n]! > visible;
  const dots = mine
    .slice(0, -1)
    .map((loss, k) => `<circle cx="${px(scale.x(k))}" cy="${px(scale.y(loss))}" r="2.6"/>`)
    .join('');
  const walked = `<g class="series role-frozen"><path d="${lineOf(mine, scale)}"/>${dots}</g>`;
  const role = isAbove ? 'wrong' : 'frozen';
  return (
    axes(shown, area, scale, thumb) +
    (before ? trail(before, scale) : '') +
    scoredOnce(shown, scale, thumb) +
    (mine.length > 0 ? walked : '') +
    (isAbove ? bestRing(shown, scale, thumb) : '') +
    `<circle class="stage-solid role-${role}" cx="${px(x)}" cy="${px(y)}" r="6"/>` +
    lossLabel(shown, { x, y }, area, { role, thumb })
  );
}

/** The loss in numbers: above its dot, or on the right where the title or another path stands above. */
function lossLabel(
  { loss, mode, byHand, cut, layer }: Shown,
  { x, y }: Place,
  area: Losses,
  { role, thumb }: { role: string; thumb: boolean },
): string {
  const value = lossText(loss);
  const label = (anchor: string, atX: number, atY: number) =>
    `<text class="stage-strong halo role-${role}${anchor}" x="${px(atX)}" y="${px(atY)}">${value}</text>`;
  const isByTitle = !thumb && y < area.top + 18 && x < area.left + 150;
  const isByOther =
    !byHand && mode === 'each' && layer.lossesAlong('once', cut.length).at(-1)! - loss > visible;
  if (isByTitle || isByOther) return label(' start', x + 12, y + 5);
  const half = textWidth(value, 14) / 2 + 2;
  return label('', Math.max(area.left + half, Math.min(x, area.right + 10 - half)), y - 12);
}
