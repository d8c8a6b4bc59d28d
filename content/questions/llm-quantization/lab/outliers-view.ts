import { formatNumber } from 'grounded/lab/format.ts';
import { plotted, table, value } from 'grounded/lab/html.ts';
import { level, line, type Point } from 'grounded/lab/plot.ts';
import type { Params } from './controls.ts';
import { layerSeeds, methods, type Method, type OutliersFrame } from './outliers.ts';
import { between, percent } from './percent.ts';

const titles: Record<Method, string> = {
  weightOnly: 'weights only',
  naive: 'one scale for all',
  perToken: 'a scale per token',
  smooth: 'SmoothQuant',
  smoothPerToken: 'SmoothQuant, per token',
  rotation: 'rotation',
  rotationPerToken: 'rotation, per token',
  split: 'outliers in float',
};

function smoothingPlot({ curve, outcomes }: OutliersFrame, alpha: number): string {
  const chosen = curve[Math.round(alpha * 20)]!;
  const shown = curve.filter((at, i) => i % 2 === 0 || at === chosen);
  const points = (key: 'perTensor' | 'perToken') => shown.map((at): Point => [at.alpha, 100 * at[key]]);
  return plotted(`Error of SmoothQuant by α, chosen seed`, {
    x: { label: 'α', from: 0, to: 1 },
    y: { label: 'error, %', from: 0 },
    series: [
      line('one scale', 'trainable', points('perTensor')),
      line('per token', 'quantized', points('perToken')),
      level('unsmoothed', 100 * outcomes.naive.error, 0, 1),
    ],
    marks: [{ x: chosen.alpha, y: 100 * chosen.perTensor, label: `α = ${formatNumber(chosen.alpha)}` }],
  });
}

function source({ naive, outcomes }: OutliersFrame, { bits, channels, width }: Params): string {
  const rest = channels ? `, over √(${width - channels}/${width})` : '';
  return table(
    'Where the error of one scale for all comes from, chosen seed',
    ['one scale for all', 'chosen seed'],
    [
      ['largest |x|', value('largest', naive.largest, { digits: 2 })],
      [`scale Δ, the largest divided by ${2 ** (bits - 1) - 1}`, value('step', naive.step, { digits: 4 })],
      [
        `error of activations, predicted for fine scales: Δ/√12${rest}`,
        percent('predicted', naive.predicted),
      ],
      ['the same, measured', percent('activations', naive.activations)],
      ['prediction and error of weights, added in squares', percent('quadrature', naive.quadrature)],
      ['measured with both rounded', percent('both', outcomes.naive.error)],
      ['channels that “outliers in float” keeps', value('kept', outcomes.split.kept!)],
    ],
  );
}

/** The first experiment: errors by method, by α, and where the error of one scale comes from. */
export function outliersView(frame: OutliersFrame, params: Params): string {
  const { bits, alpha, seed, width } = params;
  const count = layerSeeds(width);
  const { outcomes, overSeeds, rotationAhead } = frame;
  const places = frame.outliers.toSorted((a, b) => a - b).join(', ');
  return (
    `<p>Weights and activations have ${bits} bits each; outlier channels: ${places || 'none'}. Errors are those of the output, in percent of what ordinary channels contribute. Settings in use: bits, channels, outliers, α and seed.</p>` +
    smoothingPlot(frame, alpha) +
    table(
      `Error by method over ${count} seeds and with the chosen one, and how many integers its ordinary channels use`,
      [
        'method',
        `median, seeds 1 to ${count}`,
        '5th to 95th percentile',
        `seed ${seed}`,
        `integers used, of ${2 ** bits - 1}`,
      ],
      methods.map((method) => {
        const { error, levels } = outcomes[method];
        const used = levels === undefined ? 'not rounded' : value(`${method}Levels`, levels);
        return [
          titles[method],
          percent(`${method}Median`, overSeeds[method].median),
          between(method, overSeeds[method]),
          percent(method, error),
          used,
        ];
      }),
    ) +
    `<p>With a scale for each token, rotation is closer than SmoothQuant in ${value('rotationAhead', rotationAhead)} of the ${count} seeds, in a layer of ${formatNumber(width)} channels.</p>` +
    source(frame, params)
  );
}
