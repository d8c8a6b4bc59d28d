import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import { picture, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { drawPlot } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import {
  bitsPerWeight,
  gptqSize,
  gptqTokens,
  methods,
  run,
  size,
  splitAbove,
  weightCount,
  type FormatsFrame,
  type Frame,
  type GptqFrame,
  type Method,
  type OutliersFrame,
} from './core.ts';

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

type Plot = Parameters<typeof drawPlot>[0];

/** A plot in both widths. */
const plotted = (title: string, plot: Plot) => {
  const drawn = (width: number, variant: string) =>
    drawPlot(plot, width, { label: title, altId: '', variant });
  return picture(title, drawn(590, 'wide') + drawn(310, 'narrow'));
};

/** Horizontal bars with their names before them and their sizes, in percent, behind. */
function bars(
  items: readonly { label: string; role: string; percent: number }[],
  label: string,
  width: number,
  variant: string,
): string {
  const left = Math.max(...items.map((item) => textWidth(item.label, noteSize))) + 10;
  const room = width - left - 58;
  const row = 25;
  const height = items.length * row + 4;
  const most = Math.max(...items.map((item) => item.percent));
  const drawn = items.map(({ label, role, percent }, index) => {
    const length = Math.max(1, (percent / most) * room);
    const middle = index * row + row / 2 + noteSize / 3;
    return (
      `<text class="note end" x="${(left - 8).toFixed(1)}" y="${middle.toFixed(1)}">${escapeHtml(label)}</text>` +
      `<g class="columns role-${role}"><rect x="${left.toFixed(1)}" y="${index * row + 4}" width="${length.toFixed(1)}" height="${row - 8}"/></g>` +
      `<text class="note start" x="${(left + length + 7).toFixed(1)}" y="${middle.toFixed(1)}">${formatNumber(percent, 1)}%</text>`
    );
  });
  return `<svg role="img" aria-label="${escapeHtml(label)}" class="plot ${variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.join('')}<path class="axis" d="M${left.toFixed(1)} 0V${height}"/></svg>`;
}

const numbered = (values: Float64Array): [number, number][] =>
  Array.from(values, (value, index) => [index, value]);

function outliersView(frame: OutliersFrame, { bits, alpha, channels }: Params): string {
  const { outcomes, naive, curve } = frame;
  const items = methods.map((method) => ({ ...named[method], percent: 100 * outcomes[method].error }));
  const title = 'Error of the output, in percent of what ordinary channels contribute';
  const chosen = curve[Math.round(alpha * 20)]!;
  const places = frame.outliers.toSorted((a, b) => a - b).join(', ');
  return [
    `<p>Weights and activations have ${bits} bits each; outlier channels: ${places || 'none'}. Settings in use: bits, outliers, α and seed.</p>`,
    picture(title, bars(items, title, 590, 'wide') + bars(items, title, 310, 'narrow')),
    plotted(`Error of SmoothQuant by α`, {
      x: { label: 'α', from: 0, to: 1 },
      y: { label: 'error, %', from: 0 },
      series: [
        {
          label: 'one step',
          role: 'trainable',
          points: curve.map((point) => [point.alpha, 100 * point.perTensor]),
        },
        {
          label: 'per token',
          role: 'quantized',
          points: curve.map((point) => [point.alpha, 100 * point.perToken]),
        },
        {
          label: 'unsmoothed',
          role: 'plain',
          dashed: true,
          points: [
            [0, 100 * outcomes.naive.error],
            [1, 100 * outcomes.naive.error],
          ],
        },
      ],
      marks: [{ x: chosen.alpha, y: 100 * chosen.perTensor, label: `α = ${formatNumber(chosen.alpha)}` }],
    }),
    plotted('Largest activation of each channel: the peak sets the step', {
      x: { label: 'input channel', from: 0, to: size - 1 },
      y: { label: 'largest |x|', log: true },
      series: [
        { label: 'as they are', role: 'plain', points: numbered(frame.x.before) },
        { label: 'smoothed', role: 'trainable', points: numbered(frame.x.smoothed) },
        { label: 'rotated', role: 'quantized', points: numbered(frame.x.rotated) },
      ],
    }),
    plotted('Largest weight of each channel: where smoothing moves the range', {
      x: { label: 'input channel', from: 0, to: size - 1 },
      y: { label: 'largest |w|', log: true },
      series: [
        { label: 'as they are', role: 'plain', points: numbered(frame.w.before) },
        { label: 'smoothed', role: 'trainable', points: numbered(frame.w.smoothed) },
      ],
    }),
    table(
      'Error by method, and how many integers the ordinary channels use',
      ['method', 'error', `integers used, of ${2 ** bits - 1}`],
      methods.map((method) => {
        const { error, levels } = outcomes[method];
        return [
          named[method].label,
          percent(method, error),
          levels === undefined ? 'not rounded' : value(`${method}Levels`, levels),
        ];
      }),
    ),
    table(
      'Where the error of one step for all comes from',
      ['one step for all', 'value'],
      [
        ['largest |x|', value('largest', naive.largest, { digits: 2 })],
        [`step Δ, the largest over ${2 ** (bits - 1) - 1}`, value('step', naive.step, { digits: 4 })],
        [
          `noise of activations, predicted for fine steps: Δ/√12${channels ? `, over √(${size - channels}/${size})` : ''}`,
          percent('predicted', naive.predicted),
        ],
        ['the same, measured', percent('activations', naive.activations)],
        ['prediction and noise of weights, added in squares', percent('quadrature', naive.quadrature)],
        ['measured with both rounded', percent('both', outcomes.naive.error)],
        ['channels that the split keeps in float', value('kept', outcomes.split.kept!)],
      ],
    ),
  ].join('');
}

function gptqView({ chosen, byBits, byCorrelation }: GptqFrame, { bits, rho }: Params): string {
  const lines = (points: readonly { rtn: number; gptq: number; x: number }[]): Plot['series'] => [
    { label: 'rounding', role: 'plain', points: points.map(({ x, rtn }) => [x, 100 * rtn]) },
    { label: 'GPTQ', role: 'trainable', points: points.map(({ x, gptq }) => [x, 100 * gptq]) },
  ];
  const mark = `${bits} bits, ρ = ${formatNumber(rho)}`;
  return [
    `<p>Weights alone are rounded, to ${bits} bits, for inputs whose neighbouring channels correlate by ${formatNumber(rho)}. Settings in use: bits, ρ and seed.</p>`,
    plotted('Error of the output by bits', {
      x: { label: 'bits', from: 2, to: 8 },
      y: { label: 'error, %', log: true },
      series: lines(byBits.map((point) => ({ ...point, x: point.bits }))),
      marks: [{ x: bits, y: 100 * chosen.output.rtn, label: mark }],
    }),
    plotted('Error of the output by correlation of the inputs', {
      x: { label: 'correlation ρ', from: 0, to: 0.95 },
      y: {
        label: 'error, %',
        from: 0,
        to: 120 * Math.max(...byCorrelation.map((point) => point.rtn)),
      },
      series: lines(byCorrelation.map((point) => ({ ...point, x: point.rho }))),
      marks: [{ x: rho, y: 100 * chosen.output.rtn, label: mark }],
    }),
    table(
      'Rounding to nearest and GPTQ',
      ['error of', 'rounding to nearest', 'GPTQ'],
      [
        ['the output', percent('outputRtn', chosen.output.rtn), percent('outputGptq', chosen.output.gptq)],
        ['the weights', percent('weightRtn', chosen.weight.rtn), percent('weightGptq', chosen.weight.gptq)],
      ],
    ),
  ].join('');
}

function formatsView(frame: FormatsFrame, { bits, group }: Params): string {
  const { chosen, byGroup } = frame;
  const integer = `INT${bits}`;
  const errors = byGroup.flatMap((each) => [100 * each.integers, 100 * each.nf4, 100 * each.floats]);
  const [least, most] = [Math.min(...errors), Math.max(...errors)];
  const axis =
    most > 6 * least
      ? { label: 'error, %', log: true }
      : { label: 'error, %', from: Math.floor(least), to: Math.ceil(most) };
  const byBits = byGroup.toReversed();
  // Elsewhere the two marks are too close for two names.
  const apart = bits === 4 || bits === 5;
  return [
    `<p>${formatNumber(weightCount)} normal weights, a scale for each group of neighbours. Settings in use: bits and group, for the integers, and seed.</p>`,
    plotted('Error by bits per weight, scales included', {
      x: { label: 'bits per weight' },
      y: axis,
      series: [
        {
          label: integer,
          role: 'plain',
          dots: true,
          points: byBits.map((each) => [bitsPerWeight(bits, each.group, 16), 100 * each.integers]),
        },
        {
          label: 'NF4',
          role: 'quantized',
          dots: true,
          points: byBits
            .filter((each) => each.group >= 32)
            .map((each) => [bitsPerWeight(4, each.group, 32), 100 * each.nf4]),
        },
      ],
      marks: [
        { x: bitsPerWeight(4, 32, 8), y: 100 * frame.mxfp4, label: apart ? 'MXFP4' : 'MXFP4, NVFP4' },
        { x: bitsPerWeight(4, 16, 8), y: 100 * frame.nvfp4, label: apart ? 'NVFP4' : '' },
      ],
    }),
    plotted('Error by group size, all with exact scales: what the levels alone do', {
      x: { label: 'weights in a group', log: true, from: 16, to: 1024 },
      y: axis,
      series: [
        { label: integer, role: 'plain', points: byGroup.map((each) => [each.group, 100 * each.integers]) },
        { label: 'E2M1', role: 'trainable', points: byGroup.map((each) => [each.group, 100 * each.floats]) },
        { label: 'NF4', role: 'quantized', points: byGroup.map((each) => [each.group, 100 * each.nf4]) },
      ],
    }),
    table(
      'Bits and error of formats',
      ['format', 'bits per weight', 'error'],
      [
        [
          `${integer}, ${group} to a 16-bit scale`,
          value('integerBits', chosen.bits, { digits: 3 }),
          percent('integerError', chosen.error),
        ],
        [
          'NF4, 64 to a 32-bit scale',
          value('nf4Bits', bitsPerWeight(4, 64, 32), { digits: 3 }),
          percent('nf4Error', frame.nf4),
        ],
        [
          'MXFP4, 32 to a power of two',
          value('mxfp4Bits', bitsPerWeight(4, 32, 8), { digits: 3 }),
          percent('mxfp4Error', frame.mxfp4),
        ],
        [
          'NVFP4, 16 to an 8-bit float scale',
          value('nvfp4Bits', bitsPerWeight(4, 16, 8), { digits: 3 }),
          percent('nvfp4Error', frame.nvfp4),
        ],
        ['NVFP4 if its scales were exact', 'none', percent('nvfp4ExactError', frame.nvfp4Exact)],
      ],
    ),
    `<p>MXFP4 cuts off ${percent('saturated', frame.saturated)} of the weights: its scale is rounded down to a power of two, so that they lie beyond 6 scales.</p>`,
  ].join('');
}

export function view(frame: Frame, params: Params): string {
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
      look: 'only the split keeps the error small; rounding the weights alone does harm, in the rows that meet the outliers',
      params: { bits: 4 },
    },
    {
      id: 'gptq',
      label: 'GPTQ at 4 bits',
      look: 'its weights are further from the originals, its output is closer',
      params: { experiment: 'gptq', bits: 4, seed: 11 },
    },
    {
      id: 'formats',
      label: '4-bit formats',
      look: 'with equal groups and exact scales, E2M1 is worse than integers in small groups and better in large ones',
      params: { experiment: 'formats', bits: 4, seed: 3 },
    },
  ],
  simplified: [
    'Numbers are drawn, not taken from a model: real activations have outliers on few tokens too, and heavier tails.',
    'Errors are those of one layer. What they do to a model’s text has to be measured on the model.',
    'Δ/√12 predicts the noise of values that span a few steps. At few bits ordinary values all become 0 and lose no more than themselves.',
    'Numbers are rounded and multiplied as 64-bit floats, as usual in simulations; no integer kernel runs, so there is no speed to see.',
    `The split keeps channels with a value beyond ${splitAbove} in float, as LLM.int8() does by default; smoothing takes its maxima from the very activations it is tested on.`,
    `GPTQ works on ${gptqTokens} tokens and ${gptqSize} × ${gptqSize} weights, one scale for each output, without groups or reordering.`,
    'Bits per weight leave out the one factor per tensor of NVFP4 and the padding of real files.',
  ],
  run,
  view,
  summary: (frame, params) => {
    switch (frame.experiment) {
      case 'outliers':
        return `${params.bits} bits, ${params.channels} outlier channels: error ${shown(frame.outcomes.naive.error)} with one step for all, ${shown(frame.outcomes.smooth.error)} smoothed, ${shown(frame.outcomes.rotation.error)} rotated, ${shown(frame.outcomes.split.error)} with outliers in float.`;
      case 'gptq':
        return `${params.bits} bits, correlation ${params.rho}: error of the output ${shown(frame.chosen.output.rtn)} by rounding to nearest, ${shown(frame.chosen.output.gptq)} by GPTQ.`;
      case 'formats':
        return `INT${params.bits} in groups of ${params.group}: ${frame.chosen.bits} bits per weight, error ${shown(frame.chosen.error)}; NF4 ${shown(frame.nf4)}, MXFP4 ${shown(frame.mxfp4)}, NVFP4 ${shown(frame.nvfp4)}.`;
    }
  },
};
