import { rules as de } from './de.ts';
import { rules as en } from './en.ts';
import { rules as es } from './es.ts';
import { rules as fr } from './fr.ts';
import { rules as it } from './it.ts';
import { rules as ja } from './ja.ts';
import { rules as ko } from './ko.ts';
import { rules as other } from './other.ts';
import { rules as pt } from './pt.ts';
import { rules as ru } from './ru.ts';
import type { Rules } from './rules.ts';
import { rules as zh } from './zh.ts';

const known: Readonly<Record<string, Rules>> = { de, en, es, fr, it, ja, ko, pt, ru, zh };

/** The name of the file that has the rules of a language: `de` for de-AT, `other` for a language without rules. */
export function rulesName(code: string): string {
  const [language = ''] = code.toLowerCase().split('-');
  return Object.hasOwn(known, language) ? language : 'other';
}

/** Codes of the languages with rules of their own. */
export const ruledLanguages: readonly string[] = Object.keys(known);

/** The rules of a language. What runs for readers has those of its book alone (cli/build/astro-config.ts). */
export const rulesOf = (code: string): Rules => known[rulesName(code)] ?? other;
