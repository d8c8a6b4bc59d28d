import * as de from './de.ts';
import * as en from './en.ts';
import * as es from './es.ts';
import * as fr from './fr.ts';
import * as ja from './ja.ts';
import * as pt from './pt.ts';
import * as zh from './zh.ts';
/** What every language says: the names of English, each with a text or with a function of the same arguments. */
export type Messages = {
    readonly [Name in keyof typeof en]: (typeof en)[Name] extends string ? string : (typeof en)[Name] extends number ? number : (typeof en)[Name];
};
/** The languages of the interface, by what `language` in a book.yaml calls them. Another is a file here, and its line below. */
export declare const languages: {
    en: typeof en;
    de: typeof de;
    fr: typeof fr;
    es: typeof es;
    pt: typeof pt;
    zh: typeof zh;
    ja: typeof ja;
};
export type Language = keyof typeof languages;
