import { labelSize } from 'grounded/lab/figure-text.ts';
import { corners, hatch } from 'grounded/lab/hatch.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import { verdictOf, type Need } from './memory.ts';
import { barTexts, bars, beyond, inRole, short, shortBeyond, text, widthOf } from './stage-bars.ts';
import { layOut, pillOf, xOf, type Layout } from './stage-layout.ts';

export interface Drawn {
  /** GB of the card that is held, and of all there are, ascending. */
  card: number;
  cards: readonly number[];
  needs: readonly Need[];
  /** The card and the bars before; each only where it was another. */
  ghost: { card?: number | undefined; needs?: readonly Need[] | undefined };
}

const verdicts = {
  fits: ['evidence', '✓ fits', ({ total }: Need, card: number) => `, ${short(card - total)} GB free`],
  checkpointed: ['trainable', '◐ ', ({ least }: Need) => `checkpointed ${short(least)}`],
  lacks: ['wrong', '⨯ ', ({ least }: Need, card: number) => `at least ${shortBeyond(least, card)} GB`],
} as const;
/** In a few words; on a card, whose own words are few, by its sign. */
function verdictText({ thumb }: Layout, need: Need, card: number): string {
  const [, sign, more] = verdicts[verdictOf(need, card)];
  return thumb ? sign[0]! : sign + more(need, card);
}

const nameEnd = ({ names }: Layout, { label }: Need) => names + widthOf(label, labelSize) + 5;

function names(layout: Layout, { needs, card }: Drawn): string {
  const { narrow, thumb, end, names, rows } = layout;
  return needs
    .map((need, i) => {
      const { label, verdict } = rows[i]!;
      const [role] = verdicts[verdictOf(need, card)];
      const [x, anchor] = thumb ? [nameEnd(layout, need), 'start'] : narrow ? [end, 'end'] : [names, 'start'];
      return (
        `<text class="start stage-strong" x="${names}" y="${label}">${need.label}</text>` +
        text(x, verdict, verdictText(layout, need, card), ` ${anchor} stage-strong role-${role}`)
      );
    })
    .join('');
}

/** A line down across the ground; on narrow canvases with gaps where texts stand in its way. */
function across(layout: Layout, { needs, card }: Drawn, x: number): string {
  const { narrow, thumb, end, top, bottom, rows } = layout;
  let path = `M${px(x)} ${top}`;
  if (narrow)
    rows.forEach(({ label }, i) => {
      const need = needs[i]!;
      const verdict = widthOf(verdictText(layout, need, card));
      const free = thumb
        ? [nameEnd(layout, need) + verdict + 5, end]
        : [nameEnd(layout, need), end - verdict - 8];
      if (x < free[0]! || x > free[1]!) path += `V${label - 13}M${px(x)} ${label + 4}`;
    });
  return `${path}V${bottom}`;
}

/** Sizes beyond the break of the axis. */
const beyondCards = [200, 1000];

/** The sizes of cards as an axis, and what lies beyond its break. */
function axis(layout: Layout, drawn: Drawn, canvas: Canvas): string {
  const at = pillOf(layout, canvas, drawn.card);
  const others = drawn.cards.filter((size) => size !== drawn.card);
  const gap = (layout.near + layout.far) / 2;
  let free = -Infinity;
  const numbers = [...others, ...beyondCards].map((card) => {
    const x = xOf(layout, card);
    const words = card.toLocaleString('en');
    const half = widthOf(words) / 2;
    if (x - half < free || Math.abs(x - at) < layout.pill / 2 + half + 3) return '';
    free = x + half + 4;
    return text(x, 18.5, words, '');
  });
  const { ghost } = drawn;
  return (
    `<path class="grid" d="${others.map((card) => across(layout, drawn, xOf(layout, card))).join('')}"/>` +
    (layout.thumb ? '' : numbers.join('') + `<path class="axis" d="M${gap - 6} 20l4-12m4 12l4-12"/>`) +
    (ghost.card === undefined
      ? ''
      : `<path data-ghost class="stage-ghost" d="${across(layout, drawn, xOf(layout, ghost.card))}"/>`)
  );
}

/** The card that is held: its line, and its size, by which it is taken. */
function held(layout: Layout, drawn: Drawn, canvas: Canvas): string {
  const { card, cards } = drawn;
  const x = pillOf(layout, canvas, card);
  const words = layout.thumb
    ? `${card} GB card`
    : `${card > cards[0]! ? '◂ ' : ''}${card} GB${card < cards.at(-1)! ? ' ▸' : ''}`;
  return (
    `<path class="stage-head" d="${across(layout, drawn, xOf(layout, card))}"/>` +
    `<rect class="stage-dot" x="${px(x - layout.pill / 2)}" y="3" width="${layout.pill}" height="22" rx="11"/>` +
    text(x, 18.5, words, ' stage-strong')
  );
}

/** Outlines of the bars before. */
function outlines(layout: Layout, before: readonly Need[]): string {
  const { left, high, rows } = layout;
  const path = before.map(
    ({ total }, i) => `M${left} ${rows[i]!.bar - 3}H${px(xOf(layout, total) + 3)}v${high + 6}H${left}`,
  );
  return `<path data-ghost class="stage-ghost" d="${path.join('')}"/>`;
}

const keys = [
  ['trainable', 'trained'],
  ['frozen', 'frozen, 16 bits'],
  ['quantized', 'frozen, 4 bits'],
  ['again', 'activations'],
  ['kept', 'kept with checkpointing'],
] as const;

function swatch(key: (typeof keys)[number][0], x: number, y: number): string {
  const path = `M${px(x)} ${y}h14v10h-14z`;
  if (key === 'kept') return inRole('plain', 'stage-solid', path);
  if (key !== 'again') return inRole(key, 'stage-fill', path);
  return (
    inRole('plain', 'stage-fill', path) + inRole('plain', 'stage-hatch', hatch(corners(x, y, 14, 10), 5))
  );
}

function legend({ narrow, key }: Layout): string {
  let { x, y } = key;
  return keys
    .map(([name, words]) => {
      if (narrow && name === 'again') [x, y] = [key.x, y + 19];
      const drawn = swatch(name, x, y - 9) + text(x + 20, y, words, ' start');
      x += 20 + widthOf(words) + (narrow ? 8 : 14);
      return drawn;
    })
    .join('');
}

/** Draws three bars of memory and the card that they must fit. */
export function drawMemory(drawn: Drawn, canvas: Canvas): string {
  const layout = layOut(canvas);
  const { card, needs, ghost } = drawn;
  const { left, top, bottom, high, rows, thumb } = layout;
  const last = rows[2]!;
  const handle = `<circle class="stage-dot" cx="${px(xOf(layout, needs[2]!.total))}" cy="${last.bar + high / 2}" r="5"/>`;
  return (
    `<path class="stage-solid role-frozen" fill-opacity=".1" d="M${left} ${top}H${px(xOf(layout, card))}V${bottom}H${left}z"/>` +
    axis(layout, drawn, canvas) +
    bars(layout, needs) +
    beyond(layout, needs, card) +
    (ghost.needs ? outlines(layout, ghost.needs) : '') +
    held(layout, drawn, canvas) +
    needs.map((need, i) => barTexts(layout, need, card, rows[i]!)).join('') +
    names(layout, drawn) +
    (thumb ? '' : handle + legend(layout))
  );
}
