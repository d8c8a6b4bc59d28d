import { messages } from '#messages/of-book.ts';

/**
 * A number as text, in the language of the book: true minus sign, groups of three digits.
 *
 * @param digits  Decimals; without it, as many as are needed, at most 4 significant ones after a leading zero.
 */
export function formatNumber(value: number, digits?: number): string {
  const fixed = digits === undefined ? String(Number(value.toPrecision(12))) : value.toFixed(digits);
  const [whole, decimals] = fixed.replace('-', '').split('.') as [string, string | undefined];
  const grouped =
    whole.length < messages.leastGrouped ? whole : whole.replace(/\B(?=(\d{3})+$)/g, messages.group);
  const sign = value < 0 && Number(fixed) !== 0 ? '\u2212' : '';
  return sign + grouped + (decimals ? messages.decimal + decimals : '');
}

/** A number with its unit, bound by a no-break space; a percent sign follows directly. */
export function withUnit(text: string, unit: string | undefined): string {
  if (!unit) return text;
  return unit === '%' ? text + messages.percent : `${text}\u00a0${unit}`;
}

/** A number for programs that read a page: whole ones as they are, others to eight digits. */
export const rawNumber = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(8)));
