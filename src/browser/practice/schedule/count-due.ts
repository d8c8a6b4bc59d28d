/**
 * Number of due cards, from the times that practice has stored (due.ts), which may hold anything.
 *
 * @param times  Pairs: a time in milliseconds since 1970, and how many more cards are due from then on.
 */
export function countDue(times: unknown, now: number): number {
  if (!Array.isArray(times)) return 0;
  const due = times.filter(
    (pair): pair is [number, number] => Array.isArray(pair) && Number.isInteger(pair[1]) && pair[0] <= now,
  );
  return due.reduce((sum, [, count]) => sum + count, 0);
}
