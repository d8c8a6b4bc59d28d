import type { Lab } from 'grounded/lab/lab.ts';
import { controls } from './controls.ts';
import { files, run, type Frame } from './core.ts';

export const lab: Lab<typeof controls, Frame> = {
  title: 'What makes white.',
  intro: 'Press a square, and its light goes.',
  press: 'Again',
  controls,
  presets: [],
  simplified: ['Four points of a spectrum stand for all of it.'],
  files,
  run,
  view({ left }) {
    const light = left.map(({ colour, bright }) => `${colour} ${bright}%`).join(' + ');
    return `<p>${light || 'nothing'} is ${left.length === 4 ? 'white' : '<mark>not white</mark>'}</p>`;
  },
  summary: ({ left }) => `${left.length} of 4 colours are left.`,
};
