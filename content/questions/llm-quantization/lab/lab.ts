import { formatNumber } from 'grounded/lab/format.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { level, line, numbered, type Axis, type Point } from 'grounded/lab/plot.ts';
import { bars } from './bars.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame } from './core.ts';
import { bitsPerWeight, nf4Bits, weightCount, type FormatsFrame } from './formats.ts';
import { gptqSeeds, gptqSize, gptqTokens, type GptqFrame, type Medians } from './gptq.ts';
import { layerSeeds, methods, size, splitAbove, type Method, type OutliersFrame } from './outliers.ts';
import type { Spread } from './spread.ts';

const named: Record<Method, { label: string; role: string }> = {
  weightOnly: { label: 'weights only', role: 'frozen' },
  naive: { label: 'one step for all', role: 'plain' },
  perToken: { label: 'a step per token', role: 'plain' },
  smooth: { label: 'SmoothQuant', role: 'trainable' },
  smoothPerToken: { label: 'SmoothQuant, per token', role: 'trainable' },
  rotation: { label: 'rotation', role: 'quantized' },
  rotationPerToken: { label: 'rotation, per token', role: 'quantized' },
  split: { label: 'outliers in float', role: 'frozen' },
};

const percent = (name: string, share: number) => value(name, 100 * share, { digits: 2, unit: '%' });

/** The 5th and the 95th percentile. */
const between = (name: string, { low, high }: Spread) =>
  `${value(`${name}Low`, 100 * low, { digits: 1 })} to ${value(`${name}High`, 100 * high, { digits: 1, unit: '%' })}`;

function smoothingPlot({ curve, outcomes }: OutliersFrame, alpha: number): string {
  const chosen = curve[Math.round(alpha * 20)]!;
  const points = (key: 'perTensor' | 'perToken') => curve.map((at): Point => [at.alpha, 100 * at[key]]);
  return plotted(`Error of SmoothQuant by α, chosen seed`, {
    x: { label: 'α', from: 0, to: 1 },
    y: { label: 'error, %', from: 0 },
    series: [
      line('one step', 'trainable', points('perTensor')),
      line('per token', 'quantized', points('perToken')),
      level('unsmoothed', 100 * outcomes.naive.error, 0, 1),
    ],
    marks: [{ x: chosen.alpha, y: 100 * chosen.perTensor, label: `α = ${formatNumber(chosen.alpha)}` }],
  });
}

/** Largest numbers of each channel, as they are and as methods leave them. */
function channels(
  title: string,
  of: string,
  { before, smoothed, rotated }: { before: Float64Array; smoothed: Float64Array; rotated?: Float64Array },
): string {
  return plotted(title, {
    x: { label: 'input channel', from: 0, to: size - 1 },
    y: { label: `largest |${of}|`, log: true },
    series: [
      line('as they are', 'plain', numbered(before)),
      line('smoothed', 'trainable', numbered(smoothed)),
      ...(rotated ? [line('rotated', 'quantized', numbered(rotated))] : []),
    ],
  });
}

function source({ naive, outcomes }: OutliersFrame, { bits, channels }: Params): string {
  const rest = channels ? `, over √(${size - channels}/${size})` : '';
  return table(
    'Where the error of one step for all comes from, chosen seed',
    ['one step for all', 'chosen seed'],
    [
      ['largest |x|', value('largest', naive.largest, { digits: 2 })],
      [`step Δ, the largest over ${2 ** (bits - 1) - 1}`, value('step', naive.step, { digits: 4 })],
      [`noise of activations, predicted for fine steps: Δ/√12${rest}`, percent('predicted', naive.predicted)],
      ['the same, measured', percent('activations', naive.activations)],
      ['prediction and noise of weights, added in squares', percent('quadrature', naive.quadrature)],
      ['measured with both rounded', percent('both', outcomes.naive.error)],
      ['channels that the split keeps in float', value('kept', outcomes.split.kept!)],
    ],
  );
}

function outliersView(frame: OutliersFrame, params: Params): string {
  const { bits, alpha, seed } = params;
  const { outcomes, overSeeds, rotationAhead, x, w } = frame;
  const items = methods.map((method) => ({ ...named[method], percent: 100 * overSeeds[method].median }));
  const title = `Error of the output, in percent of what ordinary channels contribute: medians of ${layerSeeds} seeds`;
  const places = frame.outliers.toSorted((a, b) => a - b).join(', ');
  return (
    `<p>Weights and activations have ${bits} bits each; outlier channels: ${places || 'none'}. Settings in use: bits, outliers, α and seed.</p>` +
    picture(title, (width, variant) => bars(items, title, width, variant)) +
    smoothingPlot(frame, alpha) +
    channels('Largest activation of each channel: the peak sets the step', 'x', x) +
    channels('Largest weight of each channel: where smoothing moves the range', 'w', w) +
    table(
      `Error by method over ${layerSeeds} seeds and with the chosen one, and how many integers its ordinary channels use`,
      [
        'method',
        `median, seeds 1 to ${layerSeeds}`,
        '5th to 95th percentile',
        `seed ${seed}`,
        `integers used, of ${2 ** bits - 1}`,
      ],
      methods.map((method) => {
        const { error, levels } = outcomes[method];
        const used = levels === undefined ? 'not rounded' : value(`${method}Levels`, levels);
        return [
          named[method].label,
          percent(`${method}Median`, overSeeds[method].median),
          between(method, overSeeds[method]),
          percent(method, error),
          used,
        ];
      }),
    ) +
    `<p>With one step each, rotation errs less than SmoothQuant in ${value('rotationAhead', rotationAhead)} of the ${layerSeeds} seeds: one seed does not rank the two.</p>` +
    source(frame, params)
  );
}

function gptqView(
  { chosen, overSeeds, byBits, byCorrelation }: GptqFrame,
  { bits, rho, seed }: Params,
): string {
  const lines = (points: readonly (Medians & { x: number })[]) => {
    const of = (key: keyof Medians) => points.map((point): Point => [point.x, 100 * point[key]]);
    return [
      line('rounding', 'plain', of('rtn')),
      line('GPTQ', 'trainable', of('gptq')),
      line('GPTQ, seen tokens', 'trainable', of('seen'), { dashed: true }),
    ];
  };
  const most = Math.max(...byCorrelation.map((point) => point.rtn));
  const mark = { y: 100 * overSeeds.output.rtn.median, label: `${bits} bits, ρ = ${formatNumber(rho)}` };
  const row = (title: string, name: keyof typeof chosen) => [
    title,
    ...(['rtn', 'gptq'] as const).flatMap((way) => [
      percent(`${name}-${way}`, chosen[name][way]),
      percent(`${name}-${way}Median`, overSeeds[name][way].median),
      between(`${name}-${way}`, overSeeds[name][way]),
    ]),
  ];
  const columns = (way: string) => [`${way}, seed ${seed}`, `median of ${gptqSeeds} seeds`, '5th to 95th'];
  return (
    `<p>Weights alone are rounded, to ${bits} bits, for inputs whose neighbouring channels correlate by ${formatNumber(rho)}. GPTQ is fitted to ${gptqTokens} tokens and tested on ${gptqTokens} others. Settings in use: bits, ρ and seed.</p>` +
    plotted(`Error of the output on fresh tokens by bits: medians of ${gptqSeeds} seeds`, {
      x: { label: 'bits', from: 2, to: 8 },
      y: { label: 'error, %', log: true },
      series: lines(byBits.map((point) => ({ ...point, x: point.bits }))),
      marks: [{ x: bits, ...mark }],
    }) +
    plotted(
      `Error of the output on fresh tokens by correlation of the inputs: medians of ${gptqSeeds} seeds`,
      {
        x: { label: 'correlation ρ', from: 0, to: 0.95 },
        y: { label: 'error, %', from: 0, to: 120 * most },
        series: lines(byCorrelation.map((point) => ({ ...point, x: point.rho }))),
        marks: [{ x: rho, ...mark }],
      },
    ) +
    table(
      'Rounding to nearest and GPTQ',
      ['error of', ...columns('rounding'), ...columns('GPTQ')],
      [
        row('the output, fresh tokens', 'output'),
        row('the output, tokens GPTQ was fitted to', 'calibration'),
        row('the weights', 'weight'),
      ],
    ) +
    `<p>On fresh tokens GPTQ is closer than rounding in ${value('closer', overSeeds.closer)} of the ${gptqSeeds} seeds.</p>`
  );
}

type Group = FormatsFrame['byGroup'][number];

/** From the least error to the most, by logarithm where they lie far apart. */
function errorAxis(byGroup: readonly Group[]): Axis {
  const errors = byGroup.flatMap((each) => [100 * each.integers, 100 * each.nf4, 100 * each.floats]);
  const [least, most] = [Math.min(...errors), Math.max(...errors)];
  return most > 6 * least
    ? { label: 'error, %', log: true }
    : { label: 'error, %', from: Math.floor(least), to: Math.ceil(most) };
}

function formatsPlots({ byGroup, mxfp4, nvfp4 }: FormatsFrame, bits: number): string {
  const integer = `INT${bits}`;
  const y = errorAxis(byGroup);
  const byBits = byGroup.toReversed();
  // Elsewhere the two marks are too close for two names.
  const apart = bits === 4 || bits === 5;
  const groups = (key: 'integers' | 'floats' | 'nf4') =>
    byGroup.map((each): Point => [each.group, 100 * each[key]]);
  const dots = { dots: true };
  return (
    plotted('Error by bits per weight, scales included', {
      x: { label: 'bits per weight' },
      y,
      series: [
        line(
          integer,
          'plain',
          byBits.map((each) => [bitsPerWeight(bits, each.group, 16), 100 * each.integers]),
          dots,
        ),
        line(
          'NF4',
          'quantized',
          byBits
            .filter((each) => each.group >= 32)
            .map((each) => [bitsPerWeight(4, each.group, 32), 100 * each.nf4]),
          dots,
        ),
      ],
      marks: [
        { x: bitsPerWeight(4, 32, 8), y: 100 * mxfp4, label: apart ? 'MXFP4' : 'MXFP4, NVFP4' },
        { x: bitsPerWeight(4, 16, 8), y: 100 * nvfp4, label: apart ? 'NVFP4' : '' },
      ],
    }) +
    plotted('Error by group size, all with exact scales: what the levels alone do', {
      x: { label: 'weights in a group', log: true, from: 16, to: 1024 },
      y,
      series: [
        line(integer, 'plain', groups('integers')),
        line('E2M1', 'trainable', groups('floats')),
        line('NF4', 'quantized', groups('nf4')),
      ],
    })
  );
}

function formatsView(frame: FormatsFrame, { bits, group }: Params): string {
  const { chosen, nf4, mxfp4, nvfp4, byScale } = frame;
  const row = (title: string, name: string, cost: number, error: number) => [
    title,
    value(`${name}Bits`, cost, { digits: 3 }),
    percent(`${name}Error`, error),
  ];
  return (
    `<p>${formatNumber(weightCount)} normal weights, a scale for each group of neighbours. Settings in use: bits and group, for the integers, and seed.</p>` +
    formatsPlots(frame, bits) +
    table(
      'Bits and error of formats',
      ['format', 'bits per weight', 'error'],
      [
        row(`INT${bits}, ${group} to a 16-bit scale`, 'integer', chosen.bits, chosen.error),
        row('NF4, 64 to a scale that is quantized too', 'nf4', nf4Bits(), nf4),
        row('MXFP4, 32 to a power of two', 'mxfp4', bitsPerWeight(4, 32, 8), mxfp4),
        row('NVFP4, 16 to an 8-bit float scale', 'nvfp4', bitsPerWeight(4, 16, 8), nvfp4),
      ],
    ) +
    table(
      'Error of E2M1, the 4-bit float of MXFP4 and NVFP4, by block and by scale: MXFP4 is the first number, NVFP4 the middle one of the last row',
      ['block of', 'power of two', '8-bit float', 'exact scale'],
      byScale.map((each) => [
        value(`block${each.block}`, each.block),
        percent(`twos${each.block}`, each.powerOfTwo),
        percent(`eights${each.block}`, each.e4m3),
        percent(`exact${each.block}`, each.exact),
      ]),
    ) +
    `<p>MXFP4 cuts off ${percent('saturated', frame.saturated)} of the weights: its scale is rounded down to a power of two, so that they lie beyond 6 scales.</p>`
  );
}

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
      id: 'four-bits',
      label: '4 bits for everything',
      look: 'smoothing and rotation still help a little and no longer suffice; only the split keeps the error small. Rounding the weights alone does harm, in the rows that meet the outliers',
      params: { bits: 4 },
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
