import type { Params } from './controls.ts';
import { tokens } from './outliers.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { distinct, sceneOf, valuesOf, type Scene } from './scene.ts';

const wrong = (text: string | number) => `<b class="role-wrong">${text}</b>`;
const rounded = (text: string | number) => `<b class="role-quantized">${text}</b>`;

/** A share in percent: never 0% of something. */
export function inPercent(share: number): string {
  const whole = Math.round(100 * share);
  return whole === 0 && share > 0 ? `${(100 * share).toFixed(1)}%` : `${whole}%`;
}

function errs({ error, plainError }: Scene): string {
  const [now, plain] = [inPercent(error), inPercent(plainError)];
  return `The output is off by ${rounded(now)}${now === plain ? ', as with one scale' : ` instead of ${plain}`}.`;
}

/** Which values become zero: a share, and near all of them a count. */
function lost(zeros: number, width: number): string {
  if (zeros < 0.995) return `${wrong(inPercent(zeros))} of the values`;
  const left = Math.round((1 - zeros) * tokens * (width - 1));
  return left === 0 ? `${wrong('all')} values` : wrong(`all values but ${left}`);
}

function ofOneStep(params: Params, scene: Scene): string {
  const { bits, mag, width } = params;
  const all = 2 ** bits - 1;
  const others = formatNumber(width - 1);
  const { zeros, levels, error, largestLoud, largestQuiet } = scene;
  if (mag === 1)
    return `${bits} bits, and no outlier channel: the ${others} others use ${rounded(levels)} of ${all} levels, ${inPercent(zeros)} of their values become zero, and the output is off by ${rounded(inPercent(error))}.`;
  if (zeros < 0.5)
    return `${bits} bits, one scale for all: the ${others} ordinary channels use ${rounded(levels)} of ${all} levels. One outlier channel costs all others ${wrong(Math.log2(largestLoud / largestQuiet).toFixed(1))} of their ${bits} bits.`;
  const quiet = sceneOf({ ...params, remedy: 'one', mag: 1 }).zeros;
  return `${bits} bits, one scale for all: ${lost(zeros, width)} in the ${others} ordinary channels become zero, because one outlier channel sets the scale. Without it, ${inPercent(quiet)} would.`;
}

/** What the picture says. */
export function saidOf(params: Params, scene: Scene): string {
  const { bits, mag, remedy, width } = params;
  const all = `${bits} bits`;
  switch (remedy) {
    case 'one':
      return ofOneStep(params, scene);
    case 'token':
      return mag === 1
        ? `${all}, a scale for each token, and no outlier channel. ${errs(scene)}`
        : `${all}, a scale for each token: the outlier channel sets it for ${wrong(scene.setsStep)} of ${tokens}. ${errs(scene)}`;
    case 'smooth':
      return mag === 1
        ? `${all}, smoothed, and no outlier channel. ${errs(scene)}`
        : `${all}, smoothed: the outlier channel is divided down to ${rounded(`${Number(scene.smoothedTo.toPrecision(2))}×`)} the others, and its weights grow as much. ${errs(scene)}`;
    case 'rotate':
      return mag === 1
        ? `${all}, rotated, and no outlier channel. ${errs(scene)}`
        : `${all}, rotated: the outlier channel is spread over all ${formatNumber(width)}, and its rounding error with it. ${errs(scene)}`;
    case 'keep':
      return scene.kept
        ? `${all}, the outlier channel kept in float: the others have a scale for each token to themselves. ${errs(scene)}`
        : `${all}, and no channel reaches beyond 6, so none is kept in float; each token has its scale. ${errs(scene)}`;
  }
}

const remedies: Readonly<Record<Params['remedy'], string>> = {
  one: 'took one scale for all',
  token: 'gave each token a scale',
  smooth: 'smoothed the outlier channel',
  rotate: 'rotated the channels',
  keep: 'kept the outlier channel in float',
};

/** What was set, and what became of the output's error. */
export function moved(now: Params, before: Params): string {
  const { bits, mag, remedy, width, channel } = now;
  const [then, error] = [before, now].map((params) => inPercent(sceneOf(params).error));
  if (channel !== before.channel) {
    const left = distinct(valuesOf(sceneOf(now).rounded.values, channel)).length;
    return `You looked into channel ${channel}: of its ${tokens} values rounding leaves ${left}.`;
  }
  const set =
    mag !== before.mag
      ? `made the outlier ${mag}× as large, not ${before.mag}×`
      : remedy !== before.remedy
        ? remedies[remedy]
        : bits !== before.bits
          ? `rounded to ${bits} bits, not ${before.bits}`
          : width !== before.width
            ? `took ${formatNumber(width)} channels`
            : 'drew other numbers';
  return `You ${set}: the output is off by ${error!}${error === then ? ', as before' : ` instead of ${then!}`}.`;
}
