/** A part of a text that stays on one line. Widths in any unit, the same for all. */
export interface Piece {
  text: string;
  width: number;
  /** Of the space after it, which a line's end swallows; 0 after a hyphen. */
  space: number;
}

/** Parts a text where lines may break: at spaces, and behind what joins two words. */
export function partsOf(text: string): { text: string; spaced: boolean }[] {
  return [...text.matchAll(/([^ ]+?(?:[-–—/](?=\p{L})|(?= |$)))( ?)/gu)].map(([, part, space]) => ({
    text: part!,
    spaced: space !== '',
  }));
}

/** Fills lines one after another. A piece that is wider than a line has one of its own. */
export function fillLines(pieces: readonly Piece[], width: number): Piece[][] {
  const lines: Piece[][] = [];
  let taken = Infinity;
  for (const piece of pieces) {
    const last = lines.at(-1)?.at(-1);
    const wide = taken + (last?.space ?? 0) + piece.width;
    if (wide <= width) {
      lines.at(-1)!.push(piece);
      taken = wide;
    } else {
      lines.push([piece]);
      taken = piece.width;
    }
  }
  return lines;
}

/** As few lines as the width allows, as even as their number allows. */
export function balanceLines(pieces: readonly Piece[], width: number): Piece[][] {
  const { length } = fillLines(pieces, width);
  let [narrow, wide] = [0, width];
  for (let step = 0; step < 12; step++) {
    const middle = (narrow + wide) / 2;
    if (fillLines(pieces, middle).length > length || pieces.some((piece) => piece.width > middle))
      narrow = middle;
    else wide = middle;
  }
  return fillLines(pieces, wide);
}

export const lineText = (line: readonly Piece[]): string =>
  line.map(({ text, space }, at) => (space > 0 && at < line.length - 1 ? `${text} ` : text)).join('');
