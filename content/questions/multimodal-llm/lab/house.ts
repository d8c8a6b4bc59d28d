import { blockOffsets, cells, colours, countBlock, largest, side } from './questions.ts';

/** The colours by number, as text, and the role that gives each its hue. */
export const colourNames = ['blue', 'orange', 'green', 'violet'] as const;
export const colourRoles = ['frozen', 'trainable', 'evidence', 'quantized'] as const;

/** Colours of 64 cells from their initials, row by row. */
export const fromInitials = (rows: string): Uint8Array =>
  Uint8Array.from(rows.replaceAll(' ', ''), (initial) => 'BOGV'.indexOf(initial));

/** The picture of the stage: a house under the sun, shape [64]. */
export const house = fromInitials('BBBBBBOO BBBVBBOO BBVVVBBB BVVVVVBB BOOOOOBB BOBOVOBB GOOOVOGG GGGGGGGG');

/** What of the house a cell belongs to. */
export function partOf(cell: number): string {
  const row = Math.floor(cell / side);
  const inWall = cell % side > 0 && cell % side < 6;
  switch (colourNames[house[cell]!]!) {
    case 'blue':
      return row === 5 && inWall && cell % side > 1 ? 'window' : 'sky';
    case 'orange':
      return row < 3 ? 'sun' : 'wall';
    case 'green':
      return 'grass';
    case 'violet':
      return row > 4 ? 'door' : 'roof';
  }
}

/** First cells of the blocks of p × p cells, row by row. */
export const blockStarts = (p: number): number[] =>
  Array.from({ length: cells }, (_, cell) => cell).filter(
    (cell) => Math.floor(cell / side) % p === 0 && (cell % side) % p === 0,
  );

/** How often each colour occurs in the block of p × p cells that begins at a cell, shape [4]. */
export function countsIn(start: number, p: number): Uint16Array {
  const counts = new Uint16Array(colours);
  countBlock(house, start, p, counts);
  return counts;
}

/** What is read from averages of cells encoded alone: the most frequent colour of the block, the lowest of equal ones. */
function majorities(p: number): Uint8Array {
  const said = new Uint8Array(cells);
  for (const start of blockStarts(p)) {
    const most = largest(countsIn(start, p));
    for (const offset of blockOffsets(p)) said[start + offset] = most;
  }
  return said;
}

/**
 * What the best linear reader of `place.ts` says from averages of cells that know their place, where a token has too few
 * numbers to hold its cells; with enough it says the picture. By width and side of a block. Solving takes a second, so that
 * the results stand here, and a test computes them again.
 */
const crowded: Readonly<Record<string, string>> = {
  '32 4': 'BBBVBBOO BBBVBBOO BBVVVBBB BVVVVBBB BOOOOOBB BOBOVOBB GOOOVOGG GGGGGGGG',
  '32 8': 'BBBBOBOB BGBVBBBB BBBVVBBB OOBBVOBV BOOBBOBB BOVOVOVB VOOOVBVG GGGGGGGG',
  '64 8': 'BBBOOBBB BBBVBBBB BBBBVBBB BGVVVBVB BOOOOOBB BOBOVOBB VOGOGOGV GGGGGGGG',
  '128 8': 'BBBBBBOO BBBVBBBO BBVVVBBB BVVVVVBB BOOOOOBB BOBOVOBB GOOOVOGG GGGGGGGG',
};

export interface Painted {
  /** Colours that are said, shape [64]. */
  said: Uint8Array;
  /** How many of them are right. */
  right: number;
}
const known = new Map<string, Painted>();

/**
 * What is painted back from the tokens of the house.
 *
 * @param p      Side of a block: 1, 2, 4 or 8.
 * @param place  Whether the cells know their place.
 * @param width  Numbers in a token: 32, 64, 128 or 256. Without places any of them holds the counts of four colours.
 */
export function paintBack(p: number, place: boolean, width: number): Painted {
  const key = `${p} ${place} ${width}`;
  let painted = known.get(key);
  if (!painted) {
    const rows = crowded[`${width} ${p}`];
    const said = place ? (rows === undefined ? house : fromInitials(rows)) : majorities(p);
    painted = { said, right: said.filter((colour, cell) => colour === house[cell]).length };
    known.set(key, painted);
  }
  return painted;
}

/**
 * How many numbers of a token carry something: 3 for each cell, as four scores that add up to 1 are three free numbers. Of
 * cells encoded alone it is 3 for the whole block.
 */
export const numbersNeeded = (p: number, place: boolean): number => (colours - 1) * (place ? p * p : 1);
