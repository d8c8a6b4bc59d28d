import type { Parsed } from '../markdown/parse-markdown.ts';
import type { Remark } from '../read/decode.ts';
import type { Candidate } from './candidates.ts';

/** Kinds of lines that hold no question. */
export type LeftOut = 'contents' | 'heading' | 'navigation' | 'front-matter' | 'text';

/** A question as a document asks it. */
export interface FoundQuestion extends Candidate {
  /** Line of the question itself. */
  line: number;
  /** Titles of the parts of the document it stands in, from the outermost on. */
  sections: readonly string[];
  /** Doubts of the reader of the document. */
  notes: string[];
}

/** Lines of a document that belong together, from the first on: a question with its answer, or what was left out, and why. */
export type Part = { from: number } & (
  { kind: 'question'; question: FoundQuestion } | { kind: LeftOut; reason: string | undefined }
);

/** A document divided into questions and what is none. */
export interface Divided {
  parsed: Parsed;
  title: string | undefined;
  /** Whether the whole file is one question. */
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

/** The questions of a document that they are asked in, in order. */
export const questionsOf = ({ parts }: Pick<Divided, 'parts'>): FoundQuestion[] => [
  ...new Set(parts.flatMap((part) => (part.kind === 'question' ? [part.question] : []))),
];
