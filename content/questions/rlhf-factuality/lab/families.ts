import { contexts, type Answer, type Context } from './answers.ts';
import { pressures, untrained } from './controls.ts';
import { expectation, gibbs } from './optimum.ts';
import { kindOf, rewardsOf, type Scoring } from './scorers.ts';

/** Kinds of answers as the stage tells them apart: false ones by whether they are a copy with one fact changed. */
export const families = ['right', 'own', 'altered', 'recited', 'beside', 'silent'] as const;
export type Family = (typeof families)[number];

export function familyOf(answer: Answer, context: Context): Family {
  const kind = kindOf(answer, context);
  if (kind === 'wrong') return answer.altered ? 'altered' : 'own';
  return kind === 'copied' ? 'recited' : kind;
}

/** The policy that is best for one reward and one β. */
export interface Policy {
  /** Mean reward of both contexts. */
  score: number;
  /** Share of each family in all answers, half of them to each context; sum 1. */
  shares: Readonly<Record<Family, number>>;
}

/** The best policies for ever smaller β: at each of `pressures`, and once between two of them. */
export type World = readonly Policy[];

/** β at the steps of the scale: that of a stop, and between two stops their geometric mean; beside the start that of 1/β. */
function betaAt(step: number): number {
  const inverse = (stop: number) => (pressures[stop] === untrained ? 0 : 1 / pressures[stop]!);
  const [from, to] = [inverse(Math.floor(step / 2)), inverse(Math.ceil(step / 2))];
  return 1 / (from === 0 ? (from + to) / 2 : Math.sqrt(from * to));
}

function policyOf(rewards: readonly Float64Array[], beta: number): Policy {
  const shares = { right: 0, own: 0, altered: 0, recited: 0, beside: 0, silent: 0 };
  let score = 0;
  contexts.forEach((context, c) => {
    const starts = context.answers.map(({ start }) => start);
    const policy = gibbs(starts, rewards[c]!, beta);
    score += expectation(policy, rewards[c]!) / contexts.length;
    context.answers.forEach((answer, i) => {
      shares[familyOf(answer, context)] += policy[i]! / contexts.length;
    });
  });
  return { score, shares };
}

const known = new Map<string, World>();

/** What names a reward: settings that it does not depend on are left out. */
export const nameOf = ({ reward, penalty, abstention, numbers, rejects, accepts }: Scoring): string =>
  reward === 'verifier' ? [reward, penalty, abstention, numbers, rejects, accepts].join(' ') : reward;

export function worldOf(scoring: Scoring): World {
  const name = nameOf(scoring);
  let world = known.get(name);
  if (!world) {
    const rewards = contexts.map((context) => rewardsOf(context, scoring));
    world = Array.from({ length: 2 * pressures.length - 1 }, (_, step) => policyOf(rewards, betaAt(step)));
    known.set(name, world);
  }
  return world;
}

/**
 * Shares as whole numbers of 100, by largest remainder; of equal ones the first in the order of `families`.
 *
 * @returns sum 100.
 */
export function outOf100(shares: Policy['shares']): Record<Family, number> {
  // Halves that differ by rounding errors are equal.
  const percents = families.map((family) => Math.round(100 * shares[family] * 1e9) / 1e9);
  const whole = percents.map(Math.floor);
  const missing = 100 - whole.reduce((a, b) => a + b, 0);
  const remainder = (i: number) => percents[i]! - whole[i]!;
  const byRemainder = families
    .map((_, i) => i)
    .sort((a, b) => Math.round(1e6 * (remainder(b) - remainder(a))) || a - b);
  for (const i of byRemainder.slice(0, missing)) whole[i]! += 1;
  return Object.fromEntries(families.map((family, i) => [family, whole[i]!])) as Record<Family, number>;
}
