import type { Definitions } from '../markdown/blocks.ts';
import type { Remark } from '../read/decode.ts';
import { parseMarkdown, type Parsed } from '../markdown/parse-markdown.ts';
import type { Part } from './parts.ts';
import type { Letters } from '../markdown/question-text.ts';
import { noteSeveral } from './several-questions.ts';
import { Walk } from './find-questions.ts';

/** What the parts of a document are counted in. */
export type Unit = 'line' | 'block' | 'row' | 'item';

export interface Segmented {
  title: string | undefined;
  /** Lines if it does not say otherwise. */
  unit?: Unit;
  /** Whether the whole file is one question. */
  whole?: boolean;
  /** How many lines there are. */
  lines: number;
  /** The parts follow each other without gaps, up to the line `to` of each. */
  parts: (Part & { to: number })[];
  definitions: Definitions;
  letters: Letters;
  warnings: Remark[];
}

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export const segment = (text: string): Segmented => segmentParsed(parseMarkdown(text));

export function segmentParsed({ blocks, letters, lines, warnings }: Omit<Parsed, 'data'>): Segmented {
  const marked = new Walk(letters, blocks, false);
  const found = marked.parts.some(({ kind }) => kind === 'question');
  const walk = found ? marked : new Walk(letters, blocks, true);
  const parts = partition(walk.parts, lines);
  noteSeveral(parts, blocks.lineOf);
  return {
    title: walk.title,
    lines: lines.length,
    parts,
    definitions: blocks.definitions,
    letters,
    warnings: [...warnings, ...walk.warnings],
  };
}

/** Lets each part reach to the next, so that blank lines and closing tags have a place. */
export function partition(parts: readonly Part[], lines: readonly string[]): Segmented['parts'] {
  if (parts.length === 0)
    return [{ from: 1, to: lines.length, kind: 'text', reason: 'nothing in the file reads as a question' }];
  const opens = /^[\s>]*<details\b[^>]*>\s*$/i;
  let end = 0;
  return parts.map((part, index) => {
    const from = end + 1;
    const next = parts[index + 1];
    const start = next?.kind === 'question' && opens.test(lines[next.from - 2] ?? '') ? 2 : 1;
    end = next ? Math.max(end, next.from - start) : lines.length;
    return { ...part, from, to: end };
  });
}
