import { squares, type Controls, type ParamsOf } from 'grounded/lab/controls.ts';
import { sizes } from '../../../model/model.ts';
import found from '../../../model/results/prune.json' with { type: 'json' };
import { lineSeed } from '../../../model/writing-controls.ts';

const costs = found.scores.ablation;
const most = Math.max(...costs);
const numbered = (word: string, count: number) => Array.from({ length: count }, (_, i) => `${word} ${i + 1}`);

export const controls = {
  off: squares('Heads of four layers: press one to take it away or put it back', {
    rows: numbered('layer', sizes.layers),
    columns: numbered('head', sizes.heads),
    // Square roots, so that small costs differ too.
    shades: costs.map((cost) => Math.sqrt(Math.max(0, cost) / most)),
  }),
  seed: lineSeed,
} as const satisfies Controls;

export type Params = ParamsOf<typeof controls>;
