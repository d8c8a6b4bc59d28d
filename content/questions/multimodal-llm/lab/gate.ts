import { softmax } from '../../../numerics/softmax.ts';

const scale = 4;
/** How far the text alone leans to the first colour. */
const prior = 0.5;

export interface Gated {
  /** Probabilities of the four colours, for an image that shows the second. */
  probabilities: number[];
  /** P(the image's colour) and P(the prior's colour) by gate, from 0 to 2. */
  curve: { gate: number; image: number; prior: number }[];
  /** The gate at which both are equal: atanh ½. */
  crossing: number;
}
/**
 * What a gated cross-attention answers: h = ½ w₀ + tanh(α) w_k, with orthonormal words, so that the logits are
 * 4 (½ [c = 0] + tanh(α) [c = k]).
 *
 * @param alpha  Gate α; 0 leaves the text model as it is.
 * @param k      Colour that the image shows, 0…3.
 *
 * Source: Alayrac et al. 2022, "Flamingo: a Visual Language Model for Few-Shot Learning", section 2.2.
 */
export function gatedProbabilities(alpha: number, k: number): Float64Array {
  const logits = new Float64Array(4);
  logits[0]! += scale * prior;
  logits[k]! += scale * Math.tanh(alpha);
  return softmax(logits);
}

export function gated(alpha: number): Gated {
  return {
    probabilities: Array.from(gatedProbabilities(alpha, 1)),
    curve: Array.from({ length: 41 }, (_, at) => {
      const gate = at / 20;
      const [prior, image] = gatedProbabilities(gate, 1);
      return { gate, image: image!, prior: prior! };
    }),
    crossing: Math.atanh(prior),
  };
}
