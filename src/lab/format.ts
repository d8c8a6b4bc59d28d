/**
 * A number as text: true minus sign, commas between groups of three digits, as in the answers' texts.
 *
 * @param digits  Decimals; without it, as many as are needed, at most 4 significant ones after a leading zero.
 */
export function formatNumber(value: number, digits?: number): string {
  const fixed = digits === undefined ? String(Number(value.toPrecision(12))) : value.toFixed(digits);
  const [whole, decimals] = fixed.replace('-', '').split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(fixed) !== 0 ? '\u2212' : '';
  return sign + grouped + (decimals ? `.${decimals}` : '');
}

/** A number with its unit, bound by a no-break space; a percent sign stands close. */
export function withUnit(text: string, unit: string | undefined): string {
  if (!unit) return text;
  return unit === '%' ? `${text}%` : `${text}\u00a0${unit}`;
}
