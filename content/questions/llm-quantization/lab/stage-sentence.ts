import type { Params } from './controls.ts';
import { sceneOf, type Scene } from './scene.ts';

const wrong = (text: string | number) => `<b class="role-wrong">${text}</b>`;
const rounded = (text: string | number) => `<b class="role-quantized">${text}</b>`;

/** A share in percent: never 0% of something, nor 100% of less than all. */
export function inPercent(share: number): string {
  const whole = Math.round(100 * share);
  const misleads = (whole === 0 && share > 0) || (whole === 100 && share < 1);
  return misleads ? `${(100 * share).toFixed(1)}%` : `${whole}%`;
}

const errs = ({ error, plainError }: Scene) =>
  `The output errs by ${rounded(inPercent(error))} instead of ${inPercent(plainError)}.`;

function ofOneStep({ bits, mag }: Params, scene: Scene): string {
  const all = 2 ** bits - 1;
  const { zeros, levels, error, largestLoud, largestQuiet } = scene;
  if (mag === 1)
    return `${bits} bits, and no channel is loud: the 63 quiet ones use ${rounded(levels)} of ${all} levels, ${inPercent(zeros)} of their values become zero, and the output errs by ${rounded(inPercent(error))}.`;
  if (zeros < 0.5)
    return `${bits} bits, one step for all: the 63 quiet channels use ${rounded(levels)} of ${all} levels. One loud channel costs all others ${wrong(Math.log2(largestLoud / largestQuiet).toFixed(1))} of their ${bits} bits.`;
  const quiet = sceneOf({ bits, remedy: 'one', mag: 1 }).zeros;
  const what = zeros === 1 ? `${wrong('all')} values` : `${wrong(inPercent(zeros))} of the values`;
  return `${bits} bits, one step for all: ${what} in the 63 quiet channels become zero, because one loud channel sets the step. Were it as quiet as they are, ${inPercent(quiet)} would.`;
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
