/**
 * A generator of uniform numbers in [0, 1), the same on every machine for the same seed.
 *
 * Mulberry32: 32 bits of state, period 2³². Good enough for small experiments, not for cryptography.
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Standard normal numbers by Box and Muller's method, one from each two uniform numbers.
 *
 * @param uniform  Numbers in [0, 1).
 */
export function normal(uniform: () => number): () => number {
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
}
