import { phraseFinder, phraseKey } from '#book/phrases.ts';
import type { Problem } from '#book/problem.ts';
import type { Avoid } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/** A text that readers see, with its place in the source. What is left out of it is blank, so that offsets add up. */
export interface ShownText {
  text: string;
  at: number;
}

/** Stands for something that has no words, so that those before and after it are not read as one phrase. */
export const gap = '…';

const before = /(?:\S+\s+){0,4}\S*$/;
const after = /^\S*(?:\s+\S+){0,4}/;

interface Finder {
  any: RegExp;
  entries: Map<string, { write: string; except: RegExp | undefined }>;
}
const finders = new WeakMap<Avoid, Finder>();

function finderOf(avoid: Avoid): Finder {
  const entries = Object.entries(avoid).map(
    ([phrase, { write, except }]) =>
      [phraseKey(phrase), { write, except: except.length > 0 ? phraseFinder(except) : undefined }] as const,
  );
  const finder = { any: phraseFinder(Object.keys(avoid)), entries: new Map(entries) };
  finders.set(avoid, finder);
  return finder;
}

/** The words of some texts that the book avoids, at their offsets in the source. */
export function wordsToAvoid(
  texts: Iterable<ShownText>,
  avoid: Avoid | undefined,
): (Omit<Problem, 'file'> & { at: number })[] {
  if (!avoid || Object.keys(avoid).length === 0) return [];
  const { any, entries } = finders.get(avoid) ?? finderOf(avoid);
  return [...texts].flatMap(({ text, at }) =>
    [...text.matchAll(any)].flatMap(({ 0: found, index }) => {
      const end = index + found.length;
      const { write, except } = entries.get(phraseKey(found))!;
      const longer = except ? [...text.matchAll(except)] : [];
      if (longer.some((match) => match.index <= index && end <= match.index + match[0].length)) return [];
      const around = `${before.exec(text.slice(0, index))![0]}${found}${after.exec(text.slice(end))![0]}`;
      return {
        at: at + index,
        draft: true as const,
        message: `"${oneLine(found)}" is on the list of words to avoid: "${oneLine(around)}"`,
        expected: write,
        fix: 'write that instead, or change avoid in book.yaml',
      };
    }),
  );
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Fields of YAML, in any place, whose plain texts readers see. */
const shown = new Set('name tagline title shortTitle description hook menu alt label note'.split(' '));

/** The words that the book avoids in plain texts of YAML. `path`: where the data stand. */
export function fieldsToAvoid(
  data: object,
  avoid: Avoid | undefined,
  locate: LocateField,
  path: readonly string[] = [],
): Problem[] {
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
    const to = [...path, key];
    if (typeof value === 'object' && value !== null) return fieldsToAvoid(value, avoid, locate, to);
    if (typeof value !== 'string' || !(shown.has(key) || path[0] === 'roles')) return [];
    return wordsToAvoid([{ text: value, at: 0 }], avoid).map(({ at: _, ...problem }) => ({
      ...locate(to),
      ...problem,
    }));
  });
}
