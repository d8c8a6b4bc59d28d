/** Rotary positions (Su et al. 2021, arXiv 2104.09864, section 3.4), as the model has them. */
import { sizes } from '../../../model/model.ts';

const { width, head } = sizes;
const theta = 10_000;

/**
 * Turns each head's vector by its position: number i of its first half with number i of its second.
 *
 * @param x     Shape [T, width], which stays as it is.
 * @param sign  −1 turns back, which is also the backward pass: a rotation's transpose is its inverse.
 */
export function turned(x: Float32Array, sign: 1 | -1): Float32Array {
  const half = head / 2;
  const y = new Float32Array(x.length);
  for (let t = 0; t < x.length / width; t++) {
    for (let i = 0; i < half; i++) {
      const angle = sign * t * theta ** (-i / half);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let at = t * width + i; at < (t + 1) * width; at += head) {
        const [a, b] = [x[at]!, x[at + half]!];
        y[at] = a * cos - b * sin;
        y[at + half] = b * cos + a * sin;
      }
    }
  }
  return y;
}
