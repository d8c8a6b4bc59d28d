import type { Citation } from './citation.ts';
import type { Computed } from './computed.ts';
import type { InlineNode } from './inline.ts';
import type { PageData } from './schema.ts';

/** Result of reading a page of the book's own, such as an imprint: plain JSON. */
export interface BookPage {
  /** Its address below the base path, between slashes. */
  slug: string;
  /** Path of its `.mdx`. */
  file: string;
  data: PageData;
  /** Its citations in reading order; a source may occur more than once. */
  cited: readonly Citation[];
  /** The day of its last change, as YYYY-MM-DD, where a build knows it. */
  changed?: string | undefined;
  /** Names of the parts on it. */
  parts: readonly string[];
  /** Values that a build computes before it makes the page: all of the text’s, unless the book is trusted. */
  computed?: Computed | undefined;
  /** Files of its pictures, in order. */
  pictures: readonly string[];
  /** Texts of properties, parsed, by their source. */
  texts: Readonly<Record<string, readonly InlineNode[]>>;
}

/** The folder of the files that a page quotes: it has the page's name, beside it. Translations share it. */
export const folderOf = (page: string): string => page.replace(/(?:\.[A-Za-z-]+)?\.mdx$/, '');

/** The folder of the labs and files of a question or page, in any language. */
export const folderOfText = (file: string): string =>
  /\/index(?:\.[\w-]+)?\.mdx$/.test(file) ? file.replace(/\/[^/]*$/, '') : folderOf(file);

/** Pages in the order of links to them: by `order`, then by title as the language sorts. */
export const inPageOrder = <P extends Pick<BookPage, 'data'>>(pages: readonly P[], language: string): P[] =>
  [...pages].sort(
    ({ data: a }, { data: b }) =>
      (a.order ?? Infinity) - (b.order ?? Infinity) || a.title.localeCompare(b.title, language),
  );
