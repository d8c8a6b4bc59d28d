import { textWidth } from 'grounded/lab/figure-text.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { leastShown, percent, shownOf } from './ranking.ts';
import { claims, invention } from './shown-world.ts';
import { barcode, card, outlined, roleOf, text, type Cut } from './stage-picture.ts';

const inset = 10;
/** Which claims stand in a row of the small picture. */
const rows = [
  [0, 1, 3],
  [2, 4],
];

/** A line through words, or a cross before them, from a place on: drawn, since the fonts of cards have no signs for them. */
const through = (x: number, y: number, wide: number) =>
  `<path class="axis" d="M${px(x)} ${y - 4}h${px(wide)}"/>`;
const cross = (x: number, y: number) =>
  `<path class="stage-line role-wrong" d="M${px(x)} ${y - 8}l7 8m0-8l-7 8"/>`;

/** The claims and the answers in order, without the curve. */
export function drawThumb({ ranking, shown }: Cut, { width }: Canvas): string {
  const chips = rows.map((row, at) => {
    let x = inset;
    return row.map((claim) => {
      const words = claims[claim]!.brief;
      const long = textWidth(words, 13);
      const sign = claim === invention ? 13 : 0;
      const from = x + 8 + sign;
      const wide = long + 16 + sign;
      const y = 10 + 34 * at;
      const isShown = ranking.places[claim]! <= shown;
      const chip =
        outlined(isShown ? roleOf(claim) : 'refused', card(x, y, wide, 28)) +
        (isShown
          ? text(`start stage-strong role-${roleOf(claim)}`, from, y + 18, words)
          : text('start', from, y + 18, words) + through(from - 1, y + 18, 0.96 * long)) +
        (claim === invention ? cross(x + 8, y + 18) : '');
      x += wide + 6;
      return chip;
    });
  });
  const pitch = (width - 2 * inset) / shownOf;
  const x = (place: number) => inset + place * pitch;
  const wrong = shown < leastShown ? '' : `shown: ${percent(ranking.errors[shown]!, shown)} wrong`;
  return (
    chips.flat().join('') +
    barcode({ ranking, shown }, { from: 86, high: 30, pitch, x }) +
    `<path class="stage-drop" d="M${px(x(shown))} 80V152"/>` +
    text('end stage-strong role-wrong', x(shown) - 7, 146, wrong) +
    note(px(x(shown) + 7), 146, 'refused')
  );
}
