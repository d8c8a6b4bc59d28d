import { value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import type { Frame } from '../../../model/experiment.ts';
import found from '../../../model/results/quantize.json' with { type: 'json' };
import { lossTitle, recorded, texts, titledTable } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { bitsPerWeight, files, plantedFactor, run, start, usesGptq } from './core.ts';

interface Cost {
  loss: { mean: number; sd: number };
  kl: { mean: number; sd: number };
}

/** What was recorded of a state, if one thing alone is rounded in it: weights, or what is computed with those of the file. */
function recordedOf(params: Params): Cost | undefined {
  const { bits, share, method, cache, inputs } = params;
  if (cache === 32 && inputs === 'full') {
    const byBits: Partial<Record<string, Cost>> = usesGptq(params)
      ? found.gptq[share === 'group' ? 'group' : 'row']
      : found.nearest[share];
    return byBits[bits];
  }
  const isAsStored = bits === 8 && share === 'row' && method === 'nearest';
  if (!isAsStored || (cache !== 32 && inputs !== 'full')) return undefined;
  if (inputs !== 'full') return found.inputs[inputs === 'planted' ? plantedFactor : 1][8];
  const byBits: Partial<Record<string, Cost>> = found.cache;
  return byBits[cache];
}

/** Bits a weight of the file: its scales have 32. */
const fileBits = (2 * bitsPerWeight({ bits: 8, share: 'row' }) - 8).toFixed(2);

function view(frame: Frame, params: Params): string {
  const { loss, kl } = recordedOf(params) ?? {};
  return (
    texts(start, frame, `Rounded to ${params.bits} bits`) +
    titledTable(
      `${lossTitle}; KL, how far its predictions are from the original’s`,
      ['Shakespeare', 'Rounded', 'Original'],
      [
        ['loss', loss ? recorded(loss) : '–', found.before.loss.mean.toFixed(3)],
        ['KL', kl ? recorded(kl) : '–', '0'],
        ['bits a weight, scales included', value('bits', bitsPerWeight(params), { digits: 2 }), fileBits],
      ],
    )
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Fewer bits',
  intro: 'Read what it writes then. The same seed draws both texts.',
  press: 'Try it on a real model',
  controls,
  presets: [
    { id: 'six-bits', label: '6 bits', look: 'Other words. Compare the losses.', params: { bits: 6 } },
    { id: 'two-bits', label: '2 bits', look: 'The words fall apart.', params: { bits: 2 } },
    {
      id: 'three-gptq',
      label: '3 bits, GPTQ',
      look: 'The other weights make up for part of the error.',
      params: { bits: 3, method: 'gptq' },
    },
  ],
  simplified: [
    '“8 bits, with planted outliers” gives it outlier channels, as models of billions have them. Its cost was recorded beside weights of 8 bits.',
    'The original is the file with 8 bits a weight. Loss and KL were recorded over all held-out text; ± is the standard deviation of the rise over four quarters of it (GPTQ: over three draws of calibration text). A dash: not recorded.',
    'GPTQ here is fitted to 1,536 characters that the model wrote, the recorded one to training text. With one scale for a whole matrix, rounding is to nearest.',
    'The table of characters and the norms are not rounded. Bits a weight count 16 for each scale, but the scales of the original have 32.',
  ],
  files,
  run,
  view,
  summary: (_, params) => {
    const loss = recordedOf(params)?.loss;
    return `${params.bits} bits: ${loss ? `loss ${recorded(loss)}` : 'its loss was not recorded'}.`;
  },
};
