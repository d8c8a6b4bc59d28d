import type { Citation } from '#book/citation.ts';
import type { Computed } from '#book/computed.ts';
import type { InlineNode } from '#book/inline.ts';
import type { Problem } from '#book/problem.ts';
import type { Avoid } from '#book/schema.ts';
import type { TreeNode } from '#render/text/mdx-tree.ts';
import type { Lengths } from '../wording/answer-length.ts';

/** How strictly a text is read. */
export interface TextRules {
  /** Whether a figure without a source is an error. */
  figures?: boolean;
  /** What the book counts, where a small number is a figure, too. */
  units?: readonly string[] | undefined;
  /** Whether a lab that runs by itself can stand in it; true by default. */
  labs?: boolean;
  /** Whether its programs may do more than compute. */
  trusted?: boolean | undefined;
  /** Names of the book's roles; without them no role is judged. */
  roles?: readonly string[];
  /** Names of the book's own components. */
  components?: readonly string[];
  /** Words that the book avoids. */
  avoid?: Avoid | undefined;
  /** The language of the translation that is read; without it, the texts in the book's own. */
  translation?: string | undefined;
}

/** Findings of one reading of a text. */
export interface TextReport {
  problems: Problem[];
  /** Sources cited, in order. */
  citations: { citation: Citation; file: string; line: number }[];
  /** Links into the site, to check against the questions and pages that exist. */
  links: { path: string; file: string; line: number; column?: number | undefined }[];
  /** Ids that the page gets from its headings and parts, with their lines. */
  ids: Map<string, number>;
  /** Words of its headings that have no id of their own, in order. */
  headings: string[];
  /** Level of the heading before: that of the page is 1. */
  level: number;
  /** Names of the parts that it uses. */
  parts: Set<string>;
  /** Its quiz questions, with the sources of their choices. */
  quizzes: { file: string; line: number; choices: { text: string; right: boolean }[] }[];
  /** Modules that it imports. */
  imports: string[];
  /** The lines that import them, and what its braces compute. */
  computed: Computed;
  /** Whether it imports the address of a file. */
  hasAddresses: boolean;
  /** Files of its diagrams, in order. */
  diagrams: string[];
  /** Files of its pictures, in order. */
  pictures: string[];
  /** Words of its prose, without what folds, and how much folds. */
  lengths: Lengths;
  /** Texts of properties, parsed, by their source. */
  texts: Record<string, InlineNode[]>;
}

export const emptyReport = (): TextReport => ({
  problems: [],
  citations: [],
  links: [],
  ids: new Map(),
  headings: [],
  level: 1,
  parts: new Set(),
  quizzes: [],
  imports: [],
  computed: { imports: '', braces: [], literals: [] },
  hasAddresses: false,
  diagrams: [],
  pictures: [],
  lengths: { sections: [], folds: [] },
  texts: {},
});

interface TextPlace {
  file: string;
  line: number;
  column?: number | undefined;
}

/** One node of a text, its place, and how its errors are reported. */
export interface Spot {
  node: TreeNode;
  place: TextPlace;
  /** Where the files that the text quotes lie. */
  folder: string;
  /** Names that its expressions may use. */
  scope: ReadonlySet<string>;
  /** Those of them that are the address of a file of the book. */
  addresses: ReadonlySet<string>;
  /** The book's folder, which its programs stay in; none where they are trusted. */
  root: string | undefined;
  rules: TextRules;
  report: TextReport;
  /** The whole text. */
  source: string;
  /** The line in which the node ends, as it is written. */
  lastLine: string;
  say(message: string, expected?: string, fix?: string): void;
  /** Reads a text within: of a property, or of a file that is shown. */
  inner(text: string, where?: { file?: string; line?: number; folder?: string }): void;
}

/** An id of the page, which must be the only one of its name. */
export function addId(id: string, { place, report, say }: Spot): void {
  const earlier = report.ids.get(id);
  if (earlier !== undefined)
    say(
      `The id "${id}" is used twice on this page (first in line ${earlier}).`,
      'each id once',
      'give one of them another id',
    );
  report.ids.set(id, place.line);
}
