import { value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import type { Frame } from '../../../model/experiment.ts';
import found from '../../../model/results/quantize.json' with { type: 'json' };
import { lossCell, lossTitle, recorded, texts, titledTable } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { bitsPerWeight, files, run, start, usesGptq } from './core.ts';

interface Cost {
  loss: { mean: number; sd: number };
  kl: { mean: number; sd: number };
}

/** What was recorded of a state, if one thing alone was rounded in it. */
function recordedOf(params: Params): Cost | undefined {
  const { bits, share, cache, inputs } = params;
  if (cache !== 32 || inputs !== 'full') return undefined;
  const byBits: Partial<Record<string, Cost>> = usesGptq(params)
    ? found.gptq[share === 'group' ? 'group' : 'row']
    : found.nearest[share];
  return byBits[bits];
}

/** Bits a weight of the file: its scales have 32. */
const fileBits = (2 * bitsPerWeight({ bits: 8, share: 'row' }) - 8).toFixed(2);

function view(frame: Frame, params: Params): string {
  const known = recordedOf(params);
  const { loss, kl } = known ?? {};
  return (
    texts(start, frame, `Rounded to ${params.bits} bits`) +
    titledTable(
      `${lossTitle}; KL, how far its predictions are from the original’s`,
      ['Shakespeare', 'Rounded', 'Original'],
      [
        [
          'loss here, on four windows',
          lossCell('loss', frame.losses.shakespeare),
          lossCell('original', frame.originals.shakespeare),
        ],
        [
          'loss recorded, on all held-out text',
          loss ? recorded(loss) : '–',
          found.before.loss.mean.toFixed(3),
        ],
        ['KL here', lossCell('kl', frame.divergence), '0'],
        ['KL recorded', kl ? recorded(kl) : '–', '0'],
        ['bits a weight, scales included', value('bits', bitsPerWeight(params), { digits: 2 }), fileBits],
      ],
    )
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Fewer bits, in your browser',
  intro:
    'Take bits from the 28 weight matrices of the book’s own model and read what it then writes. The same seed draws both texts.',
  press: 'Try it on a real model',
  controls,
  presets: [
    { id: 'six-bits', label: '6 bits', look: 'Other words, almost the same loss.', params: { bits: 6 } },
    { id: 'two-bits', label: '2 bits', look: 'The words fall apart.', params: { bits: 2 } },
    {
      id: 'three-gptq',
      label: '3 bits, GPTQ',
      look: 'The other weights make up for part of the error.',
      params: { bits: 3, method: 'gptq' },
    },
  ],
  simplified: [
    'The model is tiny: 800,000 weights over single characters, and no channel that attention or the feed-forward reads is much larger than the others. Models of billions have such channels, which is why 8-bit activations are hard there. The setting “8 bits, with planted outliers” shows that.',
    'The original is the file with 8 bits a weight. Losses here are over four windows of 192 characters; those recorded are over all held-out text, mean ± standard deviation of the rise over four quarters of it (GPTQ: over three draws of calibration text). The two rows are about different text, so compare each rounded loss with the original in its own row.',
    'GPTQ here takes its statistics of the inputs (Hessians) from 1,536 characters that the model wrote itself, the recorded one from training text. With one scale for a whole matrix, rounding is always to nearest.',
    'The table of characters and the norms keep their precision. Bits a weight count 16 for each scale, but the scales of the original have 32.',
  ],
  files,
  run,
  view,
  summary: ({ losses, divergence }, { bits }) =>
    `${bits} bits: loss ${losses.shakespeare!.toFixed(3)}, KL ${divergence!.toFixed(4)}.`,
};
