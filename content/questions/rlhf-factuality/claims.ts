import type { Claim } from 'grounded/lab/claim.ts';
import { mulberry32 } from '../../numerics/random.ts';
import { contexts, type Context } from './lab/answers.ts';
import { expectation, gibbs } from './lab/optimum.ts';
import { kindOf, rewardsOf, type Kind, type Scoring } from './lab/scorers.ts';

/** Starting shares of the answers of a context: draw 1 is that of the page, others are drawn evenly from all there are. */
function startOf({ answers }: Context, context: number, draw: number): number[] {
  if (draw === 1) return answers.map(({ start }) => start);
  const next = mulberry32(1000 * draw + context);
  const parts = answers.map(() => -Math.log(1 - next()));
  const sum = parts.reduce((all, part) => all + part, 0);
  return parts.map((part) => part / sum);
}

interface Shares extends Record<Kind, number> {
  score: number;
}

/** Mean of both contexts under the best policy for a β; without β at the start. */
function sharesAt(draw: number, scoring: Scoring, beta?: number): Shares {
  const shares: Shares = { right: 0, wrong: 0, copied: 0, beside: 0, silent: 0, score: 0 };
  contexts.forEach((context, c) => {
    const start = startOf(context, c, draw);
    const rewards = rewardsOf(context, scoring);
    const policy = beta === undefined ? start : gibbs(start, rewards, beta);
    shares.score += expectation(policy, rewards) / contexts.length;
    context.answers.forEach((answer, i) => (shares[kindOf(answer, context)] += policy[i]! / contexts.length));
  });
  return shares;
}

const usual = { penalty: 1, abstention: 1, numbers: true, rejects: 0.1, accepts: 0.1 };
const cosine: Scoring = { ...usual, reward: 'cosine' };
const claimsReward: Scoring = { ...usual, reward: 'verifier' };
const betas = { 'β 0.1': 0.1, 'β 2': 2, 'β 0.5': 0.5, 'β 0.02': 0.02 };
/** Penalties below the limit of 9, beyond which a right answer does not pay; draw 1 has the prices of the page. */
const pricesOf = (draw: number): Scoring => ({
  ...claimsReward,
  penalty: draw % 9,
  abstention: 1 - ((draw - 1) % 5) / 4,
});
const mixes = 'the shares of the fourteen answers at the start, drawn evenly from all mixes; the pressure β';
const prices = `${mixes}; the penalty λ from 0 to 8; what a justified “I don’t know” earns, from 0 to 1`;

export const claims = [
  {
    id: 'similarity-copies',
    of: 'stage',
    says: 'Pushing similarity raises the score and the share of copies, and lowers the share of right answers.',
    varies: mixes,
    draws: 50,
    sizes: betas,
    holds: (draw, beta) => {
      const [start, now] = [sharesAt(draw, cosine), sharesAt(draw, cosine, beta)];
      return now.score > start.score && now.copied > start.copied && now.right < start.right;
    },
  },
  {
    id: 'right-alone',
    of: 'stage',
    says: 'A reward for right answers alone moves nothing where the passage lacks the answer.',
    varies: 'nothing: all its answers earn the same, so no start and no pressure matters',
    draws: 'exact',
    holds: () => {
      const [, context] = contexts;
      const [first, ...others] = rewardsOf(context, { ...usual, reward: 'binary' });
      return others.every((reward) => reward === first);
    },
  },
  {
    id: 'claims-help',
    of: 'stage',
    says: 'A reward for checked claims lowers the share of false answers and raises that of right ones.',
    varies: prices,
    draws: 50,
    sizes: betas,
    holds: (draw, beta) => {
      const [start, now] = [sharesAt(draw, pricesOf(draw)), sharesAt(draw, pricesOf(draw), beta)];
      return now.wrong < start.wrong && now.right > start.right;
    },
  },
  {
    id: 'too-strict',
    of: 'stage',
    says: 'From λ = (1 − q)/q on, where q is the share of false rejections, a right answer earns no more than “I don’t know”.',
    varies: 'the share of false rejections q and the penalty λ',
    draws: 'exact',
    sizes: { 'q = 5%': 0.05, 'q = 10%': 0.1, 'q = 20%': 0.2, 'q = 40%': 0.4 },
    holds: (_, q) => {
      const limit = (1 - q) / q;
      const [context] = contexts;
      const paid = (penalty: number) => {
        const rewards = rewardsOf(context, { ...claimsReward, rejects: q, penalty });
        const of = (outcome: string) => rewards.filter((_, i) => context.answers[i]!.outcome === outcome);
        return Math.max(...of('right')) > Math.max(...of('abstained'));
      };
      return !paid(limit + 1e-9) && !paid(limit + 0.5) && paid(limit - 0.5);
    },
  },
  {
    id: 'blind-checker',
    of: 'stage',
    says: 'A checker that cannot read numbers leaves more false answers than one that can, however hard it is pushed.',
    varies: prices,
    draws: 50,
    sizes: betas,
    holds: (draw, beta) =>
      sharesAt(draw, { ...pricesOf(draw), numbers: false }, beta).wrong >
      sharesAt(draw, pricesOf(draw), beta).wrong,
  },
] as const satisfies readonly Claim[];
