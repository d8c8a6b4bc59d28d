import { locale } from '#messages/of-book.ts';

/** A date for people, in the language of the book: "25 November 2026". */
export function formatDate(date: Date): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

/** The same for machines: "2026-11-25". */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
