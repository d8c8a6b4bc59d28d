import { Language } from './language.ts';
import { rulesOf } from './languages/all.ts';

/** A language by its code (BCP 47), with the rules that are known of it. Readers load those of one language alone. */
export const languageNamed = (code: string): Language => new Language(rulesOf(code));
