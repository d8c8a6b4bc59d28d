import { phraseKey, phrasePattern } from '#book/phrases.ts';
import type { Problem } from '#book/problem.ts';
import type { Avoid } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';
import type { ProgramText } from '../programs/program-texts.ts';

/** Finds the words that a book avoids (`avoid` in book.yaml) in a text that people read. */

interface Finder {
  any: RegExp;
  entries: Map<string, { write: string; except: RegExp | undefined }>;
}

const finders = new WeakMap<Avoid, Finder>();

/** One pattern for the phrases of a list, the longest first. */
const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(
    phrases
      .toSorted((a, b) => b.length - a.length)
      .map(phrasePattern)
      .join('|'),
    'giu',
  );

function finderOf(avoid: Avoid): Finder {
  let finder = finders.get(avoid);
  if (!finder) {
    const entries = Object.entries(avoid).map(
      ([phrase, { write, except }]) =>
        [phraseKey(phrase), { write, except: except.length > 0 ? anyOf(except) : undefined }] as const,
    );
    finder = { any: anyOf(Object.keys(avoid)), entries: new Map(entries) };
    finders.set(avoid, finder);
  }
  return finder;
}

/** Words of the text that are told on either side of a word. */
const told = 4;

/** Words to avoid in a text, at their offsets, each as what is said of it. */
export function avoidedIn(
  text: string,
  avoid: Avoid | undefined,
): (Omit<Problem, 'file'> & { at: number; found: string })[] {
  if (!avoid || Object.keys(avoid).length === 0) return [];
  const { any, entries } = finderOf(avoid);
  return [...text.matchAll(any)].flatMap(({ 0: found, index: at }) => {
    const entry = entries.get(phraseKey(found));
    const end = at + found.length;
    const isExcepted = (except: RegExp) =>
      [...text.matchAll(except)].some((match) => match.index <= at && end <= match.index + match[0].length);
    if (!entry || (entry.except && isExcepted(entry.except))) return [];
    const before = text
      .slice(0, at)
      .split(/\s+/)
      .slice(-told - 1);
    const after = text.slice(end).split(/\s+/, told + 1);
    const phrase = found.replace(/\s+/g, ' ');
    return [
      {
        at,
        found,
        draft: true as const,
        message: `"${phrase}" is on the list of words to avoid: "${`${before.join(' ')}${phrase}${after.join(' ')}`.trim()}"`,
        expected: entry.write,
        fix: 'write that instead, or change avoid in book.yaml',
      },
    ];
  });
}

/** Words to avoid in the texts of a program, at their offsets in it. */
export const avoidedTexts = (
  texts: readonly ProgramText[],
  avoid: Avoid | undefined,
): (Omit<Problem, 'file'> & { at: number })[] =>
  texts.flatMap(({ text, at: from }) =>
    avoidedIn(text, avoid).map(({ found: _, at, ...problem }) => ({ ...problem, at: from + at })),
  );

/** Words to avoid in plain texts of YAML, each with its path. */
export const avoidedFields = (
  fields: readonly (readonly [path: (string | number)[], text: string | undefined])[],
  avoid: Avoid | undefined,
  locate: LocateField,
): Problem[] =>
  fields.flatMap(([path, text = '']) =>
    avoidedIn(text, avoid).map(({ at: _, found: __, ...problem }) => ({ ...locate(path), ...problem })),
  );
