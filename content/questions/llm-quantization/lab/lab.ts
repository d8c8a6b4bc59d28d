import type { Lab } from 'grounded/lab/lab.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame } from './core.ts';
import { formatsView } from './formats-view.ts';
import { gptqView } from './gptq-view.ts';
import { gptqSeeds, gptqSize, gptqTokens } from './gptq.ts';
import { outliersView } from './outliers-view.ts';
import { layerSeeds, size, splitAbove } from './outliers.ts';

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
    `One linear layer, ${size} tokens and ${size} × ${size} weights. All numbers are simulated: normally distributed, from a seed, with outliers planted in a few channels of the activations. ` +
    'Two more experiments round weights alone: GPTQ against rounding to nearest, and number formats.',
  controls,
  presets: [
    {
      id: 'eight-bits',
      label: 'Eight bits',
      look: 'the rounded strip looks alive, yet channel 20 has 6 values left: count the points under the fan',
      params: { bits: 8 },
    },
    {
      id: 'smoothed',
      label: 'Smoothed',
      look: 'same bits, same loud channel, and the quiet ones are back',
      params: { remedy: 'smooth' },
    },
    {
      id: 'kept',
      label: 'Four bits, loud one kept',
      look: 'smoothing and rotation no longer suffice here; keeping the channel in float does',
      params: { bits: 4, remedy: 'keep' },
    },
    {
      id: 'four-bits',
      label: '4 bits for everything',
      look: 'smoothing and rotation still help a little and no longer suffice; only the split keeps the error small. Rounding the weights alone does harm, in the rows that meet the outliers',
      params: { bits: 4, channels: 2 },
    },
    {
      id: 'gptq',
      label: 'GPTQ at 4 bits',
      look: 'its weights are further from the originals, its output is closer, on tokens that it has not seen too. Then set ρ to 0: it only fits the noise of its own tokens',
      params: { experiment: 'gptq', bits: 4, seed: 11 },
    },
    {
      id: 'formats',
      label: '4-bit formats',
      look: 'with equal groups and exact scales, E2M1 is worse than integers in small groups and better in large ones. A smaller block alone does not help MXFP4: its scale is too coarse',
      params: { experiment: 'formats', bits: 4, seed: 3 },
    },
  ],
  simplified: [
    'Numbers are drawn, not taken from a model: real activations have outliers on few tokens too, and heavier tails.',
    'Errors are those of one layer. What they do to a model’s text has to be measured on the model.',
    'Δ/√12 predicts the noise of values that span a few steps. At few bits ordinary values all become 0 and lose no more than themselves.',
    'Numbers are rounded and multiplied as 64-bit floats, as usual in simulations; no integer kernel runs, so there is no speed to see.',
    `The split keeps channels with a value beyond ${splitAbove} in float, as LLM.int8() does by default; smoothing takes its maxima from the very activations it is tested on; from others it errs a little more.`,
    `GPTQ is fitted to ${gptqTokens} tokens and ${gptqSize} × ${gptqSize} weights, one scale for each output, without groups and without the order by activation size, which helps on most models.`,
    'Scales of integers are exact: a 16-bit scale changes these errors by a thousandth of them. NF4 keeps its own in 8 bits, even steps around their mean, where the library has an 8-bit float.',
    'Bits per weight leave out the one factor per tensor of NVFP4 and the padding of real files.',
  ],
  run,
  view,
  summary: (frame, params) => {
    switch (frame.experiment) {
      case 'outliers':
        return `${params.bits} bits, ${params.channels} outlier channels, medians of ${layerSeeds} seeds: error ${shown(frame.overSeeds.naive.median)} with one step for all, ${shown(frame.overSeeds.smooth.median)} smoothed, ${shown(frame.overSeeds.rotation.median)} rotated, ${shown(frame.overSeeds.split.median)} with outliers in float.`;
      case 'gptq':
        return `${params.bits} bits, correlation ${params.rho}: error of the output on fresh tokens ${shown(frame.overSeeds.output.rtn.median)} by rounding to nearest, ${shown(frame.overSeeds.output.gptq.median)} by GPTQ, medians of ${gptqSeeds} seeds.`;
      case 'formats':
        return `INT${params.bits} in groups of ${params.group}: ${frame.chosen.bits} bits per weight, error ${shown(frame.chosen.error)}; NF4 ${shown(frame.nf4)}, MXFP4 ${shown(frame.mxfp4)}, NVFP4 ${shown(frame.nvfp4)}.`;
    }
  },
};
