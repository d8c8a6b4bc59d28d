import type { Lab } from 'grounded/lab/lab.ts';
import { lineSummary, lineView, type LineFrame } from '../../../model/line.ts';
import { controls } from './controls.ts';
import { files, run } from './core.ts';

export const lab: Lab<typeof controls, LineFrame> = {
  title: 'Now a real model, writing.',
  intro: 'It learned Shakespeare, and an adapter beside it learned Genesis. Turn the adapter up.',
  press: 'Another line',
  controls,
  presets: [
    {
      id: 'as-trained',
      label: 'As trained',
      look: 'The strength at which it learned.',
      params: { scale: 1 },
    },
    { id: 'thrice', label: 'Three times', look: 'Far beyond what it was trained at.', params: { scale: 3 } },
  ],
  simplified: [
    'The book’s own model: a toy of 800,000 weights that learned Shakespeare character by character. The adapter has rank 4 and learned Genesis, the first book of the Bible.',
    'Marked: words that are nowhere in its training text, Genesis included.',
  ],
  files,
  run,
  view: lineView,
  summary: (frame, { scale }) => `Strength ${scale}. ${lineSummary(frame)}`,
};
