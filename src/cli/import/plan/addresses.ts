import { slug as anchorOf } from 'github-slugger';
import { decoded } from '#book/decoded.ts';
import type { Document } from '../questions/document.ts';
import type { Taken } from './decisions.ts';

/**
 * Where links of documents to their own questions, and to each other, lead in the book.
 *
 * @returns the page that an address in a document means; undefined if it means none.
 */
export function addressesOf(placed: readonly Taken[]) {
  const own = Map.groupBy(placed, ({ document }) => document);
  // Documents that hold nothing else are their page.
  const whole = new Map(
    placed.flatMap(({ document, slug }) => (document.divided.whole ? [[document.file, slug] as const] : [])),
  );
  return (url: string, document: Document): string | undefined => {
    const slug = url.startsWith('#')
      ? slugOfAnchor(decoded(url.slice(1)).toLowerCase(), own.get(document) ?? [])
      : whole.get(document.surroundings?.document(url) ?? '');
    return slug === undefined ? undefined : `/questions/${slug}/`;
  };
}

/** The question that an anchor means, by its wording, perhaps with a number before it. */
const slugOfAnchor = (anchor: string, placed: readonly Taken[]): string | undefined =>
  placed.find(({ question }) => {
    const own = anchorOf(question.text);
    return (
      own !== '' && anchor.endsWith(own) && /^(?:\p{L}*-?\d+\p{L}?-*)?$/u.test(anchor.slice(0, -own.length))
    );
  })?.slug;
