import { em } from './em.ts';
import { ellipsis, lettersOf, lineOf, type Weight } from './letters.ts';
import { balanceLines, fillLines, lineText, partsOf, type Piece } from './line-breaks.ts';

/** Where a text must fit. Lengths in px. */
export interface TextFrame {
  width: number;
  height: number;
  /** Font sizes to choose from, largest first. */
  sizes: readonly number[];
  /** As a multiple of the font size. */
  lineHeight: number;
  weight: Weight;
  maxLines: number;
}

export interface FittedText {
  size: number;
  /** Height of each line in px. */
  lineBox: number;
  lines: string[];
  /** Whether the text is longer than the frame at its smallest size, and ends in an ellipsis. */
  cut: boolean;
}

/**
 * Sets a text, whose letters must have been learned, in the largest size at which all of it fits in whole words. Where none
 * does, it takes the smallest, breaks what is wider than a line, and ends the last line that fits in an ellipsis.
 */
export function fitText(text: string, frame: TextFrame): FittedText {
  const { weight, maxLines } = frame;
  const pieces = piecesOf(text, weight);
  const widest = Math.max(...pieces.map(({ width }) => width));
  for (const size of frame.sizes) {
    const lineBox = Math.round(size * frame.lineHeight);
    const width = (frame.width * em) / size;
    if (widest > width) continue;
    const room = Math.min(maxLines, Math.floor(frame.height / lineBox));
    if (fillLines(pieces, width).length <= room)
      return { size, lineBox, lines: balanceLines(pieces, width).map(lineText), cut: false };
  }
  const size = frame.sizes.at(-1)!;
  const lineBox = Math.round(size * frame.lineHeight);
  const width = (frame.width * em) / size;
  const room = Math.max(1, Math.min(maxLines, Math.floor(frame.height / lineBox)));
  const lines = fillLines(
    pieces.flatMap((piece) => brokenPiece(piece, weight, width)),
    width,
  ).map(lineText);
  if (lines.length <= room) return { size, lineBox, lines, cut: false };
  const last = endedAt(lines[room - 1]!, weight, width);
  return { size, lineBox, lines: [...lines.slice(0, room - 1), last], cut: true };
}

/** As much of a text as a line holds, with an ellipsis where some of it is lost. */
export function oneLine(text: string, weight: Weight, size: number, widthPx: number): string {
  const width = (widthPx * em) / size;
  return widthOf(text, weight) <= width ? text : endedAt(text, weight, width);
}

const widthOf = (text: string, weight: Weight): number => lineOf(text, weight).width;

function piecesOf(text: string, weight: Weight): Piece[] {
  const space = widthOf(' ', weight);
  return partsOf(text).map(({ text, spaced }) => ({
    text,
    width: widthOf(text, weight),
    space: spaced ? space : 0,
  }));
}

/** A piece in parts that a line holds. */
function brokenPiece(piece: Piece, weight: Weight, width: number): Piece[] {
  if (piece.width <= width) return [piece];
  const held = longestPrefix(piece.text, (part) => widthOf(part, weight) <= width) || [...piece.text][0]!;
  const rest = piece.text.slice(held.length);
  const first = { text: held, width: widthOf(held, weight), space: 0 };
  return rest === ''
    ? [{ ...first, space: piece.space }]
    : [first, ...brokenPiece({ ...piece, text: rest, width: widthOf(rest, weight) }, weight, width)];
}

const endedAt = (text: string, weight: Weight, width: number): string =>
  longestPrefix(text, (part) => widthOf(part.trimEnd() + ellipsis, weight) <= width).trimEnd() + ellipsis;

/** The most of a text, in whole letters, that a test holds for; it holds for all that is shorter. */
function longestPrefix(text: string, holds: (part: string) => boolean): string {
  const letters = lettersOf(text);
  let [fits, fails] = [0, letters.length + 1];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (holds(letters.slice(0, middle).join(''))) fits = middle;
    else fails = middle;
  }
  return letters.slice(0, fits).join('');
}
