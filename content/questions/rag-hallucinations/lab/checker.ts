import { mulberry32 } from '../../../numerics/random.ts';

/** Answers to all questions: how far the passages support each, and whether it is wrong. Shape [questions] each. */
export interface Answers {
  supports: ArrayLike<number>;
  wrong: ArrayLike<number>;
}

/**
 * What a checker says that errs: for a share of the questions it takes a right answer for a wrong one, or a wrong answer
 * for a right one.
 *
 * @param share   0 to 1, of the questions it errs on; they stay the same ones, and more are added as it grows.
 * @param shared  0 to 1: how much of that falls on wrong answers alone. At 0 it errs on right and wrong ones alike.
 * @param pool    Answers to the same questions. Where it errs, it gives the support of one of those of the other kind.
 * @returns shape [questions]; where no answer is of the other kind, the support itself.
 */
export function withErrors(
  { supports, wrong }: Answers,
  pool: Answers,
  share: number,
  shared: number,
  seed: number,
): number[] {
  const uniform = mulberry32(seed + 2000003);
  const kinds: number[][] = [[], []];
  for (let q = 0; q < pool.wrong.length; q++) kinds[pool.wrong[q]!]!.push(pool.supports[q]!);
  const wrongShare = kinds[1]!.length / Math.max(1, pool.wrong.length);
  const errsOn = [share * (1 - shared), share * (1 - shared + shared / Math.max(wrongShare, share, 1e-9))];
  return Array.from(supports, (support, q) => {
    const [errs, which] = [uniform(), uniform()];
    const others = kinds[1 - wrong[q]!]!;
    return (errs < errsOn[wrong[q]!]! ? others[Math.floor(which * others.length)] : undefined) ?? support;
  });
}
