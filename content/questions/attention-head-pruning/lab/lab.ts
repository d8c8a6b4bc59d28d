import { formatNumber } from 'grounded/lab/format.ts';
import { picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { drawPlot } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import {
  context,
  count,
  percentSaved,
  planted,
  positions,
  run,
  type Costs,
  type Criterion,
  type Frame,
} from './core.ts';
import { headRows, matrixCells } from './pictures.ts';

const roleOf: Record<Criterion, string> = {
  gradient: 'trainable',
  ablation: 'evidence',
  confidence: 'wrong',
  random: 'generated',
};
const titleOf: Record<Criterion, string> = {
  gradient: 'gradient',
  ablation: 'ablation',
  confidence: 'confidence',
  random: 'random',
};
const names = planted.map(({ name }) => name);
const shares = (scores: Float64Array) => {
  const most = scores.reduce((a, b) => Math.max(a, b), 1e-12);
  return Array.from(scores, (score) => Math.max(0, score) / most);
};
const listed = (items: readonly string[]) =>
  items.length === 0 ? 'none' : items.length === count ? 'all' : items.join(', ');

/** ½ Σ C_ij over the pairs of removed heads. */
function quadraticCost(frame: Frame, removed: readonly number[]): number {
  let sum = 0;
  for (const i of removed) for (const j of removed) sum += frame.covariance.data[i * count + j]! / 2;
  return sum;
}

function lossPlot(frame: Frame, params: Params, width: number, variant: string): string {
  const others = (['random', 'confidence', 'gradient'] as const).filter((one) => one !== params.criterion);
  const chosen = frame.paths[params.criterion];
  const numbered = (losses: readonly number[]) => losses.map((loss, k): [number, number] => [k, loss]);
  return drawPlot(
    {
      x: { label: 'heads removed', from: 0, to: count },
      y: { label: 'training loss', from: 0 },
      series: [
        ...others.map((one) => ({
          label: titleOf[one],
          role: roleOf[one],
          points: numbered(frame.paths[one].train),
        })),
        {
          label: titleOf[params.criterion],
          role: roleOf[params.criterion],
          dots: true,
          points: numbered(chosen.train),
        },
        {
          label: 'best set',
          role: 'plain',
          dashed: true,
          points: numbered(frame.best.map(({ loss }) => loss)),
        },
      ],
      marks: [{ x: params.k, y: chosen.train[params.k]!, label: '' }],
    },
    width,
    { label: 'Training loss by the number of heads removed', altId: '', variant },
  );
}

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

export function view(frame: Frame, params: Params): string {
  const { k } = params;
  const path = frame.paths[params.criterion];
  const removed = path.order.slice(0, k);
  const gates = path.gates[k]!;
  const isRemoved = planted.map((_, head) => removed.includes(head));
  const scores: Criterion[] = ['gradient', 'ablation', 'confidence'];
  const scored = [shares(frame.gradient), shares(frame.ablation), shares(frame.confidence)];
  const rows = planted.map(({ name }, head) => ({
    name,
    removed: isRemoved[head]!,
    attention: Array.from(frame.attention.subarray(head * positions, (head + 1) * positions)),
    scores: scored.map((share) => share[head]!),
  }));
  const heads = (width: number, variant: string) =>
    headRows(
      rows,
      scores.map((one) => ({ label: titleOf[one], role: roleOf[one] })),
      {
        label: 'For each head its attention over twelve tokens, and its scores before pruning',
        width,
        variant,
      },
    );
  const matrix = (width: number, variant: string) =>
    matrixCells(names, frame.covariance.data, isRemoved, {
      label: 'Covariance of what the heads write',
      width,
      variant,
    });
  const best = frame.best[k]!;
  const bestRemoved = names.filter((_, head) => !best.kept.includes(head));
  const ratio = frame.bothTwins / frame.oneTwin;
  const outcome = table(
    'What pruning did',
    ['quantity', 'value'],
    [
      ['removed, in this order', listed(removed.map((head) => names[head]!))],
      ['training loss, nothing removed', value('lossBefore', path.train[0]!, { digits: 4 })],
      [`training loss, ${k} removed`, value('loss', path.train[k]!, { digits: 4 })],
      [`test loss, ${k} removed`, value('testLoss', path.test[k]!, { digits: 4 })],
      [`least training loss of any set, ${k} removed`, value('bestLoss', best.loss, { digits: 4 })],
      ['that set leaves out', listed(bestRemoved)],
      [
        'rise that the framed cells predict without refit',
        value('predictedRise', quadraticCost(frame, removed), { digits: 4 }),
      ],
    ],
  );
  const each = table(
    'The heads, their scores before pruning and their gates after it',
    ['head', 'confidence', 'gradient', 'ablation', 'gate'],
    planted.map(({ id, name }, head) => [
      name,
      value(`confidence${id}`, frame.confidence[head]!, { digits: 3 }),
      value(`gradient${id}`, frame.gradient[head]!, { digits: 4 }),
      value(`ablation${id}`, frame.ablation[head]!, { digits: 4 }),
      isRemoved[head] ? 'cut' : value(`gate${id}`, gates[head]!, { digits: 2 }),
    ]),
  );
  const lessons =
    `<p>Without refit, removing one twin raises the training loss by ${value('oneTwinRise', frame.oneTwin, { digits: 4 })}, ` +
    `removing both by ${value('bothTwinsRise', frame.bothTwins, { digits: 4 })}: ${value('twinsRatio', ratio, { digits: 2 })} times as much. ` +
    `The layer under a mask still has ${value('maskedWeights', frame.sliced.before)} weights, the sliced one ` +
    `${value('slicedWeights', frame.sliced.after)}; their outputs differ by at most ${value('sliceDifference', frame.sliced.difference, { digits: 6 })}.</p>`;
  return (
    picture(
      'Loss by heads removed, for each criterion and for the best of all sets',
      lossPlot(frame, params, 590, 'wide') + lossPlot(frame, params, 310, 'narrow'),
    ) +
    picture(
      'What each head attends to (first token to last), and its scores as shares of the largest; removed heads struck through',
      heads(590, 'wide') + heads(310, 'narrow'),
    ) +
    outcome +
    lessons +
    picture(
      'Covariance of what the heads write; framed: pairs of removed heads, half of whose sum is the expected cost without refit',
      matrix(590, 'wide') + matrix(310, 'narrow'),
    ) +
    each +
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
