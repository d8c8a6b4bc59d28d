import { value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { controls } from './controls.ts';
import { files, run, type Frame } from './core.ts';

export const lab: Lab<typeof controls, Frame> = {
  title: 'Where sunlight is brightest',
  intro: 'The spectrum of a body as hot as the Sun, of which you see a part.',
  press: 'Look',
  controls,
  presets: [],
  simplified: ['The Sun shines by Planck’s law for 5,772 K.'],
  files,
  run,
  view: ({ brightest }) => `<p>Brightest at ${value('brightest', brightest, { unit: 'nm' })}.</p>`,
  summary: ({ brightest }) => `It is brightest at ${brightest} nm.`,
};
