import { interfaceLanguage, locale } from '#messages/of-book.ts';
import type { QuestionData } from './schema.ts';

/** A day (YYYY-MM-DD) for people, in the language of the book: "25 November 2026". Empty where it is not known. */
export const formatDate = (day: string | undefined): string =>
  day === undefined ? '' : inWords(new Date(day), { day: 'numeric' });

/** Without the short "year" of Russian, whose stop would meet that of a sentence: 25 ноября 2026 г. */
const inWords = (date: Date, day: { day?: 'numeric' }): string =>
  new Intl.DateTimeFormat(locale, { ...day, month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(date)
    .replace(/\sг\.$/, '');

/** The day since which an answer is as it is: of its last change, or else of its review or its writing. */
export const changedOn = ({
  changes,
  reviewed,
  written,
}: Pick<QuestionData, 'changes' | 'reviewed' | 'written'>): string | undefined =>
  changes.at(-1)?.date ?? reviewed ?? written;

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
