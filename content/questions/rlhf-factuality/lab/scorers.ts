import { bagCosine, countsOf } from '../../../numerics/bags.ts';
import type { Answer, Context, Outcome } from './answers.ts';
import type { Params } from './controls.ts';
/** Word and number counts of a text; citation marks such as [1] are left out. */
export const counts = (text: string): Map<string, number> =>
  countsOf(
    text
      .replace(/\[\d+\]/g, '')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? [],
  );

/** Cosine of the angle between the raw bags of words of two texts, 0 … 1; 0 if either has no words. */
export const cosine = (one: string, other: string): number => bagCosine(counts(one), counts(other));

/** What a text says about the number of people, as the simulated verifier reads it. */
export interface Claim {
  /** The number of people it states or denies; undefined if it names none. */
  people: number | undefined;
  denied: boolean;
  abstains: boolean;
}

/** Reads a claim by patterns that fit the fixed answers; it understands no other wording. */
function parseClaim(text: string): Claim {
  const found = /\b(does not )?employs? (?:around )?(\d+) people/.exec(text);
  return {
    people: found ? Number(found[2]) : undefined,
    denied: found?.[1] !== undefined,
    abstains: /\b(cannot find|sources do not say)\b/.test(text),
  };
}

/**
 * Simulated verifier: compares what an answer says about the number of people with what the passage says.
 *
 * A number that the passage does not state is wrong, and so is the denial of one that it states. A supported claim that
 * only repeats the passage counts as copied, because it answers nothing. Stands for claim splitting and entailment by a
 * model, which make errors of their own.
 */
export function verify(answer: string, passage: string): Outcome {
  const said = parseClaim(answer);
  const known = parseClaim(passage);
  if (said.people !== undefined && (said.denied || said.people !== known.people)) return 'wrong';
  if (answer === passage) return 'copied';
  if (said.people !== undefined) return 'right';
  return said.abstains ? 'abstained' : 'beside';
}

/** Whether the passage states the number that is asked for. */
export const isAnswerable = (passage: string): boolean => parseClaim(passage).people !== undefined;

/** Score of an outcome: 1 if right, −penalty if wrong, `abstention` for a justified abstention, else 0. */
function scoreOf(
  outcome: Outcome,
  passage: string,
  { penalty, abstention }: Pick<Params, 'penalty' | 'abstention'>,
): number {
  if (outcome === 'right') return 1;
  if (outcome === 'wrong') return penalty === 0 ? 0 : -penalty;
  return outcome === 'abstained' && !isAnswerable(passage) ? abstention : 0;
}

/** What people want: the score of the label. */
export const goldScore = (
  answer: Answer,
  context: Context,
  params: Pick<Params, 'penalty' | 'abstention'>,
): number => scoreOf(answer.outcome, context.passage, params);

/** What the reward and the gold score depend on. */
export type Scoring = Pick<Params, 'reward' | 'penalty' | 'abstention' | 'flips'>;

/**
 * The training reward of one answer. The noisy verifier flips the sign of its score with probability `flips`; its
 * expected value is used, which is (1 − 2 flips) times the score.
 */
export function rewardOf(text: string, passage: string, params: Scoring): number {
  switch (params.reward) {
    case 'cosine':
      return cosine(text, passage);
    case 'verifier':
      return scoreOf(verify(text, passage), passage, params);
    case 'noisy':
      return (1 - 2 * params.flips) * scoreOf(verify(text, passage), passage, params);
    case 'binary':
      return verify(text, passage) === 'right' ? 1 : 0;
  }
}

/** Training rewards of all answers of a context. */
export const rewardsOf = ({ answers, passage }: Context, params: Scoring): Float64Array =>
  Float64Array.from(answers, ({ text }) => rewardOf(text, passage, params));
