import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reference } from '#book/references.ts';
import { citeMarker, numberCitations, type CitationNumbers } from './citations.ts';
import type { CiteMark } from './inline.ts';

export interface PageContext {
  /** The question's file, for messages. */
  file: string;
  /** Where the files that it quotes lie. */
  folder: string;
  numbers: CitationNumbers;
  cite: CiteMark;
  /** An id for a figure or code sample, unique on the page. */
  uniqueId(stem: string): string;
}

export function pageContext(input: {
  file: string;
  folder: string;
  /** The texts of the page in reading order, as written. */
  texts: readonly string[];
  references: ReadonlyMap<string, Reference>;
}): PageContext {
  const numbers = numberCitations(input.texts.flatMap((text) => citedKeys(text, input.folder)));
  const used = new Map<string, number>();
  return {
    file: input.file,
    folder: input.folder,
    numbers,
    cite: citeMarker(numbers, input.references),
    uniqueId(stem) {
      const count = (used.get(stem) ?? 0) + 1;
      used.set(stem, count);
      return count === 1 ? stem : `${stem}-${count}`;
    },
  };
}

/** Keys that a text cites, in order, those of its diagrams' captions among them. Code is no text. */
export function citedKeys(text: string, folder: string): string[] {
  return [
    ...withoutCode(text).matchAll(/<Cite\s[^>]*?of=["']([^"']+)["']|<Diagram\s[^>]*?file=["']([^"']+)["']/g),
  ].flatMap(([, key, diagram]) =>
    key ? [key] : citedKeys(readFileSync(resolve(folder, diagram!), 'utf8'), folder),
  );
}

/** A text without its code, where a part is shown rather than used. */
export function withoutCode(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
}
