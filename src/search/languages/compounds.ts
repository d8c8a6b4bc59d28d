/** Rules of a language that writes compounds as one word. */
export interface Compounds {
  /** The known parts of a compound: its beginning and its end, or the one that is long enough to be no accident. */
  parts(compound: string, known: (part: string) => boolean): string[];
  /** Whether one of some stems is the beginning or the end of a longer one. */
  isPart(stems: Iterable<string>, whole: string): boolean;
  /** The positions of a stem, also as a part of others. */
  places(positions: ReadonlyMap<string, readonly number[]>, stem: string): number[];
}

/**
 * Letters of a part, and of what is no part beside it, at least. The end names the thing; a beginning alone, whose end is
 * not known, is longer.
 */
const least = { part: 4, beside: 3, beginning: 5 };

/** @param joints  Letters that may join two parts, such as s. */
export const compounds = (joints: readonly string[]): Compounds => ({
  parts(compound, known) {
    let [longestEnd, longestStart] = ['', ''];
    for (let at = least.part; at <= compound.length - least.beside; at++) {
      const end = compound.slice(at);
      const endKnown = end.length >= least.part && known(end);
      const start = joints
        .filter((joint) => compound.slice(0, at).endsWith(joint))
        .map((joint) => compound.slice(0, at - joint.length))
        .find((part) => part.length >= least.part && known(part));
      if (endKnown && start !== undefined) return [start, end];
      if (endKnown && longestEnd === '') longestEnd = end;
      if (start !== undefined && start.length >= least.beginning) longestStart = start;
    }
    const one = longestEnd || longestStart;
    return one === '' ? [] : [one];
  },
  isPart: (stems, whole) => [...stems].some((stem) => isWordPart(stem, whole)),
  places: (positions, stem) =>
    [...positions].flatMap(([whole, places]) => (whole === stem || isWordPart(stem, whole) ? places : [])),
});

const isWordPart = (stem: string, whole: string): boolean =>
  stem.length >= least.part &&
  whole.length >= stem.length + least.beside &&
  (whole.startsWith(stem) || whole.endsWith(stem));
