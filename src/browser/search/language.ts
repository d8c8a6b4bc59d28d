import { rules } from 'virtual:search-rules';
import { Language } from '#search/language.ts';

/** Splits texts and queries of the book into words. */
export const language = new Language(rules);
