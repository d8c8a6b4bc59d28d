import { formatNumber } from 'grounded/lab/format.ts';
import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame } from './core.ts';
import type { Shape } from './encoded.ts';

const roles: Readonly<Record<Shape, string>> = { square: 'wrong', own: 'frozen', merged: 'evidence' };
const chosen = ({ rows }: Frame, { shape }: Params) => rows.find((row) => row.shape === shape)!;

function costs({ rows }: Frame, { pictures }: Params): string {
  const title = `What ${pictures === 1 ? 'the picture costs' : `${pictures} pictures cost`} in each shape`;
  const head = ['shape', 'pixels', 'print', 'padding', 'image tokens', 'KV cache'];
  const cells = rows.map(({ shape, picture: { width, height, print, paper }, tokens, cache }) => [
    controls.shape.options[shape],
    `${value(`width-${shape}`, width)} × ${value(`height-${shape}`, height)}`,
    value(`print-${shape}`, print, { digits: 1, unit: 'px' }),
    value(`padding-${shape}`, 100 * (1 - paper), { digits: 0, unit: '%' }),
    value(`tokens-${shape}`, tokens),
    value(`cache-${shape}`, cache, { digits: 1, unit: 'MB' }),
  ]);
  return picture(title, table(title, head, cells));
}

function view(frame: Frame, params: Params): string {
  const { print, tokens } = chosen(frame, params).picture;
  return (
    plotted('Image tokens of a picture, by the height of its print', {
      x: { label: 'height of the print, pixels', from: 0 },
      y: { label: 'image tokens', log: true },
      series: frame.rows.map(({ shape, bySide }) =>
        line(controls.shape.options[shape], roles[shape], bySide, { dots: true }),
      ),
      marks: [{ x: print, y: tokens, label: '' }],
    }) + costs(frame, params)
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'How many tokens your pictures take',
  intro:
    'Set the paper that the model must read and the height of its smallest print. The lab computes how high the print is when it reaches the encoder, and what the image tokens cost.',
  controls,
  presets: [
    {
      id: 'big-square',
      label: 'Big square',
      look: 'you can read the print, for sixteen times the tokens, and most of them show padding',
      params: { side: 1344 },
    },
    {
      id: 'big-merged',
      label: 'Big, merged',
      look: 'as many pixels for the print as in the big square, with far fewer tokens',
      params: { side: 1344, shape: 'merged' },
    },
    {
      id: 'fewest-tokens',
      label: 'Fewest tokens',
      look: 'almost no tokens, but the print is as small as at first, so try to read it',
      params: { shape: 'merged' },
    },
    {
      id: 'two-pictures',
      label: 'Two pictures',
      look: 'two placeholders, two runs of image tokens, twice the memory',
      params: { pictures: 2 },
    },
    {
      id: 'page-of-print',
      label: 'A page',
      look: 'a page of 210 × 300 mm is nearer to a square, so its own shape saves less than a receipt’s',
      params: { side: 1344, shape: 'merged', paperWidth: 210, paperHeight: 300 },
    },
  ],
  simplified: [
    'Only a calculation: no model reads here. How high print must be depends on the encoder and on its training.',
    'The longer side of the paper gets the pixels that you set. A padded picture is a square of that side. In their own shape, both sides are rounded to whole tokens. A model may do this differently, and may cut large pictures into tiles.',
    'The cache counts keys and values of the image tokens alone, with heads of width 128 in 16 bits.',
  ],
  run,
  view,
  summary: (frame, params) => {
    const { picture, tokens, cache } = chosen(frame, params);
    return `Print ${formatNumber(picture.print, 1)} pixels high, ${formatNumber(tokens)} image tokens, ${formatNumber(cache, 1)} MB of cache.`;
  },
};
