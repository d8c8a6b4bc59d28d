import { escapeHtml } from 'grounded/lab/escape.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { contexts, question } from './answers.ts';
import { controls, untrained, type Params } from './controls.ts';
import { answerThreshold, run, worthOfRight, type Frame, type Scores } from './core.ts';
import { drift } from './pictures.ts';

const names = ['A', 'U'] as const;
const digits = { digits: 3 };

/** What the reader has to know about the chosen reward. */
function aboutReward(params: Params): string {
  switch (params.reward) {
    case 'cosine':
      return 'The cosine is computed from the word counts of passage and answer. What is right or false comes from fixed labels.';
    case 'verifier': {
      const worth = worthOfRight(params.penalty, params.rejects);
      const verdict =
        worth > 0
          ? 'Above 0 it pays to answer where the passage has the answer.'
          : 'At or below 0 abstaining pays at least as much, even where the passage has the answer.';
      return (
        'The checker is simulated: it reads these fixed answers by a pattern, and then gets some verdicts wrong at random. ' +
        (params.numbers
          ? ''
          : 'This one does not read numbers, so any number of people passes where the passage states one, and covers what was asked. ') +
        `A false rejection turns the reward of a right answer from 1 into −λ, so on average a right answer earns ${value('worthOfRight', worth, { digits: 2 })}. ${verdict}`
      );
    }
    case 'binary':
      return 'A person pays 1 for the right number and 0 for all else, “I don’t know” included. In passage U no answer is paid, so there all answers earn the same.';
  }
}

const passages = contexts
  .map(({ passage }, c) => `<p>Passage ${names[c]}: “${escapeHtml(passage)}”</p>`)
  .join('');

function scores({ start, trained, optimum, progress }: Frame): string {
  const score = (title: string, key: keyof Scores) => [
    title,
    value(`${key}Start`, start[key], digits),
    value(`${key}Trained`, trained[key], digits),
    value(`${key}Optimum`, optimum[key], digits),
  ];
  return table(
    'The policy, mean of both passages',
    ['mean of A and U', 'start', progress < 1 ? 'so far' : 'trained', 'optimum'],
    [
      score('score (training reward)', 'score'),
      score('right (in U: abstains)', 'right'),
      score('false', 'wrong'),
      score('copied', 'copied'),
      score('beside the point', 'beside'),
      score('abstains needlessly', 'silent'),
      score('KL from the start', 'kl'),
      score('reward − β KL', 'objective'),
    ],
  );
}

function aboutTraining({ toOptimum, clipFraction }: Frame, params: Params): string {
  if (params.beta === untrained)
    return `<p>β = ${untrained} stands for no training: the policy stays at its start.</p>`;
  const hardly = clipFraction < 0.005 && (params.rate < 3 || params.epochs < 10);
  const clip = hardly
    ? ' With so small steps the clip hardly ever acts, and ε changes next to nothing; try a learning rate of 3 and 10 epochs.'
    : '';
  return (
    `<p>The trained policy is ${value('toOptimum', toOptimum, { digits: 4 })} nats from the optimum (KL). ` +
    `The clip removed ${value('clipPercent', 100 * clipFraction, { digits: 1, unit: '%' })} of the gradient’s terms.${clip}</p>`
  );
}

function notes(frame: Frame, params: Params): string {
  return (
    `<p>${aboutReward(params)}</p>` +
    aboutTraining(frame, params) +
    `<p>With λ = ${value('penalty', params.penalty)} and a checker that makes no error, answering earns more than an abstention worth 0 where the answer is right with a probability above ` +
    `${value('threshold', answerThreshold(params.penalty), { digits: 2 })}.</p>`
  );
}

const rewards = ({ answers }: Frame) =>
  table(
    'The answers and their rewards',
    ['answer', 'reward', 'start', 'trained'],
    answers.flatMap((group, c) =>
      group.map(({ name, reward, start, trained }, i) => [
        `${names[c]}: ${escapeHtml(name)}`,
        value(`reward${names[c]}${i + 1}`, reward, digits),
        formatNumber(start, 2),
        value(`trained${names[c]}${i + 1}`, trained, digits),
      ]),
    ),
  );

const view = (frame: Frame, params: Params): string =>
  picture(
    'The score (training reward) and the shares of right, false and copied answers, as the policy leaves its start',
    (width, variant) => drift(frame, width, variant),
  ) +
  scores(frame) +
  notes(frame, params) +
  passages +
  rewards(frame);

export const lab: Lab<typeof controls, Frame> = {
  title: 'What does the reward really teach?',
  intro:
    `Two passages, one question (“${question}”), and a few possible answers to each. A policy, which is a probability for each answer, is trained with PPO against the reward you choose. ` +
    'No language model runs here: the cosine, the gradient, the clip and the KL are computed for real, the checker of claims is simulated.',
  controls,
  presets: [
    {
      id: 'weak-kl',
      label: 'Push similarity',
      look: 'right answers vanish and copies of the passage take their place, while the score rises',
      params: { beta: 0.02 },
    },
    {
      id: 'accuracy',
      label: 'Reward being right',
      look: 'where the passage has the number it learns; where it lacks the number nothing moves in this toy, and it goes on inventing',
      params: { reward: 'binary' },
    },
    {
      id: 'strict',
      label: 'Too strict',
      look: 'with one right claim in ten rejected and λ = 12 a right answer loses on average, and “I don’t know” takes its place although the passage has the number',
      params: { reward: 'verifier', penalty: 12 },
    },
    {
      id: 'blind',
      label: 'A checker blind to numbers',
      look: 'it pays for “210 people” as for “120 people”, so training cannot tell them apart and keeps false answers',
      params: { reward: 'verifier', numbers: false },
    },
    {
      id: 'verifier',
      label: 'Claims',
      look: 'false answers all but vanish, and the policy abstains where the passage has no answer',
      params: { reward: 'verifier' },
    },
  ],
  simplified: [
    'Whole answers are the actions: a softmax over eight and six fixed texts instead of a language model that writes tokens. So nothing carries over from one passage to the other.',
    'Two of the false answers are copies of the passage with one fact changed, planted by hand. How often the policy answers falsely under the cosine depends on how likely they are at the start; that copies win does not.',
    'Whether a passage holds the answer is known here from a label. Coverage and the worth of “I don’t know” both use it, and real users supply no such label.',
    'The checker is simulated: one pattern that fits these answers. It errs at random, and the expected reward is used instead of single verdicts. A real one splits claims, checks entailment with a model, and errs in the same places again and again; training finds those.',
    'The cosine compares raw word counts. Embeddings would give other numbers; that they see a changed number or a “not” better is not shown here.',
    'Right, false, copied and beside the point are fixed labels. A copied passage is true, and in passage A it even holds the answer; it is counted apart because nobody asked for it.',
    'One seed is one run. With the defaults the shares at the end differ by less than 0.002 between seeds 1 to 40, since training stops near the optimum. With almost no KL it has not arrived after 300 iterations: false copies then make up 3 to 9 of 100 answers, 10 at the optimum. Small batches and few iterations spread more, too.',
    'No value network: the batch mean is the baseline, as in GRPO without division by the deviation. Plain gradient ascent instead of Adam.',
  ],
  run,
  view,
  summary: ({ trained }, params) =>
    `${controls.reward.options[params.reward]}, β ${params.beta}: training reward ${formatNumber(trained.score, 3)}, right ${formatNumber(trained.right, 3)}, false ${formatNumber(trained.wrong, 3)}, copied ${formatNumber(trained.copied, 3)}, KL ${formatNumber(trained.kl, 3)} nats.`,
};
