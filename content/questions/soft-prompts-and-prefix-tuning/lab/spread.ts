/** Test errors over draws 0 to 9 at the defaults, median and range. Found by draws.slow.test.ts. */
export const spread = {
  soft: { median: 0.239, low: 0.162, high: 0.626 },
  prefix: { median: 0.093, low: 0.033, high: 0.312 },
};
