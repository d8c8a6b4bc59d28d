import { bagCosine, countsOf } from '../../../numerics/bags.ts';
import { idf, type Index } from './retriever.ts';

/** What an answer claims, in words and tokens. */
export interface Claim {
  text: string;
  tokens: number[];
  needed: number[];
  company: number;
}

/**
 * Semantic entropy: −Σ p ln p over clusters of samples with the same meaning, here the same value.
 *
 * @param samples  One or more; equal numbers mean the same.
 * @returns nats, from 0 (all agree) to ln n (all differ).
 *
 * Source: Farquhar et al. 2024, "Detecting hallucinations in large language models using semantic entropy".
 */
export function semanticEntropy(samples: ArrayLike<number>): number {
  const n = samples.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let equal = 0;
    for (let j = 0; j < n; j++) if (samples[j] === samples[i]) equal++;
    sum -= Math.log(equal / n) / n; // each member brings its share of its cluster's p ln p
  }
  return sum;
}

/** Share of an answer's claims that are supported: the faithfulness of Es et al. 2023, "RAGAS". */
export const faithfulness = (verdicts: readonly boolean[]): number =>
  verdicts.filter(Boolean).length / verdicts.length;
/**
 * How far a passage supports a claim, by words: a stand-in for an entailment model.
 *
 * @param claim  Its tokens; those `needed` carry the matter, company and value.
 * @returns ½ + ½ c if the passage has all that is needed; ½ c if it lacks a part of the value; ¼ c if it lacks the
 *   company. c is the share of the weight, by idf, of the claim's distinct tokens that the passage has.
 */
export function support(index: Index, passage: readonly number[], claim: Claim): number {
  let present = 0;
  let all = 0;
  for (const token of new Set(claim.tokens)) {
    const weight = idf(index, token);
    all += weight;
    if (passage.includes(token)) present += weight;
  }
  const share = present / all;
  if (!passage.includes(claim.company)) return 0.25 * share;
  return claim.needed.every((token) => passage.includes(token)) ? 0.5 + 0.5 * share : 0.5 * share;
}

/** Cosine of the tf·idf vectors of a claim and of all passages together, by their counts; 0 if there is no passage. */
export const cosine = (
  index: Index,
  claim: readonly number[],
  context: ReadonlyMap<number, number>,
): number => bagCosine(countsOf(claim), context, (token) => idf(index, token));
