import { parseBlocks, type Definitions } from './blocks.ts';
import type { Warning } from './fences.ts';
import type { Part } from './parts.ts';
import { virtualLines, type VirtualLines } from './virtual-lines.ts';
import { Walk } from './walk.ts';

export interface Segmented {
  title: string | undefined;
  lines: number;
  parts: Part[];
  definitions: Definitions;
  letters: VirtualLines['letters'];
  warnings: Warning[];
}

/** Divides a document into questions with their answers, and what is neither. Every line belongs to exactly one part. */
export function segment(text: string): Segmented {
  const virtual = virtualLines(text);
  const parsed = parseBlocks(virtual);
  const lines = text.split('\n');
  let walk = new Walk(virtual, parsed, false).run();
  if (!walk.parts.some(({ kind }) => kind === 'question')) walk = new Walk(virtual, parsed, true).run();
  const count = lines.length > 1 && lines.at(-1) === '' ? lines.length - 1 : lines.length;
  return {
    title: walk.title,
    lines: count,
    parts: partition(walk.parts, count, lines),
    definitions: parsed.definitions,
    letters: virtual.letters,
    warnings: [...virtual.warnings, ...walk.warnings],
  };
}

/** Lets each part reach to the next, so that blank lines and closing tags have a place. */
function partition(parts: readonly Part[], lines: number, source: readonly string[]): Part[] {
  const starts = parts.map((part) => {
    const opens = /^[\s>]*<details\b[^>]*>\s*$/i;
    return opens.test(source[part.from - 2] ?? '') && part.question ? part.from - 1 : part.from;
  });
  if (parts.length === 0)
    return [{ from: 1, to: lines, kind: 'text', reason: 'nothing in the file reads as a question' }];
  let end = 0;
  return parts.map((part, index) => {
    const to = index + 1 < parts.length ? Math.max(end, starts[index + 1]! - 1) : lines;
    const whole = { ...part, from: end + 1, to };
    end = to;
    return whole;
  });
}
