import { mulberry32 } from '../../../numerics/random.ts';

export const colours = 4;
/** Cells along a side of an image. */
export const side = 8;
export const cells = side * side;
export const poolings = [1, 2, 4, 8] as const;

/** Images with one question each: which colour has the cell at this row and column? */
export interface Questions {
  count: number;
  /** Colours 0…3, shape [count, 64], each image row by row. */
  cells: Uint8Array;
  row: Uint8Array;
  column: Uint8Array;
  /** The right answers, shape [count]. */
  answers: Uint8Array;
}

/** Draws images of independent uniform colours: 64 draws an image, then one each for row and column of its question. */
export function drawQuestions(count: number, seed: number): Questions {
  const uniform = mulberry32(seed);
  const out: Questions = {
    count,
    cells: new Uint8Array(count * cells),
    row: new Uint8Array(count),
    column: new Uint8Array(count),
    answers: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    for (let cell = 0; cell < cells; cell++) out.cells[i * cells + cell] = Math.floor(colours * uniform());
    out.row[i] = Math.floor(side * uniform());
    out.column[i] = Math.floor(side * uniform());
    out.answers[i] = out.cells[i * cells + out.row[i]! * side + out.column[i]!]!;
  }
  return out;
}

/** One of the images, shape [64]. */
export const imageOf = (questions: Questions, i: number): Uint8Array =>
  questions.cells.subarray(i * cells, (i + 1) * cells);

/** The first cell of the p × p block around the cell that a question is for. */
export function blockStart({ row, column }: Questions, i: number, p: number): number {
  return (row[i]! - (row[i]! % p)) * side + column[i]! - (column[i]! % p);
}

const offsets = new Map(
  poolings.map((p) => [
    p as number,
    Array.from({ length: p * p }, (_, i) => Math.floor(i / p) * side + (i % p)),
  ]),
);
/** Where the cells of a p × p block lie behind its first, row by row. */
export const blockOffsets = (p: number): readonly number[] => offsets.get(p)!;

/** Counts the colours of a p × p block into `into`, shape [4]. */
export function countBlock(image: Uint8Array, start: number, p: number, into: Uint16Array): void {
  into.fill(0);
  for (const offset of blockOffsets(p)) into[image[start + offset]!]! += 1;
}

/** The place of the largest entry, the first of equal ones. */
export function largest(entries: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < entries.length; at++) if (entries[at]! > entries[best]!) best = at;
  return best;
}

/**
 * Expected accuracy of the best answer to a question for one cell, from the mean of m cells: E[max n] / m where n counts
 * the colours, multinomial with m draws.
 *
 * The cells are independent and uniform over the colours, and the mean gives away how often each colour occurs and nothing
 * else. The best guess is the most frequent colour of the block.
 *
 * @param m      Cells in a block, at least 1.
 * @param kinds  Colours, at least 1.
 */
export function ceiling(m: number, kinds = colours): number {
  const logFactorial = [0];
  for (let n = 1; n <= m; n++) logFactorial[n] = logFactorial[n - 1]! + Math.log(n);
  let expected = 0;
  const place = (left: number, rest: number, most: number, logWays: number): void => {
    if (left === 1) {
      expected += Math.max(most, rest) * Math.exp(logWays - logFactorial[rest]! - m * Math.log(kinds));
      return;
    }
    for (let count = 0; count <= rest; count++)
      place(left - 1, rest - count, Math.max(most, count), logWays - logFactorial[count]!);
  };
  place(kinds, m, 0, logFactorial[m]!);
  return expected / m;
}

/** Accuracy of answering the block's most frequent colour; of T equally frequent ones, each with chance 1 / T. */
export function majorityRule(questions: Questions, p: number): number {
  const counts = new Uint16Array(colours);
  let right = 0;
  for (let i = 0; i < questions.count; i++) {
    countBlock(imageOf(questions, i), blockStart(questions, i, p), p, counts);
    const most = counts[largest(counts)]!;
    if (counts[questions.answers[i]!] !== most) continue;
    let ties = 0;
    for (const n of counts) if (n === most) ties += 1;
    right += 1 / ties;
  }
  return right / questions.count;
}
