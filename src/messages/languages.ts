import * as de from './de.ts';
import * as en from './en.ts';
import * as es from './es.ts';
import * as fr from './fr.ts';
import * as it from './it.ts';
import * as ja from './ja.ts';
import * as ko from './ko.ts';
import * as pt from './pt.ts';
import * as ru from './ru.ts';
import * as zh from './zh.ts';

/** Messages of a language: the names of English, each with a text or with a function of the same arguments. */
export type Messages = {
  readonly [Name in keyof typeof en]: (typeof en)[Name] extends string
    ? string
    : (typeof en)[Name] extends number
      ? number
      : (typeof en)[Name];
};

/** The languages of the interface, by what `language` in a book.yaml calls them. Another is a file here, and its line below. */
export const languages = { en, de, fr, es, pt, it, ru, zh, ja, ko } satisfies Record<string, Messages>;

/** The name of a book's language among them: its code without a region. */
export const interfaceOf = (language: string): string => language.split('-', 1)[0]!;

/** The messages in a language, perhaps with a region; in English for one that is none of them. */
export const messagesIn = (language: string): Messages =>
  Object.hasOwn(languages, interfaceOf(language)) ? languages[interfaceOf(language) as Language] : en;

export type Language = keyof typeof languages;
