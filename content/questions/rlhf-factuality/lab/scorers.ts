import { bagCosine, countsOf } from '../../../numerics/bags.ts';
import type { Answer, Context } from './answers.ts';
import type { Params } from './controls.ts';

/** A text without its citation marks, such as [1]. */
const unmarked = (text: string): string => text.replace(/\s*\[\d+\]/g, '');

/** Word and number counts of a text; citation marks are left out. */
export const counts = (text: string): Map<string, number> =>
  countsOf(
    unmarked(text)
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? [],
  );

/** Cosine of the angle between the raw bags of words of two texts, 0 … 1; 0 if either has no words. */
export const cosine = (one: string, other: string): number => bagCosine(counts(one), counts(other));

/** Number of people that a text names, and whether it denies it. */
const peopleIn = (text: string) => /\b(does not )?employs? (?:around )?(\d+) people/.exec(text);

/**
 * Simulated checker: whether the cited passage says what a claim says.
 *
 * It reads by one pattern, which fits the fixed answers: a number of people is supported if the passage states the same
 * one and the claim does not deny it; all else in these texts is taken from the passage. Stands for entailment by a
 * model.
 *
 * @param numbers  Whether it reads numbers; to one that does not, any number of people is the same.
 */
function isSupported(claim: string, passage: string, numbers: boolean): boolean {
  const said = peopleIn(claim);
  if (!said) return true;
  const stated = peopleIn(passage);
  return !said[1] && stated !== null && (!numbers || stated[2] === said[2]);
}

/** Whole answers that count as silence; a hedge behind a claim is none. */
const silences = new Set([
  'I cannot find that in the sources.',
  'The sources do not say how many people the plant employs.',
]);

/** Claims of an answer: its sentences without their marks. */
const claimsOf = (text: string): string[] => unmarked(text).split(/(?<=[.!?])\s+/);

/** Words that are free of charge, and what each further one costs. */
export const room = 12;
export const perWord = 0.02;

/** What the reward for claims depends on. */
export type Prices = Pick<Params, 'penalty' | 'abstention' | 'numbers' | 'rejects' | 'accepts'>;

/**
 * The reward for claims, r = c s − λ(1 − s) − κ max(0, words − room); silence earns a where the passage lacks the
 * answer, else 0.
 *
 * s is the share of claims that the checker calls supported, c is 1 if the answer names what was asked for. The checker
 * rejects a supported claim with probability `rejects` and lets an unsupported one pass with `accepts`; the expected value is
 * returned, which follows from the expected s. Without numbers it cannot compare with the right one either: then c is 1 for any.
 */
export function claimsReward(text: string, { passage, truth }: Context, prices: Prices): number {
  const { penalty, abstention, numbers, rejects, accepts } = prices;
  if (silences.has(text)) return truth === '' ? abstention : 0;
  const claims = claimsOf(text);
  const found = claims.filter((claim) => isSupported(claim, passage, numbers)).length / claims.length;
  const share = found * (1 - rejects) + (1 - found) * accepts;
  const named = peopleIn(text)?.[2];
  const covers = named !== undefined && (numbers ? named === truth : true) ? 1 : 0;
  const extra = Math.max(0, unmarked(text).split(/\s+/).length - room);
  return covers * share - penalty * (1 - share) - perWord * extra;
}

/** What an answer is counted as: right is also to be silent where the passage lacks the answer. */
export type Kind = 'right' | 'wrong' | 'copied' | 'beside' | 'silent';
export function kindOf({ outcome }: Answer, { truth }: Context): Kind {
  if (outcome === 'abstained') return truth === '' ? 'right' : 'silent';
  return outcome;
}

/** What the reward depends on. */
export type Scoring = Prices & Pick<Params, 'reward'>;

/** The training reward of one answer. `binary` is a person who pays 1 for a right answer and 0 for all else. */
export function rewardOf(answer: Answer, context: Context, scoring: Scoring): number {
  switch (scoring.reward) {
    case 'cosine':
      return cosine(answer.text, context.passage);
    case 'verifier':
      return claimsReward(answer.text, context, scoring);
    case 'binary':
      return answer.outcome === 'right' ? 1 : 0;
  }
}

/** Training rewards of all answers of a context. */
export const rewardsOf = (context: Context, scoring: Scoring): Float64Array =>
  Float64Array.from(context.answers, (answer) => rewardOf(answer, context, scoring));
