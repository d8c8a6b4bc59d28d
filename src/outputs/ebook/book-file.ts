import type { Answer } from '#book/answer.ts';
import { decoded } from '#book/decoded.ts';
import { createHash } from 'node:crypto';
import type { Book, QuestionData } from '#book/schema.ts';
import type { Chapter } from './chapter.ts';

/** Source of the files for readers. */
export interface BookSource {
  book: Book;
  /** In the order of the book. */
  questions: readonly {
    slug: string;
    number: number;
    question: string;
    data: QuestionData;
    answer: Answer;
  }[];
  /** Folder of the finished site. */
  site: string;
}

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

/** A book, or one of its topics, as it is taken away: what it says of itself and what is in it. */
export interface BookFile {
  /** Title of the book, and of the topic if it is one. */
  title: string;
  tagline: string;
  description: string;
  /** Who has made it: the book's name, as its pages say. */
  creator: string;
  language: string;
  /** Its page on the site. */
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

export const chaptersOf = ({ topics }: Pick<BookFile, 'topics'>): Chapter[] =>
  topics.flatMap(({ chapters }) => chapters);

/** The latest change of what is in it, to the second as packages want it. Where no question has a date, that of no file. */
export function modifiedOf(book: Pick<BookFile, 'topics'>): string {
  const times = chaptersOf(book).map(({ changed }) => changed?.getTime() ?? 0);
  const latest = Math.max(0, ...times);
  return new Date(latest || Date.UTC(1980, 0, 1)).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The same for ever for a book at an address: a name of version 5 below that of URLs (RFC 9562). */
export function identifierOf({ url, title }: Pick<BookFile, 'url' | 'title'>): string {
  const ofUrls = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const hash = createHash('sha1').update(ofUrls).update(`${url}#${title}`).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${parts.join('-')}`;
}

/** Where pages of the site lie, to tell which links lead into the book. */
export interface Addresses {
  /** Ends with a slash: `https://example.org/book/`. */
  site: string;
}

export interface Target {
  chapter: Chapter;
  /** Name of a place in it, or empty. */
  id: string;
}

/** Where a link of a chapter leads: to a chapter of the same file, or to an address. */
export function targetOf(
  href: string,
  from: Chapter,
  chapters: ReadonlyMap<string, Chapter>,
  { site }: Addresses,
): Target | string {
  const page = `${site}questions/${from.slug}/`;
  if (!URL.canParse(href, page)) return page;
  const url = new URL(href, page);
  const hash = decoded(url.hash.slice(1));
  const inSite = url.href.startsWith(site) ? url.href.slice(site.length) : undefined;
  const slug = /^questions\/([^/?#]+)\/(?:#.*)?$/.exec(inSite ?? '')?.[1];
  const chapter = slug === undefined ? undefined : chapters.get(slug);
  const id = hash === '' ? '' : chapter?.place(hash);
  return chapter && id !== undefined ? { chapter, id } : url.href;
}
