/** The value below which a share of all values lies; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The median time of some runs, in milliseconds. */
export function time(work: () => void, repeats = 5): number {
  return median(
    Array.from({ length: repeats }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}
