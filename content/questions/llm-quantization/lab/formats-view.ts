import { formatNumber } from 'grounded/lab/format.ts';
import { plotted, table, value } from 'grounded/lab/html.ts';
import { line, type Axis, type Point } from 'grounded/lab/plot.ts';
import type { Params } from './controls.ts';
import { bitsPerWeight, nf4Bits, weightCount, type FormatsFrame } from './formats.ts';
import { percent } from './percent.ts';

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

/** The third experiment: bits and errors of formats, and what scale and block do. */
export function formatsView(frame: FormatsFrame, { bits, group }: Params): string {
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
