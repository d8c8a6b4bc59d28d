/** Sum in the order given, from 0. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Mean of at least one number. */
export const mean = (values: ArrayLike<number> & Iterable<number>): number => sum(values) / values.length;
