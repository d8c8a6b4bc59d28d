import type { Lab } from 'grounded/lab/lab.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame } from './core.ts';
import { formatsView } from './formats-view.ts';
import { gptqView } from './gptq-view.ts';
import { gptqSeeds, gptqSize, gptqTokens } from './gptq.ts';
import { outliersView } from './outliers-view.ts';
import { layerSeeds, splitAbove, tokens } from './outliers.ts';

function view(frame: Frame, params: Params): string {
  switch (frame.experiment) {
    case 'outliers':
      return outliersView(frame, params);
    case 'gptq':
      return gptqView(frame, params);
    case 'formats':
      return formatsView(frame, params);
  }
}

const shown = (share: number) => `${(100 * share).toFixed(1)}%`;

export const lab: Lab<typeof controls, Frame> = {
  title: 'Outliers, smoothing, rotation, GPTQ and formats',
  intro:
    `One toy layer of up to 1,024 channels, and ${tokens} tokens. All numbers are simulated: normally distributed, from a seed, with outliers planted in a few channels of the activations. ` +
    'Two more experiments round weights alone: GPTQ against plain rounding, and number formats.',
  controls,
  presets: [
    {
      id: 'eight-bits',
      label: 'Eight bits',
      look: 'the rounded activations look much like the originals, yet channel 20 has only 7 different values left',
      params: { bits: 8 },
    },
    {
      id: 'smoothed',
      label: 'Smoothed',
      look: 'same bits, same outlier channel, and the ordinary ones are back',
      params: { remedy: 'smooth' },
    },
    {
      id: 'kept',
      label: 'Four bits, outlier kept',
      look: 'the outlier channel stays in float, and the others have a scale for each token to themselves',
      params: { bits: 4, remedy: 'keep' },
    },
    {
      id: 'four-bits',
      label: '4 bits for everything',
      look: 'much of the error comes from the weights: see “weights only”. Outliers multiply the rounding errors of their weights.',
      params: { bits: 4, channels: 2 },
    },
    {
      id: 'gptq',
      label: 'GPTQ at 4 bits',
      look: 'its weights are further from the originals, and its output is closer, also on tokens that it has not seen. The more the inputs correlate, the more it gains',
      params: { experiment: 'gptq', bits: 4, seed: 11 },
    },
    {
      id: 'formats',
      label: '4-bit formats',
      look: 'a smaller block alone does not help MXFP4, because its scale is too coarse. Integers are rounded here without clipping and without a zero point, which would make them better',
      params: { experiment: 'formats', bits: 4, seed: 3 },
    },
  ],
  simplified: [
    'Numbers are drawn, not taken from a model: real activations have outliers on few tokens too, and heavier tails.',
    'Real layers have thousands of channels, with more than two outliers among them. Rotation divides an outlier by the square root of their number, so here smoothing is ahead in a narrow layer, and rotation in a wide one.',
    'Errors are those of one layer. What they do to a model’s text has to be measured on the model.',
    'Δ/√12, for a scale Δ, predicts the rounding error of values that span a few levels. At few bits all ordinary values become 0, so their error is no larger than they are.',
    'No integer kernel runs, so there is no speed to see.',
    `“Outliers in float” leaves channels with a value beyond ${splitAbove}, and their weights, unrounded, as LLM.int8()’s paper does. Smoothing takes its maxima from the very activations it is tested on; with maxima of other tokens its error is a little larger.`,
    `GPTQ is fitted to ${gptqTokens} tokens and ${gptqSize} × ${gptqSize} weights, one scale for each output, without groups and without the order by activation size, which helps on most models.`,
    'Scales of integers are exact. NF4 keeps its scales in 8 bits, evenly spaced around their mean, where the library has an 8-bit float.',
    'Nothing is clipped. Servers often search a range to clip, and that changes the ranking of the formats.',
    'Bits per weight leave out the one factor per tensor of NVFP4 and the padding of real files.',
  ],
  run,
  view,
  summary: (frame, params) => {
    switch (frame.experiment) {
      case 'outliers':
        return `${params.bits} bits, ${params.channels} outlier channels, ${params.width} channels, medians of ${layerSeeds(params.width)} seeds: error ${shown(frame.overSeeds.naive.median)} with one scale for all, ${shown(frame.overSeeds.smoothPerToken.median)} smoothed, ${shown(frame.overSeeds.rotationPerToken.median)} rotated, ${shown(frame.overSeeds.split.median)} with outliers in float.`;
      case 'gptq':
        return `${params.bits} bits, correlation ${params.rho}: error of the output on fresh tokens ${shown(frame.overSeeds.output.rtn.median)} by plain rounding, ${shown(frame.overSeeds.output.gptq.median)} by GPTQ, medians of ${gptqSeeds} seeds.`;
      case 'formats':
        return `INT${params.bits} in groups of ${params.group}: ${frame.chosen.bits} bits per weight, error ${shown(frame.chosen.error)}; NF4 ${shown(frame.nf4)}, MXFP4 ${shown(frame.mxfp4)}, NVFP4 ${shown(frame.nvfp4)}.`;
    }
  },
};
