import { isStopWord, stem } from './tokens.ts';

/** Words and pages in one space of few dimensions, packed for the way. */
export interface PackedMeaning {
  dimensions: number;
  /** Words by falling frequency in general texts, joined by spaces. */
  words: string;
  /** Base64: for each word its coordinates, 4 bits each, two to a byte, as −7 to 7 plus 8. */
  wordCodes: string;
  /** Base64: for each page its coordinates, a signed byte each. */
  pageCodes: string;
  /** What one step of a word's code times one step of a page's is worth. */
  step: number;
}

/**
 * A second opinion on which page a query means, from vectors of words: it knows that photos and images are close although
 * a page has one of them only. It needs no word of the page, and is wrong more often than the words are.
 */
export class Meaning {
  private readonly positions = new Map<string, number>();
  private readonly words: Int8Array;
  private readonly pages: Int8Array;
  private readonly dimensions: number;
  private readonly step: number;
  readonly pageCount: number;

  constructor(packed: PackedMeaning) {
    packed.words.split(' ').forEach((word, position) => this.positions.set(stem(word), position));
    this.dimensions = packed.dimensions;
    this.step = packed.step;
    this.pages = Int8Array.from(bytes(packed.pageCodes));
    this.pageCount = this.pages.length / this.dimensions;
    this.words = Int8Array.from(
      bytes(packed.wordCodes).flatMap((byte) => [(byte >> 4) - 8, (byte & 15) - 8]),
    );
  }

  /**
   * How much closer each page is to some words than the average page, roughly −0.5 to 0.5; and the share of the words
   * that have a vector, which tells how far to trust it.
   */
  opinion(words: readonly string[]): { scores: Float64Array; known: number } {
    const { dimensions, pageCount } = this;
    const scores = new Float64Array(pageCount);
    const meaningful = words.filter((word) => !isStopWord(word));
    let total = 0;
    let known = 0;
    for (const word of meaningful) {
      const position = this.positions.get(stem(word));
      if (position === undefined) continue;
      known += 1;
      const weight = rarity(position);
      total += weight;
      for (let page = 0; page < pageCount; page++) {
        let dot = 0;
        for (let at = 0; at < dimensions; at++)
          dot += this.words[position * dimensions + at]! * this.pages[page * dimensions + at]!;
        scores[page]! += weight * dot * this.step;
      }
    }
    const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, pageCount);
    return {
      scores: scores.map((score) => (total > 0 ? (score - mean) / total : 0)),
      known: known / Math.max(1, meaningful.length),
    };
  }
}

/** Words are listed by falling frequency, and the frequency of the n-th falls about as 1 / n (Zipf's law). */
const rarity = (position: number): number => Math.log(position + 20);

const bytes = (base64: string): number[] => Array.from(atob(base64), (character) => character.charCodeAt(0));
