/**
 * The root-mean-square norm, y = x / RMS(x) · weight, and its backward pass.
 *
 * Zhang and Sennrich 2019, arXiv 1910.07467, section 4, with ε = 10⁻⁵ below the root.
 */
const epsilon = 1e-5;

/**
 * x of shape [T, width], weight [width].
 *
 * @returns y of shape [T, width], and 1 / RMS(x) of each token, shape [T], for the backward pass.
 */
export function norm(x: Float32Array, weight: Float32Array): { y: Float32Array; factors: Float32Array } {
  const width = weight.length;
  const y = new Float32Array(x.length);
  const factors = new Float32Array(x.length / width);
  for (let t = 0; t < factors.length; t++) {
    const row = x.subarray(t * width, (t + 1) * width);
    let squares = 0;
    for (const value of row) squares += value * value;
    const factor = (factors[t] = 1 / Math.sqrt(squares / width + epsilon));
    for (let i = 0; i < width; i++) y[t * width + i] = row[i]! * factor * weight[i]!;
  }
  return { y, factors };
}

/** Gradients of the input, [T, width], and of the weight, [width], from that of y, shape [T, width]. */
export function normBack(
  x: Float32Array,
  weight: Float32Array,
  factors: Float32Array,
  g: Float32Array,
): { x: Float32Array; weight: Float32Array } {
  const width = weight.length;
  const input = new Float32Array(x.length);
  const sums = new Float64Array(width);
  for (let t = 0; t < factors.length; t++) {
    const from = t * width;
    const factor = factors[t]!;
    let dot = 0;
    for (let i = 0; i < width; i++) {
      dot += g[from + i]! * weight[i]! * x[from + i]!;
      sums[i]! += g[from + i]! * x[from + i]! * factor;
    }
    const along = (dot * factor ** 3) / width;
    for (let i = 0; i < width; i++)
      input[from + i] = g[from + i]! * weight[i]! * factor - x[from + i]! * along;
  }
  return { x: input, weight: Float32Array.from(sums) };
}
