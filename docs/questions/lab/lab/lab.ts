import { formatNumber } from 'grounded/lab/format.ts';
import { plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line } from 'grounded/lab/plot.ts';
import { controls } from './controls.ts';
import { run, type Frame } from './core.ts';

export const lab: Lab<typeof controls, Frame> = {
  title: 'Where a lens makes its image',
  intro: 'A thin lens makes an image of what stands before it.',
  controls,
  presets: [
    {
      id: 'as-far',
      label: 'As far as the object',
      look: 'Image and object are as large.',
      params: { focal: 5, distance: 10 },
    },
  ],
  simplified: ['The lens is thin, and all light has one colour.'],
  run,
  view: ({ image, curve }, { distance }) =>
    plotted('Distance of the image', {
      x: { label: 'distance of the object (cm)' },
      y: { label: 'cm', from: 0 },
      series: [line('image of the object', 'image', curve)],
      marks: [{ x: distance, y: image, label: 'here' }],
    }) +
    table(
      'The image',
      ['quantity', 'value'],
      [['distance', value('image', image, { digits: 1, unit: 'cm' })]],
    ),
  summary: ({ image }) => `The image is at ${formatNumber(image, 1)} cm.`,
};
