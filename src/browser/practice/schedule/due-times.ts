import type { Memory } from './schedule.ts';

/** From when on so many more cards are due: milliseconds since 1970, and how many. */
type DueTime = [from: number, count: number];

/**
 * When cards become due, in order: what every page adds up to say how many are. One that was put off by days is due from the
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
