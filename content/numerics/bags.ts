/** How often each item stands in a list, in the order in which they come first. */
export function countsOf<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/**
 * Cosine of the angle between two bags of items.
 *
 * @param weightOf  Factor of an item's count, 1 without it.
 * @returns 0 … 1 for weights that are not negative; 0 if a bag is empty or weighs nothing.
 */
export function bagCosine<T>(
  a: ReadonlyMap<T, number>,
  b: ReadonlyMap<T, number>,
  weightOf: (item: T) => number = () => 1,
): number {
  let [dot, inA, inB] = [0, 0, 0];
  for (const [item, count] of a) {
    const weight = weightOf(item);
    inA += (count * weight) ** 2;
    dot += count * (b.get(item) ?? 0) * weight ** 2;
  }
  for (const [item, count] of b) inB += (count * weightOf(item)) ** 2;
  return inA * inB === 0 ? 0 : dot / Math.sqrt(inA * inB);
}
