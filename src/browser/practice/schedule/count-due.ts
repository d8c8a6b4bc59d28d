/**
 * How many cards are due, by what practice has left in the browser (due-times.ts), which may hold anything.
 *
 * @param times  Pairs: from when on, in milliseconds since 1970, so many more cards are due.
 */
export function countDue(times: unknown, now: number): number {
  if (!Array.isArray(times)) return 0;
  const due = times.filter(
    (pair): pair is [number, number] => Array.isArray(pair) && Number.isInteger(pair[1]) && pair[0] <= now,
  );
  return due.reduce((sum, [, count]) => sum + count, 0);
}
