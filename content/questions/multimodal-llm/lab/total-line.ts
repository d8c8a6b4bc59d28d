/** A line of a made-up receipt in dots, as a printer for receipts sets them, and the pixels of a picture of it. */

/** Seven rows of dots, from the top: the five lowest bits of a row, from the left. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  T: [31, 4, 4, 4, 4, 4, 4],
  O: [14, 17, 17, 17, 17, 17, 14],
  A: [14, 17, 17, 31, 17, 17, 17],
  L: [16, 16, 16, 16, 16, 16, 31],
  8: [14, 17, 17, 14, 17, 17, 14],
  4: [2, 6, 10, 18, 31, 2, 2],
  0: [14, 17, 19, 21, 25, 17, 14],
  '.': [0, 0, 0, 0, 0, 12, 12],
};
const [across, down, spacing] = [5, 7, 6];
const line = 'TOTAL 8.40';

/** The receipt: its sides and the height of its print, in mm. */
export const receipt = { width: 80, height: 240, print: 2.5 };
/** What of it is looked at closely, from its left and top, in mm. */
export const part = { x: 28.3, y: 201.4, width: 25.7, height: 6.4 };
/** Where the line begins, and the side of a dot. */
const start = { x: 30.4, y: 203.35 };
const dot = receipt.print / down;

/** Whether a dot of the line is black. */
function isBlack(column: number, row: number): boolean {
  const [at, inside] = [Math.floor(column / spacing), column % spacing];
  const rows = glyphs[line[at] ?? ' '];
  return inside < across && ((rows?.[row] ?? 0) >> (across - 1 - inside)) % 2 === 1;
}

/** How much of each dot an interval covers, in dots, for those that it meets. */
function* dotsIn(from: number, to: number, count: number): Generator<[dot: number, length: number]> {
  for (let at = Math.max(0, Math.floor(from)); at < Math.min(count, to); at++)
    yield [at, Math.min(to, at + 1) - Math.max(from, at)];
}

/**
 * Share of a pixel that is black: each is the average over its area, without blur or noise.
 *
 * @param size  Side of a pixel in mm. Pixels are counted from the receipt's left and top.
 */
export function blackness(column: number, row: number, size: number): number {
  const [left, top] = [(column * size - start.x) / dot, (row * size - start.y) / dot];
  const along = size / dot;
  let black = 0;
  for (const [y, height] of dotsIn(top, top + along, down))
    for (const [x, width] of dotsIn(left, left + along, line.length * spacing))
      if (isBlack(x, y)) black += width * height;
  return black / along ** 2;
}
