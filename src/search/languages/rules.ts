import type { Compounds } from './compounds.ts';
import type { Unspaced } from './unspaced.ts';

/** Rules of a language for search. Words are given as `fold` writes them: lower case, without diacritics. */
export interface Rules {
  /** Its code (BCP 47); `und` for any that nothing is known of. */
  code: string;
  /** Words that carry no meaning in a question; they leave the query, unless nothing would be left. */
  stopWords: string;
  /** The same of other languages. They leave a query only where the site does not know them as words. */
  foreign?: string;
  /** Words without meaning in scripts that the language is not written in, and which no spaces set apart. */
  within?: RegExp;
  /** The stem that a word shares with its other forms. It is never shown. */
  stem?: (word: string) => string;
  /** How words are put together, if they are written as one. */
  compounds?: Compounds;
  /** A word in the language's own letters: it means something if the site lacks it. */
  own: RegExp;
  /** How texts without spaces between words are divided. */
  unspaced?: Unspaced;
}

export const latin = /^[a-z\d]+$/;
