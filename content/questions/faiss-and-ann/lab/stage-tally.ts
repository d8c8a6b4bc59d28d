import { escapeHtml } from 'grounded/lab/escape.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { blindPlaces } from './blind.ts';
import { effortOf, lookFor, type Asked, type Look } from './look.ts';
import { missedWords, queriesADraw, wordDraws } from './missed-words.ts';
import { pointCount } from './plane.ts';

/** A share as so many of 100. */
export function ofHundred(share: number): string {
  const percent = 100 * share;
  if (percent >= 1) return String(Math.round(percent));
  if (percent >= 0.1) return percent.toFixed(1);
  return percent > 0 ? '<\u20090.1' : '0';
}

/** Where a bar lies. */
interface Room {
  left: number;
  top: number;
  width: number;
  height: number;
}

const block = ({ left, width, top, height }: Room, from: number, to: number) =>
  `M${px(left + width * from)} ${top}h${px(width * (to - from))}v${height}h${px(-width * (to - from))}z`;
const solid = (role: string, d: string) => `<path class="role-${role} stage-solid" d="${d}"/>`;

/** Comparisons; the frame is what a plain scan compares, and all cells with their centres go beyond it. */
function work({ compared, centres }: Look, before: Look | undefined, room: Room): string {
  const of = (count: number) => count / pointCount;
  return (
    `<path class="axis" d="${block(room, 0, 1)}"/>` +
    (centres ? solid('plain', block(room, 0, of(centres))) : '') +
    solid('evidence', block(room, of(centres), of(compared))) +
    (before && before.compared !== compared
      ? `<path data-ghost class="stage-ghost" d="${block(room, 0, of(before.compared))}"/>`
      : '')
  );
}

/** A share, hatched as the places are, in the frame of the whole; and the one before it. */
const share = (part: number, former: number, room: Room, hatched: string) =>
  `<path class="axis" d="${block(room, 0, 1)}"/>` +
  (part > 0
    ? `<path ${hatched} d="${block(room, 0, part)}"/><path class="role-wrong stage-line" d="M${px(room.left + room.width * part)} ${room.top}v${room.height}"/>`
    : '') +
  (former === part ? '' : `<path data-ghost class="stage-ghost" d="${block(room, 0, former)}"/>`);

const strong = (x: number, y: number, text: string) =>
  `<text class="note end stage-strong" x="${x}" y="${y}">${escapeHtml(text)}</text>`;

/**
 * How many were compared, and how often the nearest is missed, in this plane and among word vectors.
 *
 * @param hatched  Attributes of what is hatched.
 */
export function drawTally(asked: Asked, before: Asked | undefined, canvas: Canvas, hatched: string): string {
  const wide = canvas.kind === 'wide';
  const room = (row: number): Room =>
    wide
      ? { left: 466, width: 160, top: [20, 102, 138][row]!, height: 10 }
      : { left: 98, width: 150, top: canvas.height - 49 + 18 * row, height: 9 };
  const look = lookFor(asked);
  const missed = (words: string, shareOf: (of: Asked) => number, row: number) => {
    const part = shareOf(asked);
    const bar = share(part, before ? shareOf(before) : part, room(row), hatched);
    return [words, `${ofHundred(part)} of 100`, bar] as const;
  };
  const rows = [
    [
      'compared',
      `${look.compared} of ${pointCount}`,
      work(look, before && lookFor(before), room(0)),
    ] as const,
    missed(
      wide ? 'from places here' : 'missed here',
      (of) => blindPlaces(of.index, effortOf(of), of.draw).share,
      1,
    ),
    missed(
      wide ? 'of word vectors' : 'word vectors',
      (of) => missedWords[of.index][effortOf(of)]! / (wordDraws * queriesADraw),
      2,
    ),
  ];
  return (
    rows
      .map(([words, number, bar], row) => {
        const { left, top, height } = room(row);
        const y = wide ? top - 6 : top + height;
        return bar + note(wide ? left : 1, y, words) + strong(wide ? 638 : canvas.width - 1, y, number);
      })
      .join('') + (wide ? key(asked, look, hatched) : '')
  );
}

/** How hops of a walk are drawn, and points that were compared. */
export const hopLook = { upper: 'series dashed role-generated', lowest: 'spots thin' };
export const metLook = (index: Asked['index']) => `spots role-evidence${index === 'graph' ? ' large' : ''}`;
const spot = (index: Asked['index'], x: number, y: number) =>
  `<g class="${metLook(index)}"><path d="M${x} ${y}h0"/></g>`;

/** What the marks of the plane mean. */
function key({ index }: Asked, { compared, centres }: Look, hatched: string): string {
  const x = 466;
  const parts =
    index === 'cells' ? `${centres} centres + ${compared - centres} points` : 'points, on all levels';
  const rows: (readonly [mark: (y: number) => string, text: string])[] = [
    [(y) => `<path ${hatched} d="M${x} ${y - 10}h18v11h-18z"/>`, 'missed from here'],
    [(y) => spot(index, x + 9, y - 4), 'compared'],
  ];
  if (index === 'cells')
    rows.push([(y) => `<path class="axis" d="M${x + 9} ${y - 9}l4 4l-4 4l-4-4z"/>`, 'centre of a cell']);
  else
    rows.push(
      [(y) => `<circle class="mark" cx="${x + 9}" cy="${y - 4}" r="4.5"/>`, 'where walks begin'],
      [(y) => `<g class="${hopLook.upper}"><path d="M${x} ${y - 4}h18"/></g>`, 'hop on upper levels'],
      [(y) => `<g class="${hopLook.lowest}"><path d="M${x} ${y - 4}h18"/></g>`, 'hop on the lowest'],
    );
  return (
    note(x, 46, parts) +
    note(x, 78, 'The nearest is missed') +
    rows
      .map(([mark, text], i) => {
        const y = 296 - 21 * (rows.length - 1 - i);
        return mark(y) + note(x + 26, y, text);
      })
      .join('')
  );
}
