/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);

/**
 * Distribution function of the standard normal distribution, off by less than 7.5e-8.
 *
 * Source: Abramowitz and Stegun 1964, "Handbook of Mathematical Functions", 26.2.17.
 */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = normalDensity(x) * series;
  return x < 0 ? above : 1 - above;
}

/** The x between −9 and 9 at which a rising function has a value, by bisection. */
export function where(rising: (x: number) => number, value: number): number {
  let [low, high] = [-9, 9];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
