import { escapeHtml } from 'grounded/lab/escape.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { inBothWidths } from 'grounded/lab/svg.ts';
import { contexts, question } from './answers.ts';
import { controls, type Params } from './controls.ts';
import { answerThreshold, run, type Frame, type Scores } from './core.ts';
import { drift, policyBars } from './pictures.ts';

const names = ['A', 'U'] as const;
const captions = [
  'Passage A holds the answer: what the policy says',
  'Passage U does not hold the answer: what the policy says',
];
const digits = { digits: 3 };

/** What the reader has to know about the chosen reward. */
function aboutReward(params: Params): string {
  const simulated =
    'The verifier is simulated: it parses these fixed answers by patterns, and here it makes no error.';
  switch (params.reward) {
    case 'cosine':
      return 'The cosine is computed from the word counts of the texts shown. Gold scores come from fixed labels.';
    case 'verifier':
      return `${simulated} So its reward is the gold score.`;
    case 'noisy':
      return (
        'The verifier is simulated: it parses these fixed answers and then flips some verdicts at random. On average that only shrinks its reward: ' +
        `the optimum is that of the clean verifier at β = ${value('effectiveBeta', params.beta / (1 - 2 * params.flips), { digits: 3 })}. ` +
        'Learning is slower, but there is nothing to exploit; a systematic error is what gets exploited.'
      );
    case 'binary':
      return `${simulated} Only a right answer earns anything, so in passage U all answers earn the same.`;
  }
}

function policies({ answers }: Frame): string {
  const drawn = contexts.map(({ passage }, c) => {
    const bars = inBothWidths((width, variant) => policyBars(answers[c]!, width, variant));
    return picture(captions[c]!, `<p>“${escapeHtml(passage)}”</p>${bars}`);
  });
  return drawn.join('');
}

function scores({ start, trained, optimum, answers, progress }: Frame): string {
  const row = (title: string, name: string, found: { start: number; trained: number; optimum: number }) => [
    title,
    value(`${name}Start`, found.start, digits),
    value(`${name}Trained`, found.trained, digits),
    value(`${name}Optimum`, found.optimum, digits),
  ];
  const score = (title: string, key: keyof Scores) =>
    row(title, key, { start: start[key], trained: trained[key], optimum: optimum[key] });
  const abstained = answers[1]!.find(({ outcome }) => outcome === 'abstained')!;
  return table(
    'Scores of the policy, mean of both passages',
    ['mean of A and U', 'start', progress < 1 ? 'so far' : 'trained', 'optimum'],
    [
      score('training reward', 'proxy'),
      score('gold score', 'gold'),
      score('hallucination', 'wrong'),
      score('copied passages', 'copied'),
      row('abstention in U only', 'abstained', abstained),
      score('KL from the start', 'kl'),
      score('reward − β KL', 'objective'),
    ],
  );
}

function notes({ toOptimum, clipFraction }: Frame, params: Params): string {
  const hardly = clipFraction < 0.005 && (params.rate < 3 || params.epochs < 10);
  const clip = hardly
    ? ' With so small steps the clip hardly ever acts, and ε changes next to nothing; try a learning rate of 3 and 10 epochs.'
    : '';
  return (
    `<p>${aboutReward(params)}</p>` +
    `<p>The trained policy is ${value('toOptimum', toOptimum, { digits: 4 })} nats from the optimum (KL). ` +
    `The clip removed ${value('clipPercent', 100 * clipFraction, { digits: 1, unit: '%' })} of the gradient’s terms.${clip}</p>` +
    `<p>With λ = ${value('penalty', params.penalty)}, answering earns more than a silence worth 0 where the answer is right with a probability above ` +
    `${value('threshold', answerThreshold(params.penalty), { digits: 2 })}.</p>`
  );
}

const rewards = ({ answers }: Frame) =>
  table(
    'The answers and their rewards',
    ['answer', 'reward', 'gold', 'trained'],
    answers.flatMap((group, c) =>
      group.map(({ name, reward, gold, trained }, i) => [
        `${names[c]}: ${escapeHtml(name)}`,
        value(`reward${names[c]}${i + 1}`, reward, digits),
        value(`gold${names[c]}${i + 1}`, gold),
        value(`trained${names[c]}${i + 1}`, trained, digits),
      ]),
    ),
  );

const view = (frame: Frame, params: Params): string =>
  picture(
    'The training reward, what people want, and hallucination, as the policy leaves its start',
    (width, variant) => drift(frame, width, variant),
  ) +
  policies(frame) +
  scores(frame) +
  notes(frame, params) +
  rewards(frame);

export const lab: Lab<typeof controls, Frame> = {
  title: 'What does the reward really teach?',
  intro:
    `Two passages, one question (“${question}”), and a few possible answers to each. A policy over these answers is trained with PPO against the reward you choose. ` +
    'No language model runs here: the cosine, the gradient, the clip and the KL are computed for real, the verifier is simulated.',
  controls,
  presets: [
    {
      id: 'verifier',
      label: 'Verifier',
      look: 'hallucination vanishes, and the policy abstains exactly where the passage has no answer',
      params: { reward: 'verifier' },
    },
    {
      id: 'weak-kl',
      label: 'Cosine, almost no KL',
      look: 'the policy copies whole passages: few wrong claims, and no answers',
      params: { beta: 0.02 },
    },
    {
      id: 'accuracy',
      label: 'Right answers only',
      look: 'in passage A it learns; in passage U nothing moves, and it goes on guessing',
      params: { reward: 'binary' },
    },
  ],
  simplified: [
    'Whole answers are the actions: a softmax over eight and six fixed texts instead of a language model that writes tokens. So nothing carries over from one passage to the other.',
    'The verifier is simulated. It parses these fixed answers by patterns and is right about all of them; a real one splits claims, checks entailment with a model, and has errors that training finds.',
    'The noisy verifier flips verdicts at random, and its expected value is used instead of single flips.',
    'The cosine compares raw word counts. Embeddings would give other numbers; that they see a changed number or a “not” better is not shown here.',
    'Gold scores are fixed labels: 1 for a right answer, −λ for a wrong claim, 0 for a copy, an off-topic sentence or a needless abstention.',
    'No value network: the batch mean is the baseline, as in GRPO without division by the deviation. Plain gradient ascent instead of Adam.',
  ],
  run,
  view,
  summary: ({ trained }, params) =>
    `${controls.reward.options[params.reward]}, β ${params.beta}: training reward ${formatNumber(trained.proxy, 3)}, gold score ${formatNumber(trained.gold, 3)}, hallucination ${formatNumber(trained.wrong, 3)}, KL ${formatNumber(trained.kl, 3)} nats.`,
};
