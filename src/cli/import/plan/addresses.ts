import { decoded } from '#book/decoded.ts';
import { slug } from 'github-slugger';
import type { FoundQuestion } from '../questions/parts.ts';
import type { ReadDocument, Unread } from '../questions/read-document.ts';
import type { FileReport } from '../report/report.ts';

/** Where the links of documents to their own questions, and to each other, lead in the book. */

/** A question of a document, and the address of its page. */
interface Heading {
  question: Pick<FoundQuestion, 'text' | 'number'>;
  page: string;
}

/** What the plan before this one found out about where links lead. */
export interface Addresses {
  /** Pages by the documents that hold nothing else. */
  whole: ReadonlyMap<string, string>;
  /** Pages of the questions of each document. */
  own: ReadonlyMap<string, readonly Heading[]>;
}

/**
 * The page of the question that an address within the document means: by its wording, with or without what stands before
 * it there (`#16-kann-man`, `#q16-kann-man`), or by its number alone (`#q16`). Undefined if none is meant.
 */
function pageOfAnchor(url: string, headings: readonly Heading[]): string | undefined {
  const anchor = decoded(url.replace(/^#/, '')).toLowerCase();
  const worded = headings.find(({ question: { text } }) => {
    const own = slug(text);
    const lead = own !== '' && anchor.endsWith(own) ? anchor.slice(0, -own.length) : undefined;
    return lead !== undefined && /^(?:\p{L}*-?[\d一二三四五六七八九十]+\p{L}?-*)?$/u.test(lead);
  });
  const number = /^\p{L}*-?(\d{1,4})$/u.exec(anchor)?.[1];
  const counted = headings.filter(({ question }) => String(question.number) === number);
  return (worded ?? (counted.length === 1 ? counted[0] : undefined))?.page;
}

/** The address of each question that has a page, and of each document that is one. */
export function addressesOf(
  documents: readonly (ReadDocument | Unread)[],
  files: readonly FileReport[],
): Addresses {
  const found = documents.flatMap((document, at) => {
    if (!('segmented' in document)) return [];
    const pages = new Map(files[at]!.questions.map(({ line, slug }) => [line, slug]));
    const own = [...document.answers.keys()].flatMap((question) => {
      const slug = pages.get(question.line);
      return slug === undefined ? [] : [{ question, page: `/questions/${slug}/` }];
    });
    return [{ document, own }];
  });
  return {
    own: new Map(found.map(({ document, own }) => [document.file, own])),
    whole: new Map(
      found.flatMap(({ document: { file, segmented, surroundings }, own: [first] }) =>
        segmented.whole && surroundings && first ? [[file, first.page]] : [],
      ),
    ),
  };
}

/** The page that an address in a document means; undefined if it means none. */
export function pageAt(
  url: string,
  { file, surroundings }: Pick<ReadDocument, 'file' | 'surroundings'>,
  { own, whole }: Addresses,
): string | undefined {
  if (url.startsWith('#')) return pageOfAnchor(url, own.get(file) ?? []);
  const to = surroundings?.document(url);
  return to === undefined ? undefined : whole.get(to);
}
