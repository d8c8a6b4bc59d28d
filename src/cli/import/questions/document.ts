import type { Parsed } from '../markdown/parse-markdown.ts';
import type { Candidate } from './candidates.ts';
import type { Remark } from '../read/decode.ts';

export type LeftOut = 'contents' | 'heading' | 'navigation' | 'front-matter' | 'text';

export interface FoundQuestion extends Candidate {
  line: number;
  /** Titles of the parts of the document it stands in, from the outermost on. */
  sections: readonly string[];
  notes: string[];
}

/** Lines that belong together, from the first on: a question with its answer, or what was left out. */
export type Part = { from: number } & (
  { kind: 'question'; question: FoundQuestion } | { kind: LeftOut; reason: string | undefined }
);

export interface Divided {
  parsed: Parsed;
  title: string | undefined;
  whole: boolean;
  /** The parts follow each other without gaps, up to the line `to` of each. */
  parts: (Part & { to: number })[];
  warnings: Remark[];
}

/** Lets each part reach to the next, so that blank lines and closing tags have a place. */
export function partition(parts: readonly Part[], lines: number): Divided['parts'] {
  if (parts.length === 0)
    return [{ from: 1, to: lines, kind: 'text', reason: 'nothing in the file reads as a question' }];
  let end = 0;
  return parts.map((part, at) => {
    const from = end + 1;
    const next = parts[at + 1];
    end = next ? Math.max(end, next.from - 1) : lines;
    return { ...part, from, to: end };
  });
}

export const questionsOf = ({ parts }: Pick<Divided, 'parts'>): FoundQuestion[] => [
  ...new Set(parts.flatMap((part) => (part.kind === 'question' ? [part.question] : []))),
];
