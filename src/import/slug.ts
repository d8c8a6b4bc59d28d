import anyAscii from 'any-ascii';
import type { Language } from '#search/language.ts';
import { unspacedRun } from '#search/languages/scripts.ts';
import { fold } from '#search/tokens.ts';

/** Words and characters that a slug has at most, and characters that one word has. */
const longest = { words: 8, characters: 60, word: 32 };

/** How German writes its umlauts where it has none. */
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** A text with spaces between its words, also where its script has none. */
function spaced(text: string, { rules }: Language): string {
  if (!unspacedRun.test(text)) return text;
  const segments = new Intl.Segmenter(rules.code, { granularity: 'word' }).segment(text);
  return Array.from(segments, ({ segment }) => segment).join(' ');
}

/**
 * A word in lower-case Latin letters and digits: Chinese as Pinyin, Cyrillic, Greek and others letter by letter. Japanese
 * characters have their Chinese reading, for which one a word wants there takes a dictionary; kana have their own.
 */
const inLatin = (word: string, language: Language): string =>
  anyAscii(
    language.rules.code === 'de' ? word.toLowerCase().replace(/[äöü]/g, (letter) => umlauts[letter]!) : word,
  )
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** The words of a text in Latin letters; first all that carry meaning, then all. */
function latinWords(text: string, language: Language): { meaning: string[]; all: string[] } {
  const words =
    spaced(text.normalize('NFC').replace(/(?<=\p{L}{2})['’](?=s\b)/gu, ''), language).match(
      /[\p{L}\p{N}\p{M}]+/gu,
    ) ?? [];
  const both = words
    .map((word) => ({ word: inLatin(word, language), stop: language.isStopWord(fold(word)) }))
    .filter(({ word }) => word !== '' && word.length <= longest.word);
  return {
    meaning: both.filter(({ stop }) => !stop).map(({ word }) => word),
    all: both.map(({ word }) => word),
  };
}

/** A text as an address: all its words in Latin letters, joined by `-`; empty if it has none. */
export const asSlug = (text: string, language: Language): string => latinWords(text, language).all.join('-');

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
  const { meaning, all } = latinWords(question, language);
  const words = meaning.length > 1 || all.length < 3 ? (meaning.length > 0 ? meaning : all) : all;
  let slug = '';
  for (const word of [...new Set(words)].slice(0, longest.words)) {
    const next = slug === '' ? word : `${slug}-${word}`;
    if (next.length > longest.characters) break;
    slug = next;
  }
  // A single letter or digit says nothing.
  if (slug.length < 2) slug = `question-${number}`;
  let free = slug;
  for (let count = 2; taken.has(free); count++) free = `${slug}-${count}`;
  return free;
}
