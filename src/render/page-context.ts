import { citedIn, inlineText, type InlineNode } from '#book/inline.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import type { Reference } from '#book/sources/references.ts';
import type { ClaimRecord } from '#lab/claim-record.ts';
import type { ShownLab } from '#lab/shown.ts';
import { citeMarker, numberCitations, type CitationNumbers } from './citations.ts';
import { inlineHtml, parseInline, type CiteMark } from './text/inline.ts';

/** A text that was parsed when its question was read; one that an expression gives is parsed when it is set. */
export type InlineTexts = (source: string) => readonly InlineNode[];

/**
 * Looks a text up among the known ones, and parses any other.
 *
 * @returns what does so; it throws as `parseInline` does.
 */
export const inlineTexts =
  (known: ReadonlyMap<string, readonly InlineNode[]>): InlineTexts =>
  (source) =>
    known.get(source) ?? parseInline(source);

/** Facts about a page that its parts need. */
export interface PageContext {
  slug: string;
  /** The question's file, for messages. */
  file: string;
  /** The folder of the files that it quotes. */
  folder: string;
  lab: ShownLab | undefined;
  /** The lab that runs when it is asked to. */
  live: ShownLab | undefined;
  /** How the claims of its labs came out. */
  claims: readonly ClaimRecord[];
  /** Legends of the book's roles, by name. */
  roles: Readonly<Record<string, string>>;
  /** Sources of the book, by key. */
  references: ReadonlyMap<string, Reference>;
  numbers: CitationNumbers;
  cite: CiteMark;
  /** A text of a property as HTML, with its citations unless they are written otherwise. */
  inline(source: string, mark?: CiteMark): string;
  /** The same as plain text. */
  plain(source: string): string;
  /** An id for a figure or code sample, unique on the page. */
  uniqueId(stem: string): string;
}

/** Sources are numbered in the order of the answer, and then of the texts below it. */
export function pageContext(input: {
  record: Pick<QuestionRecord, 'slug' | 'cited'>;
  file: string;
  folder: string;
  lab?: ShownLab | undefined;
  live?: ShownLab | undefined;
  claims?: readonly ClaimRecord[];
  roles: PageContext['roles'];
  texts: InlineTexts;
  /** Texts below the answer, in order. */
  below: readonly string[];
  references: ReadonlyMap<string, Reference>;
}): PageContext {
  const { record, texts, file, folder, lab, live, claims = [], roles, references } = input;
  const cited = [...record.cited, ...input.below.flatMap((text) => citedIn(texts(text)))];
  const numbers = numberCitations(cited.map(({ of }) => of));
  const cite = citeMarker(numbers, references);
  const used = new Map<string, number>();
  return {
    slug: record.slug,
    file,
    folder,
    lab,
    live,
    claims,
    roles,
    references,
    numbers,
    cite,
    inline: (source, mark = cite) => inlineHtml(texts(source), mark),
    plain: (source) => inlineText(texts(source)),
    uniqueId(stem) {
      const count = (used.get(stem) ?? 0) + 1;
      used.set(stem, count);
      return count === 1 ? stem : `${stem}-${count}`;
    },
  };
}
