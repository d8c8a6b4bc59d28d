import type { Citation } from './citation.ts';
import type { InlineNode } from './inline.ts';
import type { PageData } from './schema.ts';

/** What one reading of a page of the book's own gives, such as of an imprint: plain JSON. */
export interface BookPage {
  /** Its address below the base path, between slashes. */
  slug: string;
  /** Path of its `.mdx`. */
  file: string;
  data: PageData;
  /** What it cites, in reading order; a source may occur more than once. */
  cited: readonly Citation[];
  /** Names of the parts that stand on it. */
  parts: readonly string[];
  /** Files of its pictures, in order. */
  pictures: readonly string[];
  /** Texts of properties, parsed, by their source. */
  texts: Readonly<Record<string, readonly InlineNode[]>>;
}

/** Where the files that a page quotes lie: the folder of its name beside it. */
export const folderOf = (page: string): string => page.replace(/\.mdx$/, '');

/** Pages in the order in which links to them stand: by `order`, then by title as the language sorts. */
export const inPageOrder = <P extends Pick<BookPage, 'data'>>(pages: readonly P[], language: string): P[] =>
  [...pages].sort(
    ({ data: a }, { data: b }) =>
      (a.order ?? Infinity) - (b.order ?? Infinity) || a.title.localeCompare(b.title, language),
  );
