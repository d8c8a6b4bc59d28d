import type { Node } from './nodes.ts';

/** What lines are that hold no question. */
export type LeftOut =
  'contents' | 'heading' | 'navigation' | 'definitions' | 'front-matter' | 'comment' | 'text';

/** A question as a document asks it. */
export interface FoundQuestion {
  text: string;
  /** Line of the question itself. */
  line: number;
  number?: number | undefined;
  /** Title of the part of the document it stands in. */
  section?: string | undefined;
  /** What the question is written in, with links and code. */
  inline: Node[];
  /** Blocks below it, as they stand in the document. */
  answer: Node[];
  /** What the reader of the document was unsure of. */
  notes: string[];
}

/** Lines of a document, from and to included, that belong together. The parts of a document follow each other without gaps. */
export interface Part {
  from: number;
  to: number;
  kind: LeftOut | 'question';
  reason?: string;
  question?: FoundQuestion;
}
