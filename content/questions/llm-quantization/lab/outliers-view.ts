import { formatNumber } from 'grounded/lab/format.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import { level, line, numbered, type Point } from 'grounded/lab/plot.ts';
import { bars } from './bars.ts';
import type { Params } from './controls.ts';
import { layerSeeds, methods, size, type Method, type OutliersFrame } from './outliers.ts';
import { between, percent } from './percent.ts';

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

/** The first experiment: errors by method, what smoothing moves, and where the error of one step comes from. */
export function outliersView(frame: OutliersFrame, params: Params): string {
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
