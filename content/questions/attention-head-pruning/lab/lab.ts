import { formatNumber } from 'grounded/lab/format.ts';
import { picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { controls, type Params } from './controls.ts';
import { run, type Criterion, type Frame } from './core.ts';
import { context, percentSaved, shapes, type Costs } from './costs.ts';
import { count, planted, positions } from './layer.ts';
import { headRows, matrixCells } from './pictures.ts';

const names = planted.map(({ name }) => name);
const listed = (items: readonly string[]) =>
  items.length === 0 ? 'none' : items.length === count ? 'all' : items.join(', ');
const digits = { digits: 4 };

/** Scores as shares of the largest. */
function shares(scores: Float64Array): number[] {
  const most = scores.reduce((a, b) => Math.max(a, b), 1e-12);
  return Array.from(scores, (score) => Math.max(0, score) / most);
}

function headsPicture(frame: Frame, isRemoved: readonly boolean[]): string {
  const scores = ['gradient', 'ablation', 'confidence'] as const;
  const scored = scores.map((one) => shares(frame[one]));
  const rows = names.map((name, head) => ({
    name,
    removed: isRemoved[head]!,
    attention: Array.from(frame.attention.subarray(head * positions, (head + 1) * positions)),
    scores: scored.map((share) => share[head]!),
  }));
  const key = [
    { label: 'gradient', role: 'trainable' },
    { label: 'ablation', role: 'evidence' },
    { label: 'confidence', role: 'wrong' },
  ];
  const label = 'For each head its attention over twelve tokens, and its scores before pruning';
  return picture(
    'What each head attends to (first token to last), and its scores as shares of the largest; removed heads struck through',
    (width, variant) => headRows(rows, key, { label, width, variant }),
  );
}

/** ½ Σ C_ij over the pairs of removed heads. */
function quadraticCost({ covariance }: Frame, removed: readonly number[]): number {
  let cost = 0;
  for (const i of removed) for (const j of removed) cost += covariance.data[i * count + j]! / 2;
  return cost;
}

const criteria = Object.entries(controls.criterion.options) as [Criterion, string][];

function outcome({ paths, best }: Frame, { k }: Params): string {
  const left = names.filter((_, head) => !best[k]!.kept.includes(head));
  return table(
    `What ${k} cuts by each criterion do`,
    ['lowest first', 'removed, in this order', 'held-out loss'],
    [
      ...criteria.map(([criterion, title]) => [
        title,
        listed(paths[criterion].order.slice(0, k).map((head) => names[head]!)),
        value(`${criterion}TestLoss`, paths[criterion].test[k]!, digits),
      ]),
      ['best of all sets in training', listed(left), value('bestTestLoss', best[k]!.test, digits)],
    ],
  );
}

const eachHead = (frame: Frame, gates: Float64Array, isRemoved: readonly boolean[]) =>
  table(
    'The heads, their scores before pruning and their gates after it',
    ['head', 'confidence', 'gradient', 'ablation', 'gate'],
    planted.map(({ id, name }, head) => [
      name,
      value(`confidence${id}`, frame.confidence[head]!, { digits: 3 }),
      value(`gradient${id}`, frame.gradient[head]!, digits),
      value(`ablation${id}`, frame.ablation[head]!, digits),
      isRemoved[head] ? 'cut' : value(`gate${id}`, gates[head]!, { digits: 2 }),
    ]),
  );

const besides = (frame: Frame, { criterion, k }: Params) =>
  `<p>With nothing removed the held-out loss is ${value('testLossBefore', frame.paths[criterion].test[0]!, digits)}. ` +
  `The framed cells predict a rise in training loss, without refit, of ${value('predictedRise', quadraticCost(frame, frame.paths[criterion].order.slice(0, k)), digits)}. ` +
  `The layer under a mask still has ${value('maskedWeights', frame.sliced.before)} weights, the sliced one ` +
  `${value('slicedWeights', frame.sliced.after)}; their outputs differ by at most ${value('sliceDifference', frame.sliced.difference, { digits: 6 })}.</p>`;

function savingsTable(frame: Frame, params: Params): string {
  const { whole, groups } = frame.savings;
  const model = controls.model.options[params.model];
  const { heads, kvHeads } = shapes[params.model];
  const row = (name: string, prefix: string, left: Costs) => {
    const saved = (key: keyof Costs) =>
      value(`${prefix}${key[0]!.toUpperCase()}${key.slice(1)}Saved`, percentSaved(whole, left, key), {
        digits: 1,
        unit: '%',
      });
    return [name, saved('parameters'), saved('flops'), saved('cacheBytes')];
  };
  const share = `${params.k}/${count}`;
  const left = (heads * (count - params.k)) / count;
  const withinGroups = frame.savings.queries
    ? [row(`saved by cutting ${share} of each group’s query heads`, 'queries', frame.savings.queries)]
    : [
        [
          `cutting ${share} of each group’s query heads: ${left} heads cannot serve ${kvHeads} groups evenly`,
          '–',
          '–',
          '–',
        ],
      ];
  return table(
    `What pruning would save in ${model}`,
    [model, 'block weights', 'block FLOPs', 'KV cache'],
    [
      [
        'as it is',
        value('modelParameters', whole.parameters / 1e6, { digits: 1, unit: 'M' }),
        value('modelFlops', whole.flops / 1e6, { digits: 0, unit: 'M' }),
        value('modelCache', whole.cacheBytes / 1024, { unit: 'KiB' }),
      ],
      // With multi-head attention each head is a group of its own.
      ...(heads === kvHeads ? [] : withinGroups),
      row(
        `saved by cutting ${share} of the ${heads === kvHeads ? 'heads' : 'groups, whole'}`,
        'groups',
        groups,
      ),
    ],
  );
}

function view(frame: Frame, params: Params): string {
  const { order, gates } = frame.paths[params.criterion];
  const isRemoved = planted.map((_, head) => order.indexOf(head) < params.k);
  const label = 'Covariance of what the heads write';
  return (
    outcome(frame, params) +
    headsPicture(frame, isRemoved) +
    picture(
      'Covariance of what each two heads write. Framed: pairs of removed heads; half of their sum is the cost to expect without a refit',
      matrixCells(names, frame.covariance.data, isRemoved, label),
    ) +
    besides(frame, params) +
    eachHead(frame, gates[params.k]!, isRemoved) +
    `<p>The same share of a real model’s heads, sliced off (weights and FLOPs of one block at ${formatNumber(context)} tokens of context; cache for each token, all layers, 16-bit):</p>` +
    savingsTable(frame, params)
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Prune a layer whose heads are known',
  intro:
    'A toy: one attention layer with eight planted heads. Three are strong, two are copies that write much of the same, one is diffuse (it looks at all tokens almost alike), one faint and one dead (it writes nothing). ' +
    'Confidence is how sharply a head looks: its largest attention weight, on average. ' +
    'The label is the sum of what they write plus noise, so the cost of removing any set is known and the best of all 256 sets can be found.',
  controls,
  presets: [
    {
      id: 'score-again',
      label: 'Recover, score again',
      look: 'with copy A gone, the refit raises the gate of copy B; its new score protects it, skip 2 goes instead, and the loss equals that of the best set',
      params: { mode: 'each' },
    },
    {
      id: 'no-recovery',
      label: 'Only score again',
      look: 'without a refit B keeps its gate, so the gradient still puts it below skip 2: it goes, and scoring again gains nothing',
      params: { mode: 'each', refit: false },
    },
    {
      id: 'half-overlap',
      label: 'Half overlap',
      look: 'the remaining copy can supply only half of the other: refitted, it writes about as much as skip 2, so it hardly matters which of the two goes, and scoring again gains next to nothing',
      params: { mode: 'each', rho: 0.5 },
    },
    {
      id: 'one-more',
      label: 'Perfect copies',
      look: 'four heads cost next to nothing; the fifth had the same score as the fourth, but it more than triples the loss, because now no head writes the copies’ signal',
      params: { rho: 1 },
    },
    {
      id: 'again-at-four',
      label: 'Before the fifth cut',
      look: 'the refit makes B write for both, so its score doubles and skip 2 goes next; then remove one more',
      params: { k: 4, mode: 'each' },
    },
    {
      id: 'only-the-twins',
      label: 'Only the copies',
      look: 'in the picture two heads are gone, and either alone would be free after a refit; put one back and the loss recovers. The table below removes two by score instead',
      params: { k: 2, off: 24, rho: 1 },
    },
    {
      id: 'trust-sharpness',
      label: 'Trust sharp attention',
      look: 'the dead head stays because it was planted as the sharpest, and first goes although it is the second strongest: sharpness says where a head reads, not what it writes',
      params: { criterion: 'confidence', k: 3 },
    },
    {
      id: 'independent-twins',
      label: 'Independent copies',
      look: 'the two are not copies any more: their cell of the covariance is empty, their costs add up, and a refit cannot replace either',
      params: { rho: 0 },
    },
  ],
  simplified: [
    'A toy: the heads and the labels are planted, nothing was trained, and the heads of a real network interact in more ways than a covariance.',
    'Perfect copies are the best case for scoring again. The gain is gone if they correlate by 0.5 or less, and without the refit it is gone for the gradient score.',
    'A linear readout with a squared loss, heads one number wide, one layer, and no layer norm: the cost to expect without a refit is then exactly half the sum of the framed cells.',
    'A refit sets the gates, the factors on the heads’ outputs, to their best values by least squares, and stands for training after pruning; it uses the training draws that the scores come from. Losses are shown on other, held-out draws.',
    'The picture under the short answer shows expected losses; the numbers here come from random draws of examples, and differ a little.',
    'How sharply a head attends is planted apart from how much it writes, to show that the two can differ; in trained models they often go together.',
    'The model starts at its optimum, so gradients vanish as the noise does. Michel et al. also normalize the scores in each layer; there is only one here.',
    'The savings are counts for published shapes, without embeddings and norms, query heads being cut evenly over the groups; how much faster a model gets depends on kernels and batch size.',
  ],
  run,
  view,
  summary: (frame, params) => {
    const { order, test } = frame.paths[params.criterion];
    const last = params.k > 0 ? `, ${names[order[params.k - 1]!]!} last` : '';
    return `${params.k} of ${count} heads removed by ${controls.criterion.options[params.criterion]}${last}: held-out loss ${test[params.k]!.toFixed(4)}, best set ${frame.best[params.k]!.test.toFixed(4)}.`;
  },
};
