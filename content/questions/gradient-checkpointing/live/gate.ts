/** The gate of the feed-forward, SiLU(gate) · up (Shazeer 2020, arXiv 2002.05202, section 2), and its backward pass. */

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Gate and up of one shape. @returns SiLU(gate) = gate · σ(gate), and its product with up. */
export function gated(gate: Float32Array, up: Float32Array): { silu: Float32Array; inner: Float32Array } {
  const silu = gate.map((x) => x * sigmoid(x));
  return { silu, inner: silu.map((x, i) => x * up[i]!) };
}

/** Gradients of gate and up from that of their product. */
export function gatedBack(
  { gate, silu, up }: Record<'gate' | 'silu' | 'up', Float32Array>,
  g: Float32Array,
): { gate: Float32Array; up: Float32Array } {
  const slope = (x: number) => sigmoid(x) * (1 + x * (1 - sigmoid(x)));
  return {
    gate: gate.map((x, i) => g[i]! * up[i]! * slope(x)),
    up: silu.map((x, i) => g[i]! * x),
  };
}
