import { picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { mean } from '../../../numerics/sums.ts';
import { controls, type Params } from './controls.ts';
import { redraws, run, type Frame, type LoopOutcomes } from './core.ts';
import { riskHistogram, splitBars } from './pictures.ts';
import { kinds, scoreNames } from './simulate.ts';

const titles = controls.score.options;
/** Of all six scores, two of which are only compared. */
const allTitles = { ...titles, cosine: 'cosine with the context', entropy: 'minus semantic entropy' };
const share = (name: string, number: number | undefined) =>
  number === undefined ? 'none' : value(name, number, { digits: 3 });
/** The middle one, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  const half = (values.length - 1) / 2;
  return (ascending[Math.floor(half)]! + ascending[Math.ceil(half)]!) / 2;
}
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

function thresholdText(name: string, threshold: number): string {
  if (threshold === Infinity) return '∞, never answers';
  if (threshold === -Infinity) return '−∞, always answers';
  return value(name, threshold, { digits: 3 });
}

const lead = (frame: Frame, shift: boolean) =>
  `<p>The <b>simulated</b> generator is wrong on ${value('wrong', frame.wrongCount)} of 400 questions; ` +
  `the passage with the answer was found for ${value('gold', frame.goldRetrieved)} ` +
  `(the index holds ${value('indexed', frame.indexed)} of 400 facts${
    shift
      ? `; for the test questions ${value('indexedAfter', frame.indexedAfter)}, and what is invented without evidence is the same in all their samples`
      : ''
  }). ` +
  `Of the ${value('calibrationWrong', frame.wrongInCalibration)} wrong answers among the 200 for calibration, ` +
  `${value('allowedWrong', Math.max(0, frame.allowed))} may score above the threshold τ.</p>`;

function rules({ methods }: Frame): string {
  const [control, conditional] = methods as [Frame['methods'][number], Frame['methods'][number]];
  const row = (title: string, key: keyof typeof control.outcome) => [
    title,
    share(`control${capital(key)}`, control.outcome[key]),
    share(`conditional${capital(key)}`, conditional.outcome[key]),
  ];
  return table(
    'What each rule does on the test questions',
    ['test questions', 'risk control', 'by class'],
    [
      [
        'threshold τ',
        thresholdText('threshold', control.threshold),
        thresholdText('conditionalThreshold', conditional.threshold),
      ],
      row('given', 'coverage'),
      row('given and wrong', 'risk'),
      row('wrong, of the given', 'selectiveRisk'),
      row('given, of the wrong', 'passRate'),
    ],
  );
}

const promises = ({ everything, faithful }: Frame, shift: boolean) =>
  `<p>If all were given, ${share('allRisk', everything.risk)} would be wrong. α is the allowed share. Risk control promises to keep “given and wrong” at α or less; calibration by class, which looks at wrong answers alone, promises the same of “given, of the wrong”; both on average${shift ? ', and neither after the shift' : ''}. ` +
  `A passage states the claim in full for ${share('faithful', faithful.given)} of the answers that risk control gives, and for ${share('faithfulAll', faithful.all)} of all.</p>`;

function answersByKind({ byKind }: Frame): string {
  const rows = byKind.map((counts, kind) => ({
    name: kinds[kind]!,
    role: kinds[kind]!.startsWith('right') ? 'evidence' : 'wrong',
    ...counts,
  }));
  const label = 'Answers to the test questions, given and withheld, by how they came about';
  return picture('Answers given + withheld by risk control, by how they came about', (width, variant) =>
    splitBars(rows, label, width, variant),
  );
}

const signals = ({ scores, areas }: Frame, chosen: Params['score']) =>
  table(
    'How well each score tells right from wrong',
    ['score', 'AUROC', 'median of the worlds', 'given'],
    scores.map(({ auroc, coverage }, index) => {
      const name = scoreNames[index]!;
      return [
        name === chosen ? `<b>${allTitles[name]}</b>` : allTitles[name],
        share(`${name}Auroc`, auroc),
        share(`${name}Median`, areas[index]!.length > 0 ? median(areas[index]!) : undefined),
        share(`${name}Coverage`, coverage),
      ];
    }),
  ) +
  '<p>AUROC is how often a right answer scores above a wrong one; 0.5 is chance. The order of the scores is that of this toy, and it changes with the world and with the checker’s errors. ' +
  'Agreement is the share of the samples that give the same answer as the one judged; semantic entropy is larger the more different answers the samples give, so its negative is the score. ' +
  'The cosine notices invented values, which seldom stand in a passage. ' +
  'It mostly fails where a value is copied from another passage, as happens more often with more passages and a generator that ignores evidence.</p>';

function worlds({ methods, risks, coverages, allowed }: Frame, { alpha, shift }: Params): string {
  const label = 'Share given and wrong on the test questions, over many worlds';
  const drawn = picture(
    `The same calibration in ${redraws} worlds, the shown one among them`,
    (width, variant) => riskHistogram(risks, alpha, label, width, variant),
  );
  if (risks.length === 0) return drawn;
  const above = risks.filter((risk) => risk > alpha + 1e-12).length;
  const expected = value('expectedRisk', (allowed + 1) / 201, { digits: 4 });
  const [least, most] = [Math.min(...risks), Math.max(...risks)];
  const shown = methods[0]!.outcome;
  return (
    drawn +
    `<p>In ${value('worlds', risks.length)} worlds the risk, the share given and wrong, lies between ${value('leastRisk', least, { digits: 3 })} and ` +
    `${value('mostRisk', most, { digits: 3 })}, with a median of ${value('medianRisk', median(risks), { digits: 3 })}; ` +
    `the shown world has ${value('shownRisk', shown.risk, { digits: 3 })}. It gives a share of ` +
    `${value('shownCoverage', shown.coverage, { digits: 3 })} of the answers, where the median is ` +
    `${value('medianCoverage', median(coverages), { digits: 3 })}. ` +
    `The mean risk is ${value('meanRisk', mean(risks), { digits: 4 })}, ` +
    `and ${value('worldsAbove', above)} ${above === 1 ? 'world is' : 'worlds are'} above α = ${value('alpha', alpha)}: ` +
    (shift
      ? 'the test questions are no longer like those of the calibration, so nothing is promised.</p>'
      : `the promise is about the mean, which theory puts at ${expected} where wrong answers are not too few.</p>`)
  );
}

function tries({ loop }: Frame, { retries, alpha, score, shift }: Params): string {
  if (!loop || loop.length === 0) return '';
  const row = (title: string, key: keyof LoopOutcomes) => {
    const over = (of: 'risk' | 'coverage') => mean(loop.map((world) => world[key][of]));
    return [title, share(`${key}Risk`, over('risk')), share(`${key}Coverage`, over('coverage'))];
  };
  return (
    table(
      `Refused answers tried again, up to ${retries} more: means over the worlds`,
      ['threshold calibrated on', 'given and wrong', 'given'],
      [
        row('one pass, no new try', 'once'),
        row('one pass, then tries until one passes', 'untilPassed'),
        row('what the loop ends with: its best-scored try', 'whole'),
      ],
    ) +
    (score === 'retrieval'
      ? '<p>This score does not read the answer, so a new try cannot change the decision.</p>'
      : '<p>A new try is a new chance to pass while wrong, so the second row is never below the first. ' +
        (shift
          ? 'After the shift no row keeps a promise.</p>'
          : `The third calibrates the whole loop, and so keeps α = ${alpha} on average over all worlds; ` +
            `the mean of these ${value('loopWorlds', loop.length)} may stray from that by chance.</p>`))
  );
}

const view = (frame: Frame, params: Params): string =>
  lead(frame, params.shift) +
  rules(frame) +
  promises(frame, params.shift) +
  answersByKind(frame) +
  signals(frame, params.score) +
  worlds(frame, params) +
  tries(frame, params);

export const lab: Lab<typeof controls, Frame> = {
  title: 'Abstain or answer?',
  intro:
    'This is a toy: the generator is simulated, with a known process of errors, so that the truth of each answer is known. ' +
    'The checker of support is made to err on a share of the answers. All else is computed on the texts: BM25 finds passages about made-up companies, six scores judge the answers, ' +
    'a threshold on one of them is calibrated on 200 labelled answers and tested on 200 others. Answers above the threshold are given to the user, all others withheld.',
  controls,
  presets: [
    {
      id: 'repeated-invention',
      label: 'Better checker, same promise',
      look: 'no more requests end in a wrong answer, but twice as many answers are shown, and 23% of these are wrong instead of 47%',
      params: { auroc: 0.9, shown: 42 },
    },
    {
      id: 'retrieval',
      label: 'Fewer errors',
      look: 'with the better checker, and 25% of the answers wrong instead of 59%, 80% can be shown; about as many requests end in a wrong answer, and of the answers shown 12% are wrong',
      params: { auroc: 0.9, wrongShare: 25, shown: 80 },
    },
    {
      id: 'everything',
      label: 'Show everything',
      look: 'nothing is refused, so the first two shares are the same, and the third is 100%',
      params: { shown: 100 },
    },
    {
      id: 'repeated',
      label: 'Errors that repeat',
      look: 'the samples agree on what is wrong: entropy is lowest there, and its AUROC falls below one half',
      params: { score: 'consistency', systematic: 1 },
    },
    {
      id: 'shift',
      label: 'Index shrinks, errors repeat',
      look: 'live questions are unlike the labelled ones, so nothing is promised, and the risk is far above α',
      params: { score: 'both', shift: true },
    },
    {
      id: 'again',
      label: 'Try again after a refusal',
      look: 'more is given, and with the threshold of one pass more of it is wrong; calibrate what the loop ends with',
      params: { score: 'both', systematic: 0, retries: 3 },
    },
  ],
  simplified: [
    'Which score ranks best is a property of this toy and of its settings, not evidence about real systems.',
    'The generator is simulated: how often it ignores evidence, knows an answer or repeats an error is set by you, not measured on a model.',
    'Support is judged by shared words instead of by an entailment model, so this checker misses numbers that a passage spells out digit by digit.',
    'Besides, the checker is made to err on a share of the questions: there an answer gets the support of one of the other kind. At first it errs on right and wrong answers alike. Real checkers share errors with the generator, which a setting lets you try: then support and agreement are weaker.',
    'Samples mean the same only if they name the same value; real systems cluster by entailment.',
    'Equal scores are put in a random order by adding less than a thousand-millionth, since calibration needs scores that differ.',
    'Each answer makes one claim, whose support is the score. An answer with several needs one score of them all, such as the least support.',
    'The switch for a change after calibration does two things to the test questions: 30% of the facts stay in their index, and what is invented without evidence is the same in all samples. Each alone raises the risk less.',
    'A new try reads the same passages, and its samples are those of the first. A real system would often search again.',
    'Calibration and test questions come from one world with exact labels; people disagree on labels, and live traffic drifts.',
  ],
  run,
  view,
  summary: (frame, params) => {
    const { coverage, risk } = frame.methods[0]!.outcome;
    return `α ${params.alpha}, ${titles[params.score]}: ${(coverage * 100).toFixed(1)}% of the answers are given, ${(risk * 100).toFixed(1)}% given and wrong.`;
  },
};
