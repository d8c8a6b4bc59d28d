import type { Memory } from './schedule.ts';

/** A time in milliseconds since 1970, and how many more cards are due from then on. */
type DueTime = [from: number, count: number];

/**
 * Times at which cards become due, in order; every page adds them up to count due cards. One put off by days is due from the
 * morning of its day.
 *
 * @param keys  Cards of the book; those that were never practised are never due.
 */
export function dueTimes(
  keys: readonly string[],
  memories: ReadonlyMap<string, Pick<Memory, 'due' | 'days'>>,
): DueTime[] {
  const counts = new Map<number, number>();
  for (const key of keys) {
    const memory = memories.get(key);
    if (!memory) continue;
    const from = memory.days > 0 ? new Date(memory.due).setHours(0, 0, 0, 0) : memory.due;
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}
