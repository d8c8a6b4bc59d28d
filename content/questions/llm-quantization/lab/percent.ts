import { value } from 'grounded/lab/html.ts';
import type { Spread } from './spread.ts';

/** Percent to six digits: more would only make a page longer. */
const inPercent = (share: number) => Number((100 * share).toPrecision(6));

/** A share as a named value in percent. */
export const percent = (name: string, share: number) =>
  value(name, inPercent(share), { digits: 2, unit: '%' });

/** The 5th and the 95th percentile of shares, in percent. */
export const between = (name: string, { low, high }: Spread) =>
  `${value(`${name}Low`, inPercent(low), { digits: 1 })} to ${value(`${name}High`, inPercent(high), { digits: 1, unit: '%' })}`;
