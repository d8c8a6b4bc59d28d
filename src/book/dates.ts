import { interfaceLanguage, locale } from '#messages/of-book.ts';

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

/**
 * The date of a work, which may be a year or a month: "Juni 2019". English lists of sources have it as it is written,
 * "2019-06".
 */
export function workDate(written: string): string {
  const [, month, day] = /^(\d{4}-\d{2})(-\d{2})?$/.exec(written) ?? [];
  if (interfaceLanguage === 'en' || month === undefined) return written;
  const date = new Date(`${month}${day ?? '-01'}`);
  if (Number.isNaN(date.getTime())) return written;
  if (day) return formatDate(date);
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}
