import { formatNumber } from 'grounded/lab/format.ts';
import { caption } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import type { Losses } from '../../../model/experiment.ts';
import found from '../../../model/results/prompts.json' with { type: 'json' };
import { losses } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { files, run, trained } from './core.ts';

const voices = ['genesis', 'shakespeare'] as const;
const names: Readonly<Record<Params['kind'], string>> = { prompt: 'Soft prompt', prefix: 'Prefix' };

function view(frame: Losses, params: Params): string {
  const { kind, length } = params;
  const measured = found.bases[0]!;
  const after = measured[`${kind}.${length}` as keyof typeof measured];
  const rows = voices.map((voice) => ({ voice, before: measured.before[voice], after: after[voice] }));
  return (
    caption(`${names[kind]} of ${length}: ${formatNumber(trained(params))} numbers`) + losses(frame, rows)
  );
}

export const lab: Lab<typeof controls, Losses> = {
  title: 'A few vectors before the text, in your browser',
  intro:
    'The book’s own model was trained on Shakespeare, and no weight of it changes here. Vectors that were trained on Genesis stand before the text. The lower the loss, the better it predicts.',
  press: 'Try it on a real model',
  controls,
  presets: [
    { id: 'one-vector', label: 'One vector', look: '128 numbers.', params: { kind: 'prompt', length: 1 } },
    {
      id: 'long-prompt',
      label: 'Prompt of 32',
      look: 'Half as many numbers as a prefix of 8.',
      params: { kind: 'prompt', length: 32 },
    },
    {
      id: 'long-prefix',
      label: 'Prefix of 32',
      look: 'The longest that was trained.',
      params: { length: 32 },
    },
  ],
  simplified: [
    'A toy: 800,000 weights over single characters. One size was measured, so nothing here shows what size does.',
    'Losses here are over four pieces of 192 characters; those recorded, with the same vectors, over 50 of Genesis and 64 of Shakespeare.',
    'Of each kind the learning rate was chosen for eight vectors, on Genesis text that was held aside. So soft prompts and prefixes are not compared at equal loss on Genesis: what learns more of it may also forget more of Shakespeare.',
    'With both, the text stands as many positions later as there are vectors: up to 32 beyond those of training.',
    'The second and third model were trained a quarter as long.',
    'The prefix was trained directly, without the small network that the authors of prefix tuning trained it through.',
  ],
  files,
  run,
  view,
  summary: ({ losses: { genesis, shakespeare } }, { kind, length }) =>
    `${names[kind]} of ${length}: loss ${genesis!.toFixed(3)} on Genesis, ${shakespeare!.toFixed(3)} on Shakespeare.`,
};
