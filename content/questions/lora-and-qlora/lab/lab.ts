import { columns } from 'grounded/lab/columns.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { level, line, numbered } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, steps, type Frame } from './core.ts';

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
  const series = [
    { label: 'before', role: base === 'full' ? 'frozen' : 'quantized', values: missing.slice(0, 16) },
    { label: 'after', role: 'trainable', values: left.slice(0, 16) },
  ];
  const label = 'Singular values of what is missing, before and after training';
  return picture('What the base lacks, by singular value: before training and after', (width, variant) =>
    columns(series, { label, x: 'singular value', y: 'size', width, variant }),
  );
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

const ways = (served: NonNullable<Frame['served']>) =>
  table(
    'The trained pair, served in four ways',
    ['way to serve', 'difference from the trained pair', 'loss'],
    (
      [
        ['base as stored, adapter beside it', 'unmerged'],
        ['dequantized and merged', 'merged'],
        ['merged and quantized again', 'requantized'],
        ['adapter on the original base', 'original'],
      ] as const
    ).map(([way, name]) => [
      way,
      value(`${name}Moved`, served[name].moved, digits),
      value(name, served[name].loss, digits),
    ]),
  );

const view = (frame: Frame, params: Params): string =>
  losses(frame) + spectrum(frame, params) + facts(frame) + (frame.served ? ways(frame.served) : '');

export const lab: Lab<typeof controls, Frame> = {
  title: 'Fit a low-rank update to a known target',
  intro:
    'A frozen 64 × 64 matrix must become another one that differs from it by an update of rank six, with singular values 3, 2, 1, ½, ¼ and ⅛. ' +
    'The adapter is trained by gradient descent; the best loss that its rank allows is known exactly.',
  controls,
  presets: [
    {
      id: 'at-home',
      label: '7B at home',
      look: 'three ways and three verdicts on a card of 24 GB: QLoRA fits, LoRA needs checkpointing, full fine-tuning does not fit',
      params: {},
    },
    {
      id: 'still-full',
      label: 'Four bits, and still full',
      look: 'four times the tokens push all three bars over the line by the same 31.8 GB',
      params: { tokens: 8192 },
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
    'The picture is arithmetic, not a measurement. It counts 16-bit activations with fused norms and FlashAttention, and tokens of all sequences together; without FlashAttention long sequences cost more. Left out are the context and fragmentation (a card of “24 GB” has 25.8 GB of 10⁹ bytes, which leaves some room for them), the dequantized copy of a layer, and paged optimizers. Libraries differ more than the picture shows.',
    'One matrix instead of a network, and inputs with identity covariance, so that the loss is a distance between matrices.',
    'Plain gradient descent with a fixed rate of 0.1 instead of Adam on batches. The scale α/r is 1 at every rank: what the text says about α and the rate holds for Adam and is not shown here.',
    'One draw of base, update and start. Over 20 draws the loss at these defaults lies between 0.26 and 0.29, and between 0.56 and 0.65 after a second quantization.',
    'Scales are quantized to evenly spaced 8-bit codes; QLoRA uses an 8-bit float. The bits count the scales of this small matrix, so they are a little more than the 4.127 of a large one.',
    'The difference is half the squared distance between the weights served and the weights trained. That the adapter has a lower loss on the original base says nothing in general: here it mostly learnt the planted update, not the error of quantization.',
  ],
  run: (params) => run(params),
  view,
  summary: (frame, params) =>
    `Rank ${params.rank}, ${controls.base.options[params.base]}: loss ${frame.losses.at(-1)!.toFixed(4)}, best for this rank ${frame.floor.toFixed(4)}.`,
};
