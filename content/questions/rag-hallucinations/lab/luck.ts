import { mulberry32 } from '../../../numerics/random.ts';

/** Generations drawn for each question: the answer and at most ten samples. */
const generations = 11;

/** The random numbers of one question, all uniform in [0, 1) but the tie breaker. */
export interface Luck {
  fact: number;
  knows: number;
  repeats: number;
  belief: number;
  /** Four for each generation. */
  draws: Float64Array;
  /** Less than a thousand-millionth: what is added to scores, so that equal ones stand in random order. */
  tie: number;
}

/** The luck of one question after another, as many numbers for each, so that a parameter never changes it. */
export function luckOf(seed: number): () => Luck {
  const uniform = mulberry32(seed + 1000003);
  return () => ({
    fact: uniform(),
    knows: uniform(),
    repeats: uniform(),
    belief: uniform(),
    draws: Float64Array.from({ length: 4 * generations }, uniform),
    tie: 1e-9 * uniform(),
  });
}
