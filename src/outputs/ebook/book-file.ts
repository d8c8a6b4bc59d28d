import type { License } from '#book/license.ts';
import { decoded } from '#book/decoded.ts';
import type { Chapter } from './chapter.ts';

/** A picture of the book's chapters. */
export interface BookPicture {
  /** The address that pages have it under. */
  src: string;
  /** Its name below `images/`. */
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** A font of the site, for drawings, which are laid out for it. */
export interface BookFont {
  name: string;
  bytes: Uint8Array;
}

/** All that files of a book for readers are made of. */
export interface Ebook {
  chapters: readonly Chapter[];
  pictures: readonly BookPicture[];
  fonts: readonly BookFont[];
  /** Styles of its drawings, and its colour. */
  styles: string;
}

/** A book as it is taken away: what it says of itself and what is in it. */
export interface EbookFile {
  title: string;
  tagline: string;
  description: string;
  language: string;
  /** Its name where nobody else is named. */
  authors: readonly string[];
  license?: License | undefined;
  /** Its site; ends with a slash: `https://example.org/book/`. */
  url: string;
  /** In order, each with its questions. */
  topics: readonly {
    slug: string;
    title: string;
    description?: string | undefined;
    chapters: readonly Chapter[];
  }[];
  /** The mark of the book, as XHTML, and the picture in it, if it is one. */
  mark: { html: string; picture?: BookPicture };
}

/** In the order of the topics, and within each in that of its chapters. */
export const chaptersOf = ({ topics }: Pick<EbookFile, 'topics'>): Chapter[] =>
  topics.flatMap(({ chapters }) => chapters);

/** The latest change of what is in it, to the second as packages want it. Where no question has a date, that of no file. */
export function modifiedOf(book: Pick<EbookFile, 'topics'>): string {
  const days = chaptersOf(book).flatMap(({ changed }) => changed ?? []);
  return `${days.sort().at(-1) ?? '1980-01-01'}T00:00:00Z`;
}

interface LinkTarget {
  chapter: Chapter;
  /** Name of a place in it, or empty. */
  id: string;
}

/** Where a link of a chapter leads: to a chapter of the same file, or to an address. */
export function linkTarget(
  href: string,
  from: Chapter,
  chapters: ReadonlyMap<string, Chapter>,
  site: string,
): LinkTarget | string {
  const page = `${site}questions/${from.slug}/`;
  if (!URL.canParse(href, page)) return page;
  const url = new URL(href, page);
  const hash = decoded(url.hash.slice(1));
  const inSite = url.href.startsWith(site) ? url.href.slice(site.length) : undefined;
  const slug = /^questions\/([^/?#]+)\/(?:#.*)?$/.exec(inSite ?? '')?.[1];
  const chapter = slug === undefined ? undefined : chapters.get(slug);
  const id = hash === '' ? '' : chapter?.place(hash);
  if (chapter && id !== undefined) return { chapter, id };
  return /^(?:https?|mailto):$/.test(url.protocol) ? url.href : page;
}
