/** The middle of some values and how wide they lie: median, 5th and 95th percentile. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** Between the two values next to a share of the order, in proportion. */
function quantile(ascending: readonly number[], share: number): number {
  const place = share * (ascending.length - 1);
  const below = ascending[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (ascending[Math.ceil(place)]! - below);
}

/** @param values  At least one, finite. Not modified. */
export function spread(values: readonly number[]): Spread {
  const ascending = values.toSorted((a, b) => a - b);
  return {
    median: quantile(ascending, 0.5),
    low: quantile(ascending, 0.05),
    high: quantile(ascending, 0.95),
  };
}

/** 1 to `count`: the seeds that medians are taken over. */
export const seeds = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
