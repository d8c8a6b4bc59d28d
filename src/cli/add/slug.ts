import { slugPattern } from '#book/addresses.ts';
import { inLatin } from '#book/latin.ts';
import type { Language } from '#search/language.ts';
import { unspacedRun } from '#search/languages/scripts.ts';
import { unspaced } from '#search/languages/unspaced.ts';
import { fold } from '#search/tokens.ts';
import { languageOfTexts } from './language.ts';

/** Words and characters that a slug has at most, and characters that one word has. */
const longest = { words: 8, characters: 60, word: 32 };

/** A number with signs between its thousands, and a price with no cents: `1.500,00`. An address of four such parts is none. */
const grouped = /(?<![\p{L}\p{N}.,])\d{1,3}([.,])\d{3}(?:\1\d{3})?(?:[.,]00)?(?!\1?\p{N})/gu;

/** The words of a text; of one without spaces as the system divides it, a name in katakana as one. */
function wordsOf(text: string, { rules }: Language): string[] {
  const spaced = unspacedRun.test(text)
    ? (rules.unspaced ?? unspaced(rules.code))
        .divide(text)
        .join(' ')
        .replace(/(?<=[ァ-ヺー]) (?=[ァ-ヺー])/g, '')
    : text;
  const whole = spaced.replace(grouped, (number) => number.replace(/[.,](?:00$)?/g, ''));
  return whole.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The words of a text in Latin letters: all, and those that carry meaning if they are enough to tell it from others. */
function latinWords(text: string, language: Language): { all: string[]; telling: string[] } {
  // A book may have questions in a script that its language is not written in.
  const own = unspacedRun.test(text) && !language.rules.unspaced ? languageOfTexts([text]) : language;
  const all = wordsOf(text.normalize('NFC').replace(/(?<=\p{L}{2})['’](?=s\b)/gu, ''), own)
    .map((word) => ({ word: inLatin(word, own.rules.code), stop: own.isStopWord(fold(word)) }))
    .filter(({ word }) => word !== '' && word.length <= longest.word);
  const meaning = all.filter(({ stop }) => !stop);
  // One word of a question in English is often a word that many questions have; in Chinese it is what is asked.
  const enough = meaning.length > 1 || all.length < 3 || own.rules.unspaced !== undefined;
  // Numbers and single letters tell nothing alone, as in a question of what some percent of a price are.
  const says = meaning.some(({ word }) => /[a-z]{2}/.test(word));
  const telling = enough && says ? meaning : all;
  return { all: all.map(({ word }) => word), telling: telling.map(({ word }) => word) };
}

function joined(words: readonly string[]): string {
  let slug = '';
  for (const word of words.slice(0, longest.words)) {
    const next = slug === '' ? word : `${slug}-${word}`;
    if (next.length > longest.characters) break;
    slug = next;
  }
  return slug;
}

/** A title as an address: its words in Latin letters; empty if it has none. */
export const slugOfTitle = (title: string, language: Language): string =>
  joined(latinWords(title, language).all);

/**
 * The address of a question: its first words that carry meaning, in lower-case Latin letters, joined by `-`.
 *
 * @param number  Names a question in which no such word is.
 * @param taken   Slugs that exist already.
 */
export function slugFor(
  question: string,
  number: number,
  taken: ReadonlySet<string>,
  language: Language,
): string {
  const slug = joined([...new Set(latinWords(question, language).telling)]);
  // A single letter or digit says nothing.
  return free(slug.length < 2 ? `question-${number}` : slug, taken);
}

/** A slug that nothing has, with a number behind it if need be. */
function free(slug: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const next = count === 1 ? slug : `${slug}-${count}`;
    if (!taken.has(next)) return next;
  }
}

/**
 * The address that an author chose.
 *
 * @param language  Of the book, for what to write instead.
 * @throws Error if it is no slug, or if something has it.
 */
export function chosenSlug(slug: string, taken: ReadonlySet<string>, language: Language): string {
  if (!slugPattern.test(slug)) {
    const meant = slugOfTitle(slug, language);
    throw new Error(
      `"${slug}" is not a valid slug.\n  expected: lower-case letters a-z and digits, words joined by "-"\n  fix: ${
        meant === '' ? 'write such a name' : `--slug ${free(meant, taken)}`
      }`,
    );
  }
  if (taken.has(slug))
    throw new Error(
      `The address /questions/${slug}/ is taken.\n  expected: a name that no question or page of the book has or had\n  fix: choose another, such as --slug ${free(slug, taken)}`,
    );
  return slug;
}
