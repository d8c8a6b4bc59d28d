import { pressedSquares } from 'grounded/lab/controls.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { lineSummary, lineView, type LineFrame } from '../../../model/line.ts';
import { headCount } from '../../../model/pruning.ts';
import found from '../../../model/results/prune.json' with { type: 'json' };
import words from '../../../model/results/words.json' with { type: 'json' };
import { controls } from './controls.ts';
import { files, run } from './core.ts';

const byCost = found.orders.ablation;
const off = (heads: readonly number[]) => ({ off: [...heads].sort((a, b) => a - b).join('-') });

export const lab: Lab<typeof controls, LineFrame> = {
  title: 'Now a real model, writing.',
  intro: 'Each square is one of its 32 heads. Press one, and it goes.',
  press: 'Another line',
  controls,
  presets: [
    {
      id: 'costliest',
      label: 'Costliest one',
      look: 'One head of the first layer.',
      params: off(byCost.slice(-1)),
    },
    {
      id: 'sixteen',
      label: '16 cheapest',
      look: 'Half of all heads: those that cost least alone.',
      params: off(byCost.slice(0, 16)),
    },
    { id: 'none-left', label: 'All 32', look: 'It sees only the last character.', params: off(byCost) },
  ],
  simplified: [
    'The book’s own model: a toy of 800,000 weights that learned Shakespeare character by character. The stronger a square’s colour, the more the loss rises without that head alone. Nothing is retrained.',
    `Marked: words that are nowhere in its training text. So are 1 in ${(words.heldOut / words.others).toFixed(0)} of Shakespeare’s own in the pages kept from it.`,
  ],
  files,
  run,
  view: lineView,
  summary: (frame, params) =>
    `${headCount - pressedSquares(params.off).length} of ${headCount} heads left. ${lineSummary(frame)}`,
};
