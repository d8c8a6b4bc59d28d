import type { Language } from './language.ts';
import { words } from './tokens.ts';

/** A query as people type it, parsed. */
export interface Query {
  /** Words looked for, folded, each once; words without meaning are gone, unless nothing else was asked. */
  words: string[];
  /** Texts in quotes: pages must have them word for word. */
  phrases: string[];
  /** Words of `-word`: pages that have one are left out. */
  excluded: string[];
  /** The text that was typed, without words of `-word`. */
  text: string;
  /** Pairs of characters across two words, where no spaces set them apart. */
  across: ReadonlySet<string>;
  /** The last word, while it may still be typed. */
  unfinished: string | undefined;
}

const quoted = /["“„«]([^"“”„«»]+)["”“»]/g;
/** A minus in front of a word; not the hyphen of low-fat, not a flag such as --bake. */
const minus = /(^|\s)-(?=[\p{L}\p{N}])(\S+)/gu;

/** Words in quotes are looked for as words, too; a quotation of words without meaning alone is no phrase. */
export function parseQuery(typed: string, language: Language): Query {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const text = typed.normalize('NFKC');
  const plain = text
    .replace(quoted, (_, phrase: string) => {
      if (words(phrase).some((word) => !language.isStopWord(word))) phrases.push(phrase.trim());
      return ` ${phrase} `;
    })
    .replace(minus, (_, before: string, word: string) => {
      excluded.push(...words(word));
      return before;
    });
  const all = [...new Set(words(plain))];
  const meant = language.splitOff(plain);
  // Where no spaces set words apart, a word may have one character, and pairs across two words mean nothing by themselves.
  const divided = language.rules.unspaced?.divide(meant);
  const own = divided?.flatMap((word) => words(word)) ?? [];
  const meaningful = [...new Set([...words(meant), ...own])].filter((word) => !language.isStopWord(word));
  const asked = meaningful.length > 0 ? meaningful : all;
  const across = new Set(divided ? asked.filter((word) => !own.includes(word)) : []);
  const last = /[\p{L}\p{N}]$/u.test(text) ? words(/\S+$/.exec(text)![0]).at(-1) : undefined;
  return {
    words: asked,
    text: plain,
    phrases,
    excluded,
    across,
    unfinished: last !== undefined && asked.includes(last) ? last : undefined,
  };
}
