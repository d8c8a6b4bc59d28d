import { messages } from '#messages/of-book.ts';
import { workDate } from '../dates.ts';
import type { Reference } from './references.ts';

/** "Hu et al. 2021", "Michel, Levy and Neubig 2019". */
export function shortLabel(reference: Reference): string {
  const families = reference.authors.map((author) => author.family);
  const names =
    families.length > 3 || reference.othersOmitted
      ? `${families[0]}${messages.etAl}`
      : families.length > 1
        ? families.slice(0, -1).join(messages.betweenNames) + messages.and + families.at(-1)
        : families[0]!;
  return `${names} ${reference.year}`;
}

/** "Hu, E. J.; Grosch, H.-D.; …" with at most `most` names, then "et al." */
export function authorList(reference: Reference, most = 6): string {
  const names = reference.authors.map(({ family, given }) =>
    given ? `${family}, ${initials(given)}` : family,
  );
  return names.length > most || reference.othersOmitted
    ? names.slice(0, most).join(messages.betweenAuthors) + messages.etAl
    : names.join(messages.betweenAuthors);
}

const initials = (given: string): string => given.replace(/([^\s-])[^\s-]*/gu, '$1.');

/** The title of a work as a text names it: of a book as the language of the book sets it apart. */
export const workTitle = ({ title, isBook }: Reference): string =>
  isBook ? messages.titleOfBook(title) : title;

/**
 * Text of the list of sources after a title: "Proceedings, 2nd edition, Publisher, 2021-03." A work without a link has its
 * ISBN last.
 */
export function publication({ venue, within, edition, publisher, date, url, isbn }: Reference): string {
  const facts = [venue, within, edition, publisher, workDate(date), !url && isbn && `ISBN ${isbn}`];
  return facts.filter(Boolean).join(messages.comma) + messages.fullStop;
}
