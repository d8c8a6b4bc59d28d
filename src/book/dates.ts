import { interfaceLanguage, locale } from '#messages/of-book.ts';

/** A date for people, in the language of the book: "25 November 2026". */
export const formatDate = (date: Date): string => inWords(date, { day: 'numeric' });

/** Without the short "year" of Russian, whose stop would meet that of a sentence: 25 ноября 2026 г. */
const inWords = (date: Date, day: { day?: 'numeric' }): string =>
  new Intl.DateTimeFormat(locale, { ...day, month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(date)
    .replace(/\sг\.$/, '');

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
  return inWords(date, day ? { day: 'numeric' } : {});
}
