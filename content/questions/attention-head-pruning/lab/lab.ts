import { formatNumber } from 'grounded/lab/format.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line, numbered } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, type Criterion, type Frame } from './core.ts';
import { context, percentSaved, type Costs } from './costs.ts';
import { count, planted, positions } from './layer.ts';
import { headRows, matrixCells } from './pictures.ts';

const roleOf: Record<Criterion, string> = {
  gradient: 'trainable',
  ablation: 'evidence',
  confidence: 'wrong',
  random: 'generated',
};
const names = planted.map(({ name }) => name);
const listed = (items: readonly string[]) =>
  items.length === 0 ? 'none' : items.length === count ? 'all' : items.join(', ');
const digits = { digits: 4 };

function lossPlot({ paths, best }: Frame, { criterion, k }: Params): string {
  const losses = (one: Criterion, dots = false) =>
    line(one, roleOf[one], numbered(paths[one].train), { dots });
  const others = (['random', 'confidence', 'gradient'] as const).filter((one) => one !== criterion);
  return plotted(
    'Loss by heads removed, for each criterion and for the best of all sets',
    {
      x: { label: 'heads removed', from: 0, to: count },
      y: { label: 'training loss', from: 0 },
      series: [
        ...others.map((one) => losses(one)),
        losses(criterion, true),
        line('best set', 'plain', numbered(best.map(({ loss }) => loss)), { dashed: true }),
      ],
      marks: [{ x: k, y: paths[criterion].train[k]!, label: '' }],
    },
    'Training loss by the number of heads removed',
  );
}

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
  const key = scores.map((one) => ({ label: one, role: roleOf[one] }));
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

function outcome(frame: Frame, { criterion, k }: Params): string {
  const { order, train, test } = frame.paths[criterion];
  const removed = order.slice(0, k);
  const best = frame.best[k]!;
  const left = names.filter((_, head) => !best.kept.includes(head));
  return table(
    'What pruning did',
    ['quantity', 'value'],
    [
      ['removed, in this order', listed(removed.map((head) => names[head]!))],
      ['training loss, nothing removed', value('lossBefore', train[0]!, digits)],
      [`training loss, ${k} removed`, value('loss', train[k]!, digits)],
      [`test loss, ${k} removed`, value('testLoss', test[k]!, digits)],
      [`least training loss of any set, ${k} removed`, value('bestLoss', best.loss, digits)],
      ['that set leaves out', listed(left)],
      [
        'rise that the framed cells predict without refit',
        value('predictedRise', quadraticCost(frame, removed), digits),
      ],
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

const lessons = ({ oneTwin, bothTwins, sliced }: Frame) =>
  `<p>Without refit, removing one twin raises the training loss by ${value('oneTwinRise', oneTwin, digits)}, ` +
  `removing both by ${value('bothTwinsRise', bothTwins, digits)}: ${value('twinsRatio', bothTwins / oneTwin, { digits: 2 })} times as much. ` +
  `The layer under a mask still has ${value('maskedWeights', sliced.before)} weights, the sliced one ` +
  `${value('slicedWeights', sliced.after)}; their outputs differ by at most ${value('sliceDifference', sliced.difference, { digits: 6 })}.</p>`;

function savingsTable(frame: Frame, params: Params): string {
  const { whole, queries, groups } = frame.savings;
  const model = controls.model.options[params.model];
  const row = (name: string, prefix: string, left: Costs) => {
    const saved = (key: keyof Costs) =>
      value(`${prefix}${key[0]!.toUpperCase()}${key.slice(1)}Saved`, percentSaved(whole, left, key), {
        digits: 1,
        unit: '%',
      });
    return [name, saved('parameters'), saved('flops'), saved('cacheBytes')];
  };
  const share = `${params.k}/${count}`;
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
      row(`saved by cutting ${share} of the query heads`, 'queries', queries),
      row(`saved by cutting ${share} of the KV groups`, 'groups', groups),
    ],
  );
}

function view(frame: Frame, params: Params): string {
  const { order, gates } = frame.paths[params.criterion];
  const isRemoved = planted.map((_, head) => order.indexOf(head) < params.k);
  const label = 'Covariance of what the heads write';
  return (
    lossPlot(frame, params) +
    headsPicture(frame, isRemoved) +
    outcome(frame, params) +
    lessons(frame) +
    picture(
      'Covariance of what the heads write; framed: pairs of removed heads, half of whose sum is the expected cost without refit',
      (width, variant) => matrixCells(names, frame.covariance.data, isRemoved, { label, width, variant }),
    ) +
    eachHead(frame, gates[params.k]!, isRemoved) +
    `<p>The same share of a real model’s heads, sliced off (weights and FLOPs of one block at ${formatNumber(context)} tokens of context; cache for each token, all layers, 16-bit):</p>` +
    savingsTable(frame, params)
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Prune a layer whose heads are known',
  intro:
    'One attention layer with eight planted (simulated) heads: three strong ones, two twins that write the same signal, a diffuse, a faint and a dead one. ' +
    'The label is the sum of what they write plus noise, so the cost of removing any set is known and the best of all 256 sets can be found.',
  controls,
  presets: [
    {
      id: 'score-again',
      label: 'Score again after each removal',
      look: 'with twin A gone, the refit doubles twin B’s gate; its new score protects it, skip 2 goes instead, and the loss equals the best set’s',
      params: { mode: 'each' },
    },
    {
      id: 'trust-sharpness',
      label: 'Trust sharp attention',
      look: 'the dead head is as confident as the best and stays, while the two strongest go',
      params: { criterion: 'confidence', k: 3 },
    },
    {
      id: 'independent-twins',
      label: 'Independent twins',
      look: 'both together cost only about twice what one costs, and refitting cannot replace either',
      params: { rho: 0 },
    },
  ],
  simplified: [
    'The heads and the labels are planted (simulated): nothing was trained, and a real network’s heads interact in more ways than a covariance.',
    'A linear readout with a squared loss, heads one number wide, one layer, and no layer norm: the cost of pruning is then an exact quadratic form.',
    'Refitting the output gates by least squares stands for fine-tuning; it uses the training set that the scores come from.',
    'The model starts at its optimum, so gradients vanish as the noise does. Michel et al. also normalize the scores in each layer; there is only one here.',
    'The savings are counts for published shapes, without embeddings and norms, query heads being cut evenly over the groups; how much faster a model gets depends on kernels and batch size.',
  ],
  run,
  view,
  summary: (frame, params) => {
    const { order, train } = frame.paths[params.criterion];
    const last = params.k > 0 ? `, ${names[order[params.k - 1]!]!} last` : '';
    return `${params.k} of ${count} heads removed by ${controls.criterion.options[params.criterion]}${last}: training loss ${train[params.k]!.toFixed(4)}, best set ${frame.best[params.k]!.loss.toFixed(4)}.`;
  },
};
