import type { Language } from '#search/language.ts';
import { words } from '#search/tokens.ts';

/** Stems of the words of a question that carry meaning. */
export function stems(text: string, language: Language): Set<string> {
  const all = words(text);
  const meaning = words(language.splitOff(text)).filter((word) => !language.isStopWord(word));
  return new Set((meaning.length > 0 ? meaning : all).map((word) => language.stem(word)));
}

/** How many words two sets share. */
export const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length;

/**
 * How much two questions ask the same, from 0 to 1: the share of stems that both have (Dice's coefficient), or a little
 * less than the share of the shorter one that the longer one contains, where they have three or more in common.
 */
export const similarity = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  likeness(shared(a, b), a.size, b.size);

function likeness(both: number, a: number, b: number): number {
  if (both === 0) return 0;
  const dice = (2 * both) / (a + b);
  return both >= 3 ? Math.max(dice, (0.85 * both) / Math.min(a, b)) : dice;
}

/** From here on two questions are pointed out as similar. */
const similarFrom = 0.6;

/** Known questions by their stems: to look for similar ones costs what the rarer of their words cost. */
export class Similar<T extends { stems: readonly ReadonlySet<string>[] }> {
  private readonly language: Language;
  private readonly wordings: { of: T; own: ReadonlySet<string> }[] = [];
  /** How many stems each wording has. */
  private readonly sizes: number[] = [];
  private largest = 0;
  private readonly byStem = new Map<string, number[]>();
  /** For each wording how many stems it shares with the one looked for; all 0 between two looks. */
  private both = new Uint8Array(1024);

  constructor(language: Language, known: Iterable<T> = []) {
    this.language = language;
    for (const one of known) this.add(one);
  }

  add(one: T): void {
    for (const own of one.stems) {
      const id = this.wordings.push({ of: one, own }) - 1;
      this.sizes.push(own.size);
      this.largest = Math.max(this.largest, own.size);
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
    if (this.both.length < this.wordings.length) this.both = new Uint8Array(2 * this.wordings.length);
    const { both } = this;
    const touched: number[] = [];
    const often = (stem: string) => this.byStem.get(stem)?.length ?? 0;
    // No more stems are counted than a counter can hold.
    const rarest = [...own].sort((a, b) => often(a) - often(b)).slice(0, 255);
    // Wordings that are similar share so many stems that they share a rare one, too.
    const needed = Math.min(3, Math.ceil((similarFrom / (2 - similarFrom)) * own.size));
    const common = rarest.splice(rarest.length - needed + 1);
    for (const stem of rarest)
      for (const id of this.byStem.get(stem) ?? []) if (both[id]!++ === 0) touched.push(id);
    const nearest = new Map<T, number>();
    const least = this.leastShared(own.size);
    for (const id of touched) {
      const count = both[id]!;
      both[id] = 0;
      if (count + common.length < least[this.sizes[id]!]!) continue;
      const { of, own: other } = this.wordings[id]!;
      const near = likeness(count + common.filter((stem) => other.has(stem)).length, own.size, other.size);
      if (near >= similarFrom && near > (nearest.get(of) ?? 0)) nearest.set(of, near);
    }
    return [...nearest].sort(([, a], [, b]) => b - a).map(([one]) => one);
  }

  /** By the size of a wording, how many stems it must share with one of this size to be similar. */
  private leastShared(size: number): number[] {
    return Array.from({ length: this.largest + 1 }, (_, other) => {
      const counts = Array.from({ length: Math.min(size, other) + 1 }, (_, both) => both);
      return counts.find((both) => likeness(both, size, other) >= similarFrom) ?? Infinity;
    });
  }
}
