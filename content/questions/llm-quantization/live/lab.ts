import { table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import type { Frame } from '../../../model/experiment.ts';
import found from '../../../model/results/quantize.json' with { type: 'json' };
import { lossCell, recorded, texts } from '../../../model/views.ts';
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

/** What the file has, with a step for each row. */
const eightBits = bitsPerWeight({ bits: 8, share: 'row' }).toFixed(2);

function view(frame: Frame, params: Params): string {
  const known = recordedOf(params);
  const { loss, kl } = known ?? {};
  return (
    texts(start, frame, `Rounded to ${params.bits} bits`) +
    table(
      'Loss and KL divergence to the original, in nats a character; bits a weight, steps included',
      ['Held-out text', 'Here', 'Recorded', 'Original'],
      [
        [
          'loss',
          lossCell('loss', frame.losses.shakespeare),
          loss ? recorded(loss) : '–',
          found.before.loss.mean.toFixed(3),
        ],
        ['KL', lossCell('kl', frame.divergence), kl ? recorded(kl) : '–', '0'],
        ['bits a weight', value('bits', bitsPerWeight(params), { digits: 2 }), '', eightBits],
      ],
    )
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Fewer bits, in your browser',
  intro:
    'Take bits from the 28 matrices of the book’s own model and read what it then writes. The same seed draws both texts.',
  controls,
  presets: [
    { id: 'six-bits', label: '6 bits', look: 'Other words, the same loss.', params: { bits: 6 } },
    { id: 'two-bits', label: '2 bits', look: 'Nothing is left.', params: { bits: 2 } },
    {
      id: 'three-gptq',
      label: '3 bits, GPTQ',
      look: 'The other weights make up for the error.',
      params: { bits: 3, method: 'gptq' },
    },
  ],
  simplified: [
    'The model is tiny: 800,000 weights over single characters, and it has no outlier channels. Models of billions have them, which is why 8-bit activations are hard there; the planted outlier shows that.',
    'The original is the file with 8 bits a weight. Losses here are over four windows of 192 characters; those recorded are over four sets of 64 windows, mean ± standard deviation over the sets.',
    'GPTQ here takes its Hessians from 3,072 characters that the model wrote itself, the recorded one from training text. A step for a whole matrix is always rounded to nearest.',
    'The table of characters and the norms keep their precision. Bits a weight count 16 for each step.',
  ],
  files,
  run,
  view,
  summary: ({ losses, divergence }, { bits }) =>
    `${bits} bits: loss ${losses.shakespeare!.toFixed(3)}, KL ${divergence!.toFixed(4)}.`,
};
