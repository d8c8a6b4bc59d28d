import type { Params } from './controls.ts';
import { size } from './outliers.ts';
import { sceneOf, type Scene } from './scene.ts';

/** Of the channels that are not loud. */
const quietValues = size * (size - 1);

const wrong = (text: string | number) => `<b class="role-wrong">${text}</b>`;
const rounded = (text: string | number) => `<b class="role-quantized">${text}</b>`;

/** A share in percent: never 0% of something. */
export function inPercent(share: number): string {
  const whole = Math.round(100 * share);
  return whole === 0 && share > 0 ? `${(100 * share).toFixed(1)}%` : `${whole}%`;
}

function errs({ error, plainError }: Scene): string {
  const [now, plain] = [inPercent(error), inPercent(plainError)];
  return `The output errs by ${rounded(now)}${now === plain ? ', as with one step' : ` instead of ${plain}`}.`;
}

/** Which values become zero: a share, and near all of them a count. */
function lost(zeros: number): string {
  if (zeros < 0.995) return `${wrong(inPercent(zeros))} of the values`;
  const left = Math.round((1 - zeros) * quietValues);
  return left === 0 ? `${wrong('all')} values` : wrong(`all values but ${left}`);
}

function ofOneStep({ bits, mag }: Params, scene: Scene): string {
  const all = 2 ** bits - 1;
  const { zeros, levels, error, largestLoud, largestQuiet } = scene;
  if (mag === 1)
    return `${bits} bits, and no channel is loud: the 63 quiet ones use ${rounded(levels)} of ${all} levels, ${inPercent(zeros)} of their values become zero, and the output errs by ${rounded(inPercent(error))}.`;
  if (zeros < 0.5)
    return `${bits} bits, one step for all: the 63 quiet channels use ${rounded(levels)} of ${all} levels. One loud channel costs all others ${wrong(Math.log2(largestLoud / largestQuiet).toFixed(1))} of their ${bits} bits.`;
  const quiet = sceneOf({ bits, remedy: 'one', mag: 1 }).zeros;
  return `${bits} bits, one step for all: ${lost(zeros)} in the 63 quiet channels become zero, because one loud channel sets the step. Were it as quiet as they are, ${inPercent(quiet)} would.`;
}

/** What the picture says. */
export function saidOf(params: Params, scene: Scene): string {
  const { bits, mag, remedy } = params;
  const all = `${bits} bits`;
  switch (remedy) {
    case 'one':
      return ofOneStep(params, scene);
    case 'token':
      return mag === 1
        ? `${all}, a step for each token, though no channel is loud. ${errs(scene)}`
        : `${all}, a step for each token: the loud channel sets it for ${wrong(scene.setsStep)} of 64. ${errs(scene)}`;
    case 'smooth':
      return mag === 1
        ? `${all}, smoothed, though no channel is loud. ${errs(scene)}`
        : `${all}, smoothed: the loud channel is turned down to ${rounded(`${Number(scene.smoothedTo.toPrecision(2))}×`)} the others, and its weights are turned up as much. ${errs(scene)}`;
    case 'rotate':
      return mag === 1
        ? `${all}, rotated, though no channel is loud. ${errs(scene)}`
        : `${all}, rotated: the loud channel is spread over all 64, and its rounding error with it. ${errs(scene)}`;
    case 'keep':
      return scene.kept
        ? `${all}, the loud channel kept in float: the others have their steps to themselves. ${errs(scene)}`
        : `${all}, and no channel reaches beyond 6, so none is kept in float; each token has its step. ${errs(scene)}`;
  }
}
