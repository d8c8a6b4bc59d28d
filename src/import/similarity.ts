import { isStopWord, stem, words } from '#search/tokens.ts';

/** Stems of the words of a question that carry meaning. */
export function stems(text: string): Set<string> {
  const all = words(text);
  const meaning = all.filter((word) => !isStopWord(word));
  return new Set((meaning.length > 0 ? meaning : all).map(stem));
}

/** How many words two sets share. */
export const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length;

/**
 * How much two questions ask the same, from 0 to 1: the share of stems that both have (Dice's coefficient), or a little
 * less than the share of the shorter one that the longer one contains, where they have three or more in common.
 */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const both = shared(a, b);
  const dice = (2 * both) / (a.size + b.size);
  return both >= 3 ? Math.max(dice, (0.85 * both) / Math.min(a.size, b.size)) : dice;
}

/** From here on two questions are pointed out as similar. */
const similarFrom = 0.6;

/** The known questions that ask nearly the same, nearest first. */
export function similarTo<T extends { stems: readonly ReadonlySet<string>[] }>(
  question: string,
  known: Iterable<T>,
): T[] {
  const own = stems(question);
  return [...known]
    .map((other) => ({ other, near: Math.max(...other.stems.map((stem) => similarity(own, stem))) }))
    .filter(({ near }) => near >= similarFrom)
    .sort((a, b) => b.near - a.near)
    .map(({ other }) => other);
}
