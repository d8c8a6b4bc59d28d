import type { Chain } from './chains.ts';

/** An amount of memory as it is shown, with its unit unless another text is given. */
export function inUnit(units: number, { unit, shown }: Chain, text = shown === 'GiB' ? ' GiB' : ''): string {
  const value = units * unit;
  const digits = shown === 'GiB' && value < 10 ? 2 : shown === 'GiB' && value < 100 ? 1 : 0;
  // A sum may come out just below a half.
  return (value + 1e-9).toFixed(digits) + text;
}
