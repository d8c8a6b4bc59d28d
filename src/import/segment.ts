import { parseBlocks, type Definitions } from './blocks.ts';
import type { Remark } from './decode.ts';
import type { Part } from './parts.ts';
import type { Letters } from './question-text.ts';
import { noteSeveral } from './several.ts';
import { virtualLines } from './virtual-lines.ts';
import { Walk } from './walk.ts';

export interface Segmented {
  title: string | undefined;
  /** How many lines there are. */
  lines: number;
  /** The parts follow each other without gaps, up to the line `to` of each. */
  parts: (Part & { to: number })[];
  definitions: Definitions;
  letters: Letters;
  warnings: Remark[];
}

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export function segment(text: string): Segmented {
  const virtual = virtualLines(text);
  const { letters } = virtual;
  const parsed = parseBlocks(virtual);
  const marked = new Walk(letters, parsed, false);
  const found = marked.parts.some(({ kind }) => kind === 'question');
  const walk = found ? marked : new Walk(letters, parsed, true);
  const lines = text.replace(/\n$/, '').split('\n');
  const parts = partition(walk.parts, lines);
  noteSeveral(parts, parsed.lineOf);
  return {
    title: walk.title,
    lines: lines.length,
    parts,
    definitions: parsed.definitions,
    letters,
    warnings: [...virtual.warnings, ...walk.warnings],
  };
}

/** Lets each part reach to the next, so that blank lines and closing tags have a place. */
function partition(parts: readonly Part[], lines: readonly string[]): Segmented['parts'] {
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
