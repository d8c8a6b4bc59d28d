import { editDistance } from '#book/edit-distance.ts';
import type { Language } from './language.ts';
import { unpack, unpackWords } from './packed-numbers.ts';
import { levels, splitPosting, type TermShard } from './page-index.ts';
import { isCorrectable, mayBeSlip } from './spelling.ts';

/** A word of the site: where it occurs, and how strongly. */
export interface Term {
  /** Its commonest form. */
  form: string;
  stem: string;
  /** How many pages are about it: its weights in all pages, in units of the greatest. A page that mentions it counts a little. */
  frequency: number;
  /** The pages that have it, and how strongly, 0 to 1. */
  postings: readonly (readonly [page: number, weight: number])[];
}

/** The words that are loaded, looked up by stem, by beginning and by likeness. */
export class Terms {
  /**
   * Whether only a part of the site's words is loaded. Slips are then looked for among words with the same first letter,
   * in lists that are loaded for that, so that an answer does not depend on what was asked before.
   */
  readonly partial: boolean;
  readonly language: Language;
  /** Words that a slip may have meant. */
  private readonly spelled: string[] = [];
  private readonly limits = new Map<string, { from: string; to: string | undefined }>();
  private readonly byStem = new Map<string, Term>();
  private readonly all: Term[] = [];

  constructor(partial: boolean, language: Language) {
    this.partial = partial;
    this.language = language;
  }

  add(shard: TermShard): void {
    const packed = shard.postings.split(' ');
    unpackWords(shard.terms).forEach((form, position) => {
      let [page, sum, strength] = [0, 0, 0];
      const postings = unpack(packed[position]!).map((joined) => {
        const [difference, level] = splitPosting(joined);
        const weight = level / levels;
        page += difference;
        sum += weight;
        strength = Math.max(strength, weight);
        return [page, weight] as const;
      });
      const frequency = shard.frequencies[position] ?? sum / strength;
      const key = this.language.stem(form);
      const term = { form, stem: key, postings, frequency };
      this.byStem.set(key, term);
      this.all.push(term);
      if (!this.partial && isCorrectable(form, strength)) this.spelled.push(form);
    });
  }

  addSpellings(list: string): void {
    this.spelled.push(...unpackWords(list));
  }

  /** Of the many words that begin like this one, only those with a stem in a range are looked at. */
  limit(word: string, from: string, to: string | undefined): void {
    this.limits.set(word, { from, to });
  }

  exact(word: string): Term | undefined {
    return this.byStem.get(this.language.stem(word));
  }

  /** Words that begin like one that is still being typed, whichever ending they have. */
  startingWith(word: string): Term[] {
    const limit = this.limits.get(word);
    // With every key of the reader all loaded words are looked at: what stems they have is known.
    return this.all.filter(({ form, stem: root }) => {
      if (limit && (root < limit.from || (limit.to !== undefined && root >= limit.to))) return false;
      if (form.startsWith(word)) return true;
      // caramelizi is on its way to caramelizing, which the site may know as caramelization.
      return root.length >= 4 && word.startsWith(root) && endings.test(word.slice(root.length));
    });
  }

  /** The known word within one slip, or two for words of eight letters and more; undefined while its file is missing. */
  nearest(word: string, unfinished: boolean): Term | undefined {
    const form = this.nearestForm(word, unfinished);
    return form === undefined ? undefined : this.exact(form);
  }

  /** The same as it is written, whether or not its file is loaded. */
  nearestForm(word: string, unfinished: boolean): string | undefined {
    if (!mayBeSlip(word)) return undefined;
    const most = word.length >= 8 ? 2 : 1;
    let best: string | undefined;
    let bestDistance = most + 1;
    const slips = (other: string) =>
      Math.abs(word.length - other.length) > most ? Infinity : editDistance(word, other);
    for (const form of this.spelled) {
      if (this.partial && form[0] !== word[0]) continue;
      // Of a short word, a letter may be missing or two swapped; with another letter it is another word.
      if (word.length === 4 && form.length === 4 && [...word].sort().join() !== [...form].sort().join())
        continue;
      let distance = slips(form);
      // A word that is still being typed is compared with beginnings, at a price.
      if (unfinished && distance >= 1 && form.length > word.length)
        for (const length of [word.length, word.length + 1])
          distance = Math.min(distance, slips(form.slice(0, length)) + 0.3);
      if (distance < bestDistance) [best, bestDistance] = [form, distance];
    }
    return bestDistance <= most ? best : undefined;
  }

  /** The known words of which one was put together, or two that were written as one. */
  split(word: string): Term[] | undefined {
    const parts = this.language.rules.compounds?.parts(word, (part) => this.exact(part) !== undefined);
    if (parts?.length) return parts.map((part) => this.exact(part)!);
    if (this.partial) return undefined;
    for (let at = word.length - 3; at >= 3; at--) {
      const [first, second] = [this.exact(word.slice(0, at)), this.exact(word.slice(at))];
      if (first && second) return [first, second];
    }
    return undefined;
  }
}

const endings = /^(?:i|in|ing|e|ed|er|ers|es|s|a|at|ati|atio|ation|ations|it|ity)$/;
