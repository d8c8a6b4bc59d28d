import type { Citation } from './citation.ts';
import type { Computed } from './computed.ts';
import type { InlineNode } from './inline.ts';
import type { QuestionData } from './schema.ts';

/** What reading a question gives: all that pages and other processes know of it. Plain JSON. */
export interface QuestionRecord {
  slug: string;
  /** Path of its `index.mdx`. */
  file: string;
  data: QuestionData;
  /** Name of the answer's present state. */
  version: string;
  /** Citations of the answer in reading order; a source may occur more than once. */
  cited: readonly Citation[];
  /** Words of the answer, for the reading time. */
  words: number;
  /** The day of its last change, as YYYY-MM-DD, where a build knows it. */
  changed?: string | undefined;
  /** Names of the parts on the page, the book's own components among them. */
  parts: readonly string[];
  /** Values that a build computes before it makes the page: all of the text’s, unless the book is trusted. */
  computed?: Computed | undefined;
  /** Whether the page is bundled with what its text imports. */
  hasPrograms: boolean;
  /** Files of its pictures, in order. */
  pictures: readonly string[];
  /** Texts of the front matter and of properties, parsed, by their source. */
  texts: Readonly<Record<string, readonly InlineNode[]>>;
}
