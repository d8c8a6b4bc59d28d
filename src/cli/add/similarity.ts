import type { Language } from '#search/language.ts';
import { words } from '#search/tokens.ts';

/** Stems of the words of a question that carry meaning. */
function stems(text: string, language: Language): ReadonlySet<string> {
  const meaning = words(language.splitOff(text)).filter((word) => !language.isStopWord(word));
  return new Set((meaning.length > 0 ? meaning : words(text)).map((word) => language.stem(word)));
}

/**
 * How much two questions ask the same, from 0 to 1: the share of stems that both have (Dice's coefficient), or a little
 * less than the share of the shorter one that the longer one contains, where they have three or more in common.
 */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((stem) => b.has(stem)).length;
  const dice = (2 * both) / (a.size + b.size);
  return both >= 3 ? Math.max(dice, (0.85 * both) / Math.min(a.size, b.size)) : dice;
}

/** From here on two questions are pointed out as similar. */
const similarFrom = 0.6;

/** The known questions that ask nearly the same, nearest first. */
export function similarTo<Q extends { wordings: readonly string[] }>(
  question: string,
  known: readonly Q[],
  language: Language,
): Q[] {
  const own = stems(question, language);
  return known
    .map((of) => ({ of, near: Math.max(...of.wordings.map((text) => likeness(own, stems(text, language)))) }))
    .filter(({ near }) => near >= similarFrom)
    .sort((one, other) => other.near - one.near)
    .map(({ of }) => of);
}
