import anyAscii from 'any-ascii';

/** How German writes its umlauts where it has none. */
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * A word in lower-case Latin letters and digits: Chinese as Pinyin, Cyrillic, Greek and others letter by letter. Japanese
 * characters have their Chinese reading, because only a dictionary could choose another; kana have their own.
 *
 * @param language  Code of the word's language, such as "de".
 */
export const inLatin = (word: string, language: string): string =>
  anyAscii(language === 'de' ? word.toLowerCase().replace(/[äöü]/g, (letter) => umlauts[letter]!) : word)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
