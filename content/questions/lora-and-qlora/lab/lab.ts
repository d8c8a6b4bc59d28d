import { plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { level, line, numbered } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, steps, type Frame, type Served } from './core.ts';
import { mergeDraws, type Arrival } from './merging.ts';

function losses({ losses, floor }: Frame): string {
  // Every fifth step is enough for the eye.
  const points = numbered(losses).filter(([index]) => index % 5 === 0 || index === losses.length - 1);
  const title = 'Loss while the adapter trains';
  const from = Math.max(0.003, Math.min(floor, losses.at(-1)!) * 0.7);
  return plotted(title, {
    x: { label: 'step', from: 0, to: steps },
    y: { label: 'loss', log: true, from, to: Math.max(8, losses[0]!) },
    series: [
      line('adapter', 'trainable', points),
      ...(floor > 0.003 ? [level('best for this rank', floor, 0, steps)] : []),
    ],
  });
}

function spectrum({ missing, left }: Frame, { base }: Params): string {
  const sizes = (label: string, role: string, values: readonly number[]) =>
    line(
      label,
      role,
      numbered(values.slice(0, 16)).map(([at, size]) => [at + 1, size]),
    );
  return plotted('What the base lacks, by singular value: before training and after', {
    x: { label: 'singular value', from: 1, to: 16 },
    y: { label: 'size', from: 0 },
    series: [
      sizes('before', base === 'full' ? 'frozen' : 'quantized', missing),
      sizes('after', 'trainable', left),
    ],
  });
}

const digits = { digits: 4 };

const facts = (frame: Frame) =>
  table(
    'Size and error',
    ['quantity', 'value'],
    [
      [
        'bits for each base weight, scales included',
        value('bitsPerWeight', frame.bitsPerWeight, { digits: 3 }),
      ],
      ['relative error of the stored base', value('baseError', frame.baseError, digits)],
      ['trained parameters', value('trained', frame.trained)],
      ['loss before training', value('lossBefore', frame.losses[0]!, digits)],
      [
        frame.progress < 1 ? 'loss so far' : 'loss after 400 steps',
        value('loss', frame.losses.at(-1)!, digits),
      ],
      ['best loss for this rank', value('floor', frame.floor, digits)],
    ],
  );

function ways({ unmerged, merged, requantized, original }: NonNullable<Frame['served']>): string {
  const row = (way: string, name: string, { moved, loss }: Served, hasLoss = true) => [
    way,
    value(`${name}Moved`, moved, digits),
    hasLoss ? value(name, loss, digits) : '–',
  ];
  return table(
    'The trained adapter, served in several ways',
    ['way to serve', 'difference from what was trained', 'loss'],
    [
      row('base as stored, adapter beside it', 'unmerged', unmerged),
      row('dequantized and merged', 'merged', merged),
      ...(requantized ? [row('merged and quantized again', 'requantized', requantized)] : []),
      // Its loss would depend on how little of the quantization error this toy's adapter learns.
      row('adapter on the original base', 'original', original, false),
    ],
  );
}

/** What arrives of an update that is merged and stored in four bits again, by both paths. */
function merges({ stored, original }: NonNullable<Frame['arrives']>, { update }: Params): string {
  const row = (path: string, name: string, { mean, least, most }: Arrival) => [
    path,
    value(`${name}Mean`, mean, { digits: 1, unit: '%' }),
    value(`${name}Least`, least, { digits: 1, unit: '%' }),
    value(`${name}Most`, most, { digits: 1, unit: '%' }),
  ];
  return table(
    `What arrives of an update with ${update}% of the weights’ norm, merged and stored in NF4, over ${mergeDraws} draws`,
    ['merged into', 'mean', 'least', 'most'],
    [
      row('the weights as NF4 stores them', 'stored', stored),
      row('the original weights', 'original', original),
    ],
  );
}

const view = (frame: Frame, params: Params): string =>
  losses(frame) +
  spectrum(frame, params) +
  facts(frame) +
  (frame.served ? ways(frame.served) : '') +
  (frame.arrives ? merges(frame.arrives, params) : '');

export const lab: Lab<typeof controls, Frame> = {
  title: 'Fit a low-rank update to a known target',
  intro:
    'A toy without a language model: a frozen 64 × 64 matrix must become another one that differs from it by an update of rank six, with singular values (the sizes of its six rank-one parts) 3, 2, 1, ½, ¼ and ⅛. ' +
    'The adapter is trained by gradient descent; the best loss that its rank allows is known exactly.',
  controls,
  presets: [
    {
      id: 'at-home',
      label: '13B at home',
      look: 'three verdicts with room for error on a card of 24 GB: QLoRA fits, and LoRA and full fine-tuning do not',
      params: {},
    },
    {
      id: 'both-fit',
      label: '7B: take LoRA',
      look: 'both adapters fit, so storing the base in 4 bits would only leave more memory free',
      params: { model: 7 },
    },
    {
      id: 'still-full',
      label: 'Four bits, and still full',
      look: 'from 1,024 to 8,192 tokens all three bars grow by the same 37.1 GB, because the picture counts the same activations for each',
      params: { model: 7, tokens: 8192 },
    },
    {
      id: 'paper-65b',
      label: '65B on 48 GB',
      look: 'the QLoRA paper’s headline; the 16-bit base of LoRA alone would fill almost three such cards',
      params: { model: 65, tokens: 512, card: 48 },
    },
    {
      id: 'rank-2',
      label: 'Rank 2',
      look: 'the loss stops at what two singular values can do, however long you train',
      params: { rank: 2 },
    },
    {
      id: 'large-blocks',
      label: 'Blocks of 1,024',
      look: 'fewer bits, a coarser base, and a higher floor that the adapter cannot remove',
      params: { block: 1024 },
    },
    {
      id: 'full-precision',
      label: 'Full precision, rank 6',
      look: 'the update fits, so the floor is zero; gradient descent comes near it slowly',
      params: { base: 'full', rank: 6 },
    },
  ],
  simplified: [
    'The memory in the picture is calculated, not measured. It counts 16-bit activations with fused norms and FlashAttention, and tokens of all sequences together; without FlashAttention long sequences cost more. It leaves out what the driver takes, fragmentation (a card of “24 GB” has 25.8 GB of 10⁹ bytes, which leaves some room for both), the dequantized copy of a layer, inputs that PEFT casts to 32 bits, and paged optimizers. LitGPT measured peaks that are 4 to 5% higher for LoRA and 28 to 30% higher for QLoRA.',
    'The lab is a toy: one matrix instead of a network, and inputs that are uncorrelated and equally large, so that the loss is half the squared distance from the target matrix.',
    'It uses plain gradient descent with a fixed rate of 0.1 instead of Adam on batches. The scale α/r is 1 at every rank, so it shows nothing about α or the learning rate.',
    'The last table merges updates of rank 16 with equal singular values into normal weights, 128 × 128, without training. The share is what of the update the stored weights contain.',
    'There is one draw of base, update and start. Over 20 draws the loss at these defaults lies between 0.26 and 0.29, and between 0.56 and 0.65 after a second quantization.',
    'The update is about half as large as the base; in large models it can be much smaller. So what a second quantization costs here says nothing about them: small updates lose more of themselves.',
    'Scales are quantized to evenly spaced 8-bit codes; QLoRA uses an 8-bit float. The bits count the scales of this small matrix, so they are a little more than the 4.127 of a large one.',
    'The difference is half the squared distance between the weights served and the weights trained. The table gives no loss for the adapter on the original base, because this toy’s one adapter cannot show what to expect: its loss would depend on how much of the rounding error it has learned.',
  ],
  run: (params) => run(params),
  view,
  summary: (frame, params) =>
    `Rank ${params.rank}, ${controls.base.options[params.base]}: loss ${frame.losses.at(-1)!.toFixed(4)}, best for this rank ${frame.floor.toFixed(4)}.`,
};
