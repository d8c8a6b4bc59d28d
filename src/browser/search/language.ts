import { rules } from 'virtual:search-rules';
import { Language } from '#search/language.ts';

/** How the book's texts and queries become words. */
export const language = new Language(rules);
