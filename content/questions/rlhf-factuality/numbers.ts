/**
 * A finite world in which reinforcement learning can be solved exactly: two questions with eight and six possible
 * answers, a starting policy, and rewards computed from the texts. Probabilities and rewards are plain numbers, KL is in
 * nats.
 */

const passageA =
  'Norvex opened its Oslo plant in 2014. The plant employs 120 people and makes battery cells. Norvex does not sell the cells to retail customers.';
const passageU =
  'Norvex opened its Oslo plant in 2014. The plant makes battery cells. The company has not published how many people the plant employs.';
const offTopic = 'Norvex opened its Oslo plant in 2014 and makes battery cells [1].';

/** What became of an answer: right, a justified abstention, supported but no answer, or a wrong claim. */
export type Outcome = 'right' | 'abstained' | 'beside' | 'wrong';

export interface Answer {
  text: string;
  /** Probability under the starting policy. */
  start: number;
  outcome: Outcome;
}

export interface Context {
  passage: string;
  answers: readonly Answer[];
}

/** The passage holds the number of people. */
export const answerable: Context = {
  passage: passageA,
  answers: [
    { text: 'The Norvex Oslo plant employs 120 people [1].', start: 0.3, outcome: 'right' },
    { text: 'It employs 120 people.', start: 0.2, outcome: 'right' },
    { text: 'The Norvex Oslo plant employs 210 people [1].', start: 0.1, outcome: 'wrong' },
    { text: 'The Norvex Oslo plant does not employ 120 people [1].', start: 0.05, outcome: 'wrong' },
    { text: passageA, start: 0.05, outcome: 'beside' },
    { text: passageA.replace('120', '210'), start: 0.05, outcome: 'wrong' },
    { text: offTopic, start: 0.1, outcome: 'beside' },
    { text: 'I cannot find that in the sources.', start: 0.15, outcome: 'beside' },
  ],
};

/** The passage says that the number is not published. */
export const unanswerable: Context = {
  passage: passageU,
  answers: [
    { text: 'The Norvex Oslo plant employs 120 people [1].', start: 0.25, outcome: 'wrong' },
    { text: 'The Norvex Oslo plant employs around 120 people.', start: 0.1, outcome: 'wrong' },
    { text: passageU, start: 0.05, outcome: 'beside' },
    {
      text: passageU.replace(
        'has not published how many people the plant employs',
        'says the plant employs 120 people',
      ),
      start: 0.1,
      outcome: 'wrong',
    },
    { text: offTopic, start: 0.15, outcome: 'beside' },
    { text: 'The sources do not say how many people the plant employs.', start: 0.35, outcome: 'abstained' },
  ],
};

/** Word and number counts of a text; citation marks are not compared. */
function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const words = text
    .replace(/\[\d+\]/g, '')
    .toLowerCase()
    .match(/[a-z]+|\d+/g);
  for (const word of words ?? []) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** Cosine of the bags of words of two texts, in 0 … 1. */
export function cosine(one: string, other: string): number {
  const [a, b] = [counts(one), counts(other)];
  let dot = 0;
  for (const [word, count] of a) dot += count * (b.get(word) ?? 0);
  const norm = (bag: Map<string, number>) => Math.hypot(...bag.values());
  return dot / (norm(a) * norm(b));
}

export type Reward = 'cosine' | 'verifier' | 'accuracy';

/** What people want: 1 for a right answer or a justified abstention, −penalty for a wrong claim, else 0. */
export function gold({ outcome }: Answer, penalty = 1): number {
  return outcome === 'wrong' ? -penalty : outcome === 'beside' ? 0 : 1;
}

/** The reward of an answer: similarity to the passage, the gold score, or 1 for right answers only. */
export function reward(kind: Reward, context: Context, answer: Answer): number {
  if (kind === 'cosine') return cosine(answer.text, context.passage);
  if (kind === 'verifier') return gold(answer);
  return answer.outcome === 'right' ? 1 : 0;
}

export const start = (context: Context): number[] => context.answers.map((answer) => answer.start);

/**
 * The policy that maximizes E[r] − β KL(π‖π_ref): π_ref e^{r/β} / Z.
 *
 * Source: Rafailov et al. 2023, "Direct Preference Optimization", equation 4.
 */
export function optimum(context: Context, kind: Reward, beta: number): number[] {
  const logits = context.answers.map(
    (answer) => Math.log(answer.start) + reward(kind, context, answer) / beta,
  );
  const top = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - top));
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}

/** KL(p‖q) in nats. */
export function kl(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, value, index) => sum + (value > 0 ? value * Math.log(value / q[index]!) : 0), 0);
}

/** The value max_π E[r] − β KL(π‖π_ref) = β ln Z. */
export function bestValue(context: Context, kind: Reward, beta: number): number {
  const terms = context.answers.map(
    (answer) => answer.start * Math.exp(reward(kind, context, answer) / beta),
  );
  return beta * Math.log(terms.reduce((a, b) => a + b));
}

const both = [answerable, unanswerable] as const;

export interface Scores {
  /** Mean training reward. */
  proxy: number;
  gold: number;
  /** Probability of a wrong claim. */
  wrong: number;
  kl: number;
}

/** Scores of one policy for each context, as the mean of the two. `kind` names the reward that counts as proxy. */
export function scores(kind: Reward, policies: readonly (readonly number[])[]): Scores {
  const mean = (value: (context: Context, policy: readonly number[]) => number) =>
    both.reduce((sum, context, index) => sum + value(context, policies[index]!), 0) / both.length;
  const expect = (context: Context, policy: readonly number[], of: (answer: Answer) => number) =>
    context.answers.reduce((sum, answer, index) => sum + policy[index]! * of(answer), 0);
  return {
    proxy: mean((context, policy) => expect(context, policy, (answer) => reward(kind, context, answer))),
    gold: mean((context, policy) => expect(context, policy, (answer) => gold(answer))),
    wrong: mean((context, policy) => expect(context, policy, (a) => (a.outcome === 'wrong' ? 1 : 0))),
    kl: mean((context, policy) => kl(policy, start(context))),
  };
}

/** Scores of the starting policy. */
export const startScores = (kind: Reward): Scores => scores(kind, both.map(start));

/** Scores of the optimal policy at a KL coefficient β. */
export const optimumScores = (kind: Reward, beta: number): Scores =>
  scores(
    kind,
    both.map((context) => optimum(context, kind, beta)),
  );

/** Probability of copying the passage word for word at the optimum of the cosine reward. */
export function copyShare(context: Context, beta: number): number {
  const policy = optimum(context, 'cosine', beta);
  return policy[context.answers.findIndex((answer) => answer.text === context.passage)]!;
}

/** Cosine of the answer with this place in its context, with the passage. */
export const similarity = (context: Context, place: number): number =>
  cosine(context.answers[place]!.text, context.passage);

/** Proxy and gold score against √KL, for β from 10 down to 0.02. */
export function overoptimization() {
  const steps = 56;
  const betas = Array.from({ length: steps + 1 }, (_, i) => 10 * (0.02 / 10) ** (i / steps));
  const curve = (kind: Reward, which: 'proxy' | 'gold') =>
    betas.map((beta): [number, number] => {
      const at = optimumScores(kind, beta);
      return [Math.sqrt(Math.max(at.kl, 0)), at[which]];
    });
  return [
    { label: 'cosine: proxy', role: 'plain', points: curve('cosine', 'proxy') },
    { label: 'cosine: gold', role: 'wrong', points: curve('cosine', 'gold') },
    { label: 'verifier: gold', role: 'evidence', points: curve('verifier', 'gold') },
  ];
}

/** Where the optimum for β lies in the plot above. */
export function mark(kind: Reward, which: 'proxy' | 'gold', beta: number) {
  const at = optimumScores(kind, beta);
  return { x: Math.sqrt(at.kl), y: at[which] };
}

/** What each policy does, in percent of both questions. */
export function outcomes() {
  const parts: [Outcome, string, string][] = [
    ['abstained', 'justified abstention', 'plain'],
    ['right', 'right answer', 'generated'],
    ['beside', 'supported, but no answer', 'evidence'],
    ['wrong', 'hallucination', 'wrong'],
  ];
  const bar = (label: string, policies: number[][]) => ({
    label,
    segments: parts.map(([outcome, name, role]) => ({
      label: name,
      role,
      value:
        50 *
        both.reduce(
          (sum, context, index) =>
            sum +
            context.answers.reduce(
              (part, answer, place) => part + (answer.outcome === outcome ? policies[index]![place]! : 0),
              0,
            ),
          0,
        ),
    })),
  });
  const best = (kind: Reward, beta: number) => both.map((context) => optimum(context, kind, beta));
  return [
    bar('Start: the supervised model', both.map(start)),
    bar('Cosine, β = 0.3', best('cosine', 0.3)),
    bar('Cosine, β = 0.1', best('cosine', 0.1)),
    bar('Cosine, β = 0.02', best('cosine', 0.02)),
    bar('Accuracy, β = 0.1', best('accuracy', 0.1)),
    bar('Verifier, β = 0.3', best('verifier', 0.3)),
  ];
}

/**
 * Confidence above which answering beats abstaining: p − (1 − p) λ > a.
 *
 * @param penalty     λ, what a wrong answer costs; a right one earns 1.
 * @param abstention  a, what abstaining earns whatever the context holds.
 * Source: Kalai et al. 2025, "Why Language Models Hallucinate", for a = 0.
 */
export function threshold(penalty: number, abstention = 0): number {
  return (penalty + abstention) / (1 + penalty);
}

/**
 * The same confidence if the bonus for abstaining is paid only where the passages cannot answer, and an answer is right
 * exactly where they can: p − (1 − p) λ > (1 − p) a. The bonus then acts as a larger penalty, λ + a.
 */
export function conditionalThreshold(penalty: number, abstention: number): number {
  return threshold(penalty + abstention);
}

/** PPO's clipped objective for one sample: min(ρA, clip(ρ, 1 − ε, 1 + ε) A). Source: Schulman et al. 2017, section 3. */
export function clipped(ratio: number, advantage: number, epsilon = 0.2): number {
  const inside = Math.min(Math.max(ratio, 1 - epsilon), 1 + epsilon);
  return Math.min(ratio * advantage, inside * advantage);
}

/**
 * GRPO's advantages of one group of rewards.
 *
 * @param scaled  Divide by the standard deviation (over the group, not its sample estimate).
 * Source: Shao et al. 2024, "DeepSeekMath".
 */
export function groupAdvantages(rewards: readonly number[], scaled: boolean): number[] {
  const mean = rewards.reduce((a, b) => a + b) / rewards.length;
  const deviation = Math.sqrt(rewards.reduce((sum, r) => sum + (r - mean) ** 2, 0) / rewards.length);
  return rewards.map((r) => (r - mean) / (scaled ? deviation : 1));
}

/** Advantage of an abstention (0) in a group of eight with three of them and five wrong answers (−λ). */
export function abstentionAdvantage(penalty: number, scaled: boolean): number {
  return groupAdvantages([0, 0, 0, ...Array.from({ length: 5 }, () => -penalty)], scaled)[0]!;
}

/**
 * Confidence above which a policy learns to answer if every group is divided by its deviation and the answers of a group
 * are either all right (1) or all wrong (−λ), so that abstaining (0) is the second of only two outcomes.
 *
 * With a share q of abstentions the deviations are √(q(1 − q)) and λ√(q(1 − q)): dividing by them leaves the same
 * advantages as for λ = 1, whatever λ is.
 */
export const scaledThreshold = (): number => threshold(1);
