import type { Lab } from 'grounded/lab/lab.ts';
import { lineSummary, lineView, type LineFrame } from '../../../model/line.ts';
import { controls } from './controls.ts';
import { files, run } from './core.ts';

export const lab: Lab<typeof controls, LineFrame> = {
  title: 'Now a real model, writing.',
  intro: 'Its weights are stored with 8 bits each. Take bits away.',
  press: 'Another line',
  controls,
  presets: [
    { id: 'three-bits', label: '3 bits', look: 'Each weight is one of 7 levels.', params: { bits: 3 } },
    { id: 'two-bits', label: '2 bits', look: 'Each weight is one of 3 levels.', params: { bits: 2 } },
  ],
  simplified: [
    'The book’s own model: a toy of 800,000 weights that learned Shakespeare character by character. It shows what rounding does to text, not how many bits large models need.',
    'Weights of a row share a scale; activations are not rounded.',
    'Marked: words that are nowhere in its training text.',
  ],
  files,
  run,
  view: lineView,
  summary: (frame, { bits }) => `${bits} bits a weight. ${lineSummary(frame)}`,
};
