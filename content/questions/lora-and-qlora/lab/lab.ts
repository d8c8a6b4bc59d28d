import { table, picture, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { columns } from 'grounded/lab/columns.ts';
import { drawPlot } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, steps, type Frame } from './core.ts';

/** Losses for a plot: every fifth step is enough for the eye. */
const curve = (losses: readonly number[]): [number, number][] =>
  losses.flatMap((loss, index) =>
    index % 5 === 0 || index === losses.length - 1 ? [[index, loss] as [number, number]] : [],
  );

export function view(frame: Frame, params: Params): string {
  const last = frame.losses.at(-1)!;
  const role = params.base === 'full' ? 'frozen' : 'quantized';
  const losses = (width: number, variant: string) =>
    drawPlot(
      {
        x: { label: 'step', from: 0, to: steps },
        y: {
          label: 'loss',
          log: true,
          from: Math.max(0.003, Math.min(frame.floor, last) * 0.7),
          to: Math.max(8, frame.losses[0]!),
        },
        series: [
          { label: 'adapter', role: 'trainable', points: curve(frame.losses) },
          ...(frame.floor > 0.003
            ? [
                {
                  label: 'best for this rank',
                  role: 'plain',
                  dashed: true,
                  points: [
                    [0, frame.floor],
                    [steps, frame.floor],
                  ] as [number, number][],
                },
              ]
            : []),
        ],
      },
      width,
      { label: 'Loss while the adapter trains', altId: '', variant },
    );
  const spectrum = (width: number, variant: string) =>
    columns(
      [
        { label: 'before', role, values: frame.missing.slice(0, 16) },
        { label: 'after', role: 'trainable', values: frame.left.slice(0, 16) },
      ],
      {
        label: 'Singular values of what is missing, before and after training',
        x: 'singular value',
        y: 'size',
        width,
        variant,
      },
    );
  const levels = (width: number, variant: string) =>
    columns([{ label: 'weights', role: 'quantized', values: frame.histogram!.map(({ count }) => count) }], {
      label: 'Weights at each level',
      x: 'level, from −1 to 1',
      y: 'weights',
      width,
      variant,
    });
  const pictures = [
    picture('Loss while the adapter trains', losses(590, 'wide') + losses(310, 'narrow')),
    picture(
      'What the base lacks, by singular value: before training and after',
      spectrum(590, 'wide') + spectrum(310, 'narrow'),
    ),
    ...(frame.histogram
      ? [picture('How many weights take each level', levels(590, 'wide') + levels(310, 'narrow'))]
      : []),
  ];
  const facts = table(
    'Size and error',
    ['quantity', 'value'],
    [
      ['bits for each base weight', value('bitsPerWeight', frame.bitsPerWeight, { digits: 3 })],
      ['relative error of the stored base', value('baseError', frame.baseError, { digits: 4 })],
      ['trained parameters', value('trained', frame.trained)],
      ['loss before training', value('lossBefore', frame.losses[0]!, { digits: 4 })],
      [frame.progress < 1 ? 'loss so far' : 'loss after 400 steps', value('loss', last, { digits: 4 })],
      ['best loss for this rank', value('floor', frame.floor, { digits: 4 })],
    ],
  );
  const served = frame.served
    ? table(
        'The trained pair, served in four ways',
        ['way to serve', 'loss'],
        [
          ['base as stored, adapter beside it', value('unmerged', frame.served.unmerged, { digits: 4 })],
          ['dequantized and merged', value('merged', frame.served.merged, { digits: 4 })],
          ['merged and quantized again', value('requantized', frame.served.requantized, { digits: 4 })],
          ['adapter on the original base', value('original', frame.served.original, { digits: 4 })],
        ],
      )
    : '';
  return pictures.join('') + facts + served;
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Fit a low-rank update to a known target',
  intro:
    'A frozen 64 × 64 matrix must become another one that differs from it by an update of rank six, with singular values 3, 2, 1, ½, ¼ and ⅛. ' +
    'The adapter is trained by gradient descent; the best loss that its rank allows is known exactly.',
  controls,
  presets: [
    {
      id: 'rank-2',
      label: 'Rank 2',
      look: 'the loss stops at what two singular values can do, however long you train',
      params: { rank: 2 },
    },
    {
      id: 'large-blocks',
      label: 'Blocks of 1024',
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
    'One matrix instead of a network, and inputs with identity covariance, so that the loss is a distance between matrices.',
    'Plain gradient descent with a fixed rate instead of Adam on batches.',
    'Scales are quantized to evenly spaced 8-bit codes; QLoRA uses an 8-bit float.',
    'That the adapter does better on the original base here says nothing in general: the toy’s adapter mostly learnt the planted update, not the error of quantization.',
  ],
  run,
  view,
  summary: (frame, params) =>
    `Rank ${params.rank}, ${controls.base.options[params.base]}: loss ${frame.losses.at(-1)!.toFixed(4)}, best for this rank ${frame.floor.toFixed(4)}.`,
};
