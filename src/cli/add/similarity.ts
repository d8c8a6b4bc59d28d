import type { Language } from '#search/language.ts';
import { words } from '#search/tokens.ts';

/** Stems of the words of a question that carry meaning. */
export function stems(text: string, language: Language): Set<string> {
  const all = words(text);
  const meaning = words(language.splitOff(text)).filter((word) => !language.isStopWord(word));
  return new Set((meaning.length > 0 ? meaning : all).map((word) => language.stem(word)));
}

/**
 * How much two questions ask the same, from 0 to 1: the share of stems that both have (Dice's coefficient), or a little
 * less than the share of the shorter one that the longer one contains, where they have three or more in common.
 */
function likeness(both: number, a: number, b: number): number {
  const dice = (2 * both) / (a + b);
  return both >= 3 ? Math.max(dice, (0.85 * both) / Math.min(a, b)) : dice;
}

/** From here on two questions are pointed out as similar. */
const similarFrom = 0.6;

/** Known questions by their stems: to look for similar ones costs what their words in common cost. */
export class Similar<T extends { stems: readonly ReadonlySet<string>[] }> {
  private readonly language: Language;
  private readonly wordings: { of: T; size: number }[] = [];
  /** Places of the wordings that have a stem. */
  private readonly byStem = new Map<string, number[]>();

  constructor(language: Language, known: Iterable<T> = []) {
    this.language = language;
    for (const one of known) this.add(one);
  }

  add(one: T): void {
    for (const own of one.stems) {
      const id = this.wordings.push({ of: one, size: own.size }) - 1;
      for (const stem of own) {
        const ids = this.byStem.get(stem);
        if (ids) ids.push(id);
        else this.byStem.set(stem, [id]);
      }
    }
  }

  /** The known questions that ask nearly the same, nearest first. */
  to(question: string): T[] {
    const own = stems(question, this.language);
    const both = new Map<number, number>();
    for (const stem of own)
      for (const id of this.byStem.get(stem) ?? []) both.set(id, (both.get(id) ?? 0) + 1);
    const nearest = new Map<T, number>();
    for (const [id, count] of both) {
      const { of, size } = this.wordings[id]!;
      const near = likeness(count, own.size, size);
      if (near >= similarFrom && near > (nearest.get(of) ?? 0)) nearest.set(of, near);
    }
    return [...nearest].sort(([, a], [, b]) => b - a).map(([one]) => one);
  }
}
