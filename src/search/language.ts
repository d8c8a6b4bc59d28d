import type { Rules } from './languages/rules.ts';
import { words } from './tokens.ts';

type Stems = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;

/** Splits texts and queries of a language into words. The build and the browser use the same. */
export class Language {
  readonly rules: Rules;
  private readonly stopWords: ReadonlySet<string>;
  private readonly foreign: ReadonlySet<string>;

  constructor(rules: Rules) {
    this.rules = rules;
    this.stopWords = new Set(rules.stopWords.split(' '));
    this.foreign = new Set(rules.foreign?.split(' '));
  }

  /** Whether a word carries no meaning in a question. */
  isStopWord(word: string): boolean {
    return this.stopWords.has(word);
  }

  /** Whether it means something that the site lacks a word: of other scripts and languages it has few. */
  isOwn(word: string): boolean {
    return this.rules.own.test(word) && !this.foreign.has(word);
  }

  stem(word: string): string {
    return this.rules.stem?.(word) ?? word;
  }

  /** The words of a text that is searched; of one without spaces also its characters, if the language is written so. */
  indexed(text: string): string[] {
    return words(text, this.rules.unspaced !== undefined);
  }

  /** A query without words of no meaning that no spaces set apart: the words around them stay apart. */
  splitOff(text: string): string {
    const { within, unspaced } = this.rules;
    return within
      ? text.replace(within, ' ')
      : (unspaced
          ?.divide(text)
          .map((word) => (this.isStopWord(word) ? ' ' : word))
          .join('') ?? text);
  }

  /** Whether a word is one that is looked for, or is put together with it. */
  isAsked(word: string, stems: Stems): boolean {
    const own = this.stem(word);
    return stems.has(own) || !!this.rules.compounds?.isPart(stems.keys(), own);
  }

  /** The places of a text that are looked for: words, and pairs of characters where no spaces set words apart. */
  placesOf(text: string, stems: Stems): [from: number, to: number][] {
    const asked = (part: string) => words(part).some((word) => this.isAsked(word, stems));
    return Array.from(text.matchAll(/[\p{L}\p{N}]+(?:[_.'’-][\p{L}\p{N}]+)*/gu)).flatMap(
      ({ 0: run, index }): [number, number][] =>
        this.rules.unspaced?.places(run, asked).map(([from, to]) => [index + from, index + to]) ??
        (asked(run) ? [[index, index + run.length]] : []),
    );
  }
}
