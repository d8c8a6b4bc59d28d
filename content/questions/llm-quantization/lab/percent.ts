import { value } from 'grounded/lab/html.ts';
import type { Spread } from './spread.ts';

/** A share as a named value in percent. */
export const percent = (name: string, share: number) => value(name, 100 * share, { digits: 2, unit: '%' });

/** The 5th and the 95th percentile of shares, in percent. */
export const between = (name: string, { low, high }: Spread) =>
  `${value(`${name}Low`, 100 * low, { digits: 1 })} to ${value(`${name}High`, 100 * high, { digits: 1, unit: '%' })}`;
