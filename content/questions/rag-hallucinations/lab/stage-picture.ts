import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { leastShown, percent, shownOf, type Ranking } from './ranking.ts';
import { claims, invention } from './shown-world.ts';
import { cardBox, layOut, letterPlaces, type Layout } from './stage-layout.ts';

/** What is drawn: an order of the answers, how many of them are shown, and what risk control would show. */
export interface Cut {
  ranking: Ranking;
  shown: number;
  promised: number;
}

export const roleOf = (claim: number) => (claim === invention ? 'wrong' : 'evidence');
const letterOf = (claim: number) => 'abcde'[claim]!;
export const text = (kind: string, x: number, y: number, words: string, more = '') =>
  `<text class="note ${kind}" x="${px(x)}" y="${px(y)}"${more}>${words}</text>`;

export const card = (x: number, y: number, width: number, height: number) =>
  `M${px(x + 6)} ${px(y)}h${px(width - 12)}q6 0 6 6v${px(height - 12)}q0 6-6 6h${px(12 - width)}q-6 0-6-6v${px(12 - height)}q0-6 6-6z`;

/** The outlines of cards: filled in a role, or a hairline for those that are refused. */
export const outlined = (role: string, outline: string) =>
  role === 'refused'
    ? `<path class="axis" d="${outline}"/>`
    : `<g class="series role-${role}"><path class="stage-area" d="${outline}"/></g><path class="stage-line role-${role}" d="${outline}"/>`;

const struck = ' text-decoration="line-through"';

/** The five claims: filled where they are shown, struck through where they are refused. */
function cards({ ranking, shown }: Cut, layout: Layout): string {
  const outlines = new Map<string, string>();
  const words = claims.map(({ asks, answer }, claim) => {
    const { x, y, width, height } = cardBox(claim, layout);
    const isShown = ranking.places[claim]! <= shown;
    const role = roleOf(claim);
    const look = isShown ? role : 'refused';
    outlines.set(look, (outlines.get(look) ?? '') + card(x - width / 2, y - height / 2, width, height));
    const from = x - width / 2 + 8;
    const value = answer + (claim === invention ? ' ✗' : '');
    return (
      text('start stage-strong', from, y - 4, letterOf(claim)) +
      text('start', from + 13, y - 4, asks) +
      (isShown
        ? text(`start stage-strong role-${role}`, from, y + 12, value)
        : text('start', from, y + 12, value, struck))
    );
  });
  return [...outlines].map(([look, outline]) => outlined(look, outline)).join('') + words.join('');
}

/** The share of wrong answers among the best so many, from the least number on that says something. */
function curve({ errors }: Ranking, { x, y }: Layout): string {
  let path = '';
  for (let shown = leastShown; shown <= shownOf; shown++) {
    const turns = errors[shown] !== errors[shown - 1] || errors[shown] !== errors[shown + 1];
    if (shown > 20 && !turns && shown % 8 > 0) continue;
    path += `${path ? 'L' : 'M'}${px(x(shown))} ${px(y(errors[shown]! / shown))}`;
  }
  return path;
}

const exact = (value: number) => String(Number(value.toFixed(3)));

/** Where ticks stand, and how tall and thick they are in px. */
export interface Bars {
  from: number;
  high: number;
  pitch: number;
  x(place: number): number;
}

/** Ticks for places in the order; where they would blur, neighbours make one. */
function ticks(places: readonly number[], share: number, high: number, { x, pitch, from }: Bars): string {
  const isDense = pitch < 2 && share < 0.9;
  const room = isDense ? 1 : share;
  let [path, last] = ['', 0];
  places.forEach((place, i) => {
    if (isDense && places[i - 1] === place - 1) return;
    let run = 1;
    if (isDense) while (places[i + run] === place + run) run++;
    const move = last
      ? `m${exact((place - last) * pitch)} 0`
      : `M${exact(x(place - 0.5) - (room * pitch) / 2)} ${from}`;
    path += `${move}v${high}h${exact((run - 1 + room) * pitch)}v${-high}z`;
    last = place;
  });
  return path;
}

/** All answers in the order of the score: right ones short, wrong ones longer; those that are refused are pale. */
export function barcode({ ranking: { wrong }, shown }: Pick<Cut, 'ranking' | 'shown'>, bars: Bars): string {
  const { from, high, x } = bars;
  const places = (bad: boolean) => counts.filter((place) => wrong[place - 1] === bad);
  const [cut, end] = [x(shown), x(shownOf) + 1];
  return (
    `<path class="stage-solid role-evidence" opacity=".65" d="${ticks(places(false), 0.68, high, bars)}"/>` +
    `<path class="stage-solid role-wrong" d="${ticks(places(true), 0.94, high + 10, bars)}"/>` +
    (shown < shownOf
      ? `<path class="stage-veil" d="M${px(cut)} ${from - 1}H${px(end)}v${high + 12}H${px(cut)}z"/>`
      : '')
  );
}
const counts = Array.from({ length: shownOf }, (_, i) => i + 1);

/** Letters of the claims, each tied to its tick. */
function letters({ ranking, shown }: Cut, layout: Layout): string {
  const { letters: base, bars, x } = layout;
  let ties = '';
  const words = letterPlaces(ranking.places, shown, layout).map((at, claim) => {
    const place = ranking.places[claim]!;
    const from = bars[0] + bars[1] + (claim === invention ? 11 : 1);
    ties += `M${px(x(place - 0.5))} ${from}L${px(at)} ${base - 10}`;
    return text(place <= shown ? `stage-strong role-${roleOf(claim)}` : '', at, base, letterOf(claim));
  });
  return `<path class="axis" d="${ties}"/>${words.join('')}`;
}

interface Span {
  from: number;
  to: number;
}

const mark = (x: number, bottom: number) => `M${px(x - 6)} ${bottom - 14}h12l-6 10z`;

/** Where risk control puts the threshold, as a mark on the slider's track below; and which way the score falls. */
function promise({ promised, shown }: Cut, before: Cut | undefined, alpha: number, layout: Layout): string {
  const { x, height, left, end, width, narrow } = layout;
  const [at, cut] = [x(promised), x(shown)];
  const last = before && before.promised !== promised ? x(before.promised) : undefined;
  const isOff = ({ from, to }: Span, place: number, room: number) => place < from - room || place > to + room;
  const isFree = (span: Span) => span.from > 0 && span.to < width && isOff(span, cut, 4);
  const short = `α = ${alpha.toFixed(2)}: ${promised}`;
  const spans = [narrow ? short : `risk control, ${short}`, short, String(promised)].flatMap((words) => {
    const wide = textWidth(words, noteSize) * 1.04;
    return [
      { words, from: at - 9 - wide, to: at - 9, anchor: 'end' },
      { words, from: at + 9, to: at + 9 + wide, anchor: 'start' },
    ].filter(isFree);
  });
  const apart = (span: Span) => last === undefined || isOff(span, last, 8);
  // The mark before gives way where only the bare number would stand apart from it.
  const label = spans.find((span) => span.words !== String(promised) && apart(span)) ?? spans[0];
  const around = { from: Math.min(at, label?.from ?? at) - 16, to: Math.max(at, label?.to ?? at) + 16 };
  const ends = [
    { words: 'best score', from: left, to: left + 66, anchor: 'start' },
    { words: 'lowest score', from: end - 76, to: end, anchor: 'end' },
  ].filter((span) => isFree(span) && apart(span) && (span.to < around.from || span.from > around.to));
  return (
    (last === undefined || (label && !apart(label))
      ? ''
      : `<path data-ghost class="stage-ghost" d="${mark(last, height)}"/>`) +
    `<path class="stage-solid role-generated" d="${mark(at, height)}"/>` +
    [...ends, ...(label ? [label] : [])]
      .map(({ words, from, to, anchor }) => text(anchor, anchor === 'end' ? to : from, height - 5, words))
      .join('')
  );
}

/** Numbers beside the curve. */
function scale({ y, left, end, top, narrow }: Layout): string {
  const at = narrow ? [0, 0.15, 0.3] : [0, 0.1, 0.2, 0.3];
  const key = narrow ? end - 88 : end - 96;
  return (
    `<path class="grid" d="${at.map((share) => `M${left} ${px(y(share))}H${end}`).join('')}"/>` +
    at.map((share) => note(left - 6, px(y(share) + 4), `${Math.round(100 * share)}%`, 'end')).join('') +
    note(left, top - 8, 'wrong, of those shown') +
    `<path class="stage-solid role-evidence" opacity=".65" d="M${key} ${top - 17}h2.4v10h-2.4z"/><path class="stage-solid role-wrong" d="M${key + 44} ${top - 17}h2.6v14h-2.6z"/>` +
    note(key + 7, top - 8, 'right') +
    note(key + 51, top - 8, 'wrong')
  );
}

/** Where words stand beside a point of the curve, nearest to it of the places where they do not lie on it. */
function besideCurve({ errors }: Ranking, shown: number, wide: number, { x, y, top, bottom, end }: Layout) {
  const level = y(errors[shown]! / shown);
  const spots = [1, -1].flatMap((side) => {
    const [near, far] = [x(shown) + 9 * side, x(shown) + (9 + wide) * side];
    if (far > end + 8 || far < x(leastShown) - 20) return [];
    const along = counts.filter(
      (n) => n >= leastShown && x(n) >= Math.min(near, far) - 3 && x(n) <= Math.max(near, far) + 3,
    );
    const levels = [level, ...along.map((n) => y(errors[n]! / n))];
    const [above, below] = [Math.min(...levels) - 6, Math.max(...levels) + 15];
    return [
      { side, base: above, fits: above > top + 8 },
      { side, base: below, fits: below < bottom - 3 },
    ];
  });
  const ranked = spots.sort(
    (a, b) => Number(b.fits) - Number(a.fits) || Math.abs(a.base - 4 - level) - Math.abs(b.base - 4 - level),
  );
  return { level, ...(ranked[0] ?? { side: 1, base: level - 8 }) };
}

/** The cut and what the curve says there. */
function cutLine({ ranking, shown }: Cut, layout: Layout): string {
  const { x, top, height } = layout;
  const at = x(shown);
  const line = `<path class="stage-drop" d="M${px(at)} ${top - 4}V${height}"/>`;
  if (shown < leastShown) return line;
  const words = `${percent(ranking.errors[shown]!, shown)} wrong`;
  const { level, side, base } = besideCurve(ranking, shown, textWidth(words, noteSize) * 1.08, layout);
  return (
    line +
    `<circle class="stage-dot" cx="${px(at)}" cy="${px(level)}" r="5.5"/>` +
    text(`${side > 0 ? 'start' : 'end'} halo stage-strong role-wrong`, at + 9 * side, base, words)
  );
}

/** The state before, dotted: its curve where that was another, and its cut. */
function ghost(cut: Cut, { ranking, shown }: Cut, layout: Layout): string {
  if (ranking === cut.ranking && shown === cut.shown) return '';
  const { bars, top } = layout;
  const at = px(layout.x(shown));
  const paths =
    (ranking === cut.ranking ? '' : curve(ranking, layout)) +
    (shown === cut.shown ? '' : `M${at} ${top - 4}V${bars[0] + bars[1] + 10}`);
  const ring =
    shown < leastShown
      ? ''
      : `<circle class="stage-ghost" cx="${at}" cy="${px(layout.y(ranking.errors[shown]! / shown))}" r="5.5"/>`;
  return `<g data-ghost><path class="stage-ghost" d="${paths}"/>${ring}</g>`;
}

/** Draws five claims, the share of wrong answers for every cut, the 200 answers in order, and the cut. */
export function drawCut(cut: Cut, before: Cut | undefined, alpha: number, canvas: Canvas): string {
  const layout = layOut(canvas);
  const { narrow, bars, pitch, x } = layout;
  const head = narrow
    ? 'Five answers about the made-up firm Marvex. Press one.'
    : 'Five of the 200 answers, all about the made-up company Marvex. Press one to let it in or out.';
  return (
    note(1, 12, head) +
    cards(cut, layout) +
    scale(layout) +
    (before ? ghost(cut, before, layout) : '') +
    barcode(cut, { from: bars[0], high: bars[1], pitch, x }) +
    `<g class="series role-generated"><path d="${curve(cut.ranking, layout)}"/></g>` +
    cutLine(cut, layout) +
    letters(cut, layout) +
    promise(cut, before, alpha, layout)
  );
}
