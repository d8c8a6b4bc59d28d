import { picture } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { note, svg } from 'grounded/lab/svg.ts';
import type { Frame } from '../../../model/experiment.ts';
import { sizes } from '../../../model/model.ts';
import counted from '../../../model/results/new-words.json' with { type: 'json' };
import found from '../../../model/results/prune.json' with { type: 'json' };
import { losses, texts } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { files, removedHeads, run, start } from './core.ts';

/** Words in a hundred that are nowhere in the training text, without some heads. */
function newWords(heads: keyof typeof counted.all): string {
  const { words, fresh } = counted.all[heads];
  return ((100 * fresh) / words).toFixed(0);
}

const cell = 26;
const left = 62;

/** The heads of each layer, shaded by what each costs alone; those that are removed are crossed out. */
function heads(params: Params): string {
  const costs = found.scores.ablation;
  const most = Math.max(...costs);
  const gone = new Set(removedHeads(params));
  const cells = costs.map((cost, at) => {
    const x = left + (at % sizes.heads) * (cell + 4);
    const y = Math.floor(at / sizes.heads) * (cell + 4);
    const shade = Math.max(0.06, Math.sqrt(Math.max(0, cost) / most)).toFixed(2);
    const box = `x="${x}" y="${y}" width="${cell}" height="${cell}"`;
    return gone.has(at)
      ? `<rect class="cell" ${box}/><path d="M${x + 6} ${y + 6}l14 14m0-14l-14 14"/>`
      : `<rect ${box} opacity="${shade}"/>`;
  });
  const names = Array.from({ length: sizes.layers }, (_, layer) =>
    note(0, layer * (cell + 4) + 18, `layer ${layer + 1}`),
  );
  const label = `${gone.size} of 32 heads removed`;
  const content = `${names.join('')}<g class="heat spots thin role-frozen">${cells.join('')}</g>`;
  return svg(content, { label, variant: '', width: left + 8 * (cell + 4), height: 4 * (cell + 4) });
}

function view(frame: Frame, params: Params): string {
  const { removed, order } = params;
  const alone = picture(
    'The stronger the colour, the more removing it alone costs. Crossed out: removed.',
    heads(params),
  );
  return (
    texts(start, frame, `Without ${removed} of 32 heads`) +
    alone +
    losses(frame, [
      { voice: 'shakespeare', before: found.curves[order][0]!.mean, after: found.curves[order][removed]! },
    ])
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Taking heads away, in your browser',
  intro:
    'The book’s own model, a toy, has four layers of eight heads. Remove some and read what it then writes. The same seed draws both texts.',
  press: 'Try it on a real model',
  controls,
  presets: [
    {
      id: 'at-random',
      label: '8 at random',
      look: 'Eight heads at random cost far more than the eight cheapest.',
      params: { order: 'random' },
    },
    {
      id: 'sixteen',
      label: 'Half',
      look: `Of its words, ${newWords('cheapest16')} in a hundred are nowhere in the training text; of the original’s, ${newWords('none')}.`,
      params: { removed: 16 },
    },
    {
      id: 'no-heads',
      label: 'None left',
      look: 'Without heads it sees only the last character.',
      params: { removed: 32 },
    },
  ],
  simplified: [
    'One toy model, trained once: 32 heads and 800,000 weights over single characters. Which order wins here says little about an LLM.',
    'Nothing is trained after heads are removed. They are masked, not sliced: their output is multiplied by 0.',
    'Heads are ranked on 64 windows, short stretches of held-out text from two plays (the model was trained on the beginning of one of them). The loss measured here is over four of these windows.',
    `The words were counted in ${counted.texts} texts of 280 characters, in the order by single cost.`,
    'The recorded losses are over other windows of the two plays, between those that rank. The number after ± is the standard deviation of the rise over four sets of 64 such windows; at random, it is that of the loss over five orders, of which this is the first.',
    'Michel et al. divide the gradient scores by their norm in each layer.',
  ],
  files,
  run,
  view,
  summary: ({ losses: { shakespeare } }, { removed }) =>
    `Without ${removed} of 32 heads: loss ${shakespeare!.toFixed(3)}.`,
};
