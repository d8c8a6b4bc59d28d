import type { Candidate } from './candidates.ts';

/** What lines are that hold no question. */
export type LeftOut =
  'contents' | 'heading' | 'navigation' | 'definitions' | 'front-matter' | 'comment' | 'text';

/** A question as a document asks it. */
export interface FoundQuestion extends Candidate {
  /** Line of the question itself. */
  line: number;
  /** Titles of the parts of the document it stands in, from the outermost on. */
  sections: readonly string[];
  /** What the reader of the document was unsure of. */
  notes: string[];
}

/** Lines of a document that belong together, from the first on: a question with its answer, or what was left out, and why. */
export type Part = { from: number } & (
  { kind: 'question'; question: FoundQuestion } | { kind: LeftOut; reason: string }
);
