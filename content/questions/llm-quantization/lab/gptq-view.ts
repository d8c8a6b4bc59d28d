import { formatNumber } from 'grounded/lab/format.ts';
import { plotted, table, value } from 'grounded/lab/html.ts';
import { line, type Point } from 'grounded/lab/plot.ts';
import type { Params } from './controls.ts';
import { gptqSeeds, gptqTokens, type GptqFrame, type Medians } from './gptq.ts';
import { between, percent } from './percent.ts';

/** The second experiment: rounding to nearest and GPTQ by bits and by correlation. */
export function gptqView(
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
