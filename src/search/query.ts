import { isStopWord, words } from './tokens.ts';

/** A query as people type it, taken apart. */
export interface Query {
  /** Words looked for, folded, each once; words without meaning are gone, unless nothing else was asked. */
  words: string[];
  /** Texts in quotes: pages must have them word for word. */
  phrases: string[];
  /** Words of `-word`: pages that have one are left out. */
  excluded: string[];
  /** Parts of an identifier or a hyphenated word, with the whole that they belong to. */
  wholes: ReadonlyMap<string, string>;
  /** The last word, while it may still be typed. */
  unfinished: string | undefined;
}

const quoted = /["“„«]([^"“”„«»]+)["”“»]/g;
/** A minus in front of a word; not the hyphen of low-fat, not a flag such as --bake. */
const minus = /(^|\s)-(?=[\p{L}\p{N}])(\S+)/gu;

export function parseQuery(text: string): Query {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const plain = text
    .replace(quoted, (_, phrase: string) => {
      if (words(phrase).some((word) => !isStopWord(word))) phrases.push(phrase.trim());
      return ` ${phrase} `;
    })
    .replace(minus, (_, before: string, word: string) => {
      excluded.push(...words(word));
      return before;
    });
  const wholes = new Map<string, string>();
  for (const chunk of plain.split(/[\s=,()[\]{}:/]+/)) {
    const parts = words(chunk);
    const whole = parts.at(-1)!;
    if (parts.length > 1 && parts.slice(0, -1).join('') === whole)
      for (const part of parts.slice(0, -1)) wholes.set(part, whole);
  }
  const all = [...new Set(words(plain))];
  const meaningful = all.filter((word) => !isStopWord(word));
  const asked = meaningful.length > 0 ? meaningful : all;
  const last = /[\p{L}\p{N}]$/u.test(text) ? words(/\S+$/.exec(text)![0]).at(-1) : undefined;
  return {
    words: asked,
    phrases,
    excluded,
    wholes,
    unfinished: last !== undefined && asked.includes(last) ? last : undefined,
  };
}
