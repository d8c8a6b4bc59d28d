import type { Memory } from './schedule.ts';

/** When cards come back, by key; without those that were never practised. */
export type Coming = ReadonlyMap<string, Pick<Memory, 'due' | 'from'>>;

/** The cards that are due, those that wait longest first. */
export function dueCards<C extends { key: string }>(cards: readonly C[], coming: Coming, now: number): C[] {
  const dueOf = ({ key }: C) => coming.get(key)!.due;
  return cards
    .filter(({ key }) => (coming.get(key)?.from ?? Infinity) <= now)
    .sort((a, b) => dueOf(a) - dueOf(b) || (a.key < b.key ? -1 : 1));
}

/**
 * Times at which cards become due, in order: in milliseconds since 1970, each with how many more cards are due from then on.
 * Every page adds them up to count due cards.
 *
 * @param keys  Cards of the book; those that were never practised are never due.
 */
export function dueTimes(keys: readonly string[], coming: Coming): [from: number, count: number][] {
  const byTime = Map.groupBy(
    keys.flatMap((key) => coming.get(key)?.from ?? []),
    (from) => from,
  );
  return [...byTime].map(([from, { length }]): [number, number] => [from, length]).sort(([a], [b]) => a - b);
}
