import type { Lab } from 'grounded/lab/lab.ts';
import type { Frame } from '../../../model/experiment.ts';
import recorded from '../../../model/results/adapt.json' with { type: 'json' };
import { losses, texts } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { files, run, start } from './core.ts';

const voices = ['genesis', 'shakespeare'] as const;

function view(frame: Frame, params: Params): string {
  const found = recorded.scales.find(({ scale }) => scale === params.scale);
  const rows = voices.map((voice) => ({
    voice,
    before: recorded.before[voice],
    after: found?.[voice],
  }));
  return texts(start, frame, `With the adapter at strength ${params.scale}`) + losses(frame, rows);
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'From Shakespeare to Genesis, in your browser',
  intro:
    'The book’s own small model wrote Shakespeare until adapters with 39,040 numbers were trained beside its 800,000. Drag their strength from 0 to 1.5 and read.',
  press: 'Try it on the small model',
  controls,
  presets: [
    { id: 'half', label: 'Half', look: 'Two voices at once.', params: { scale: 0.5 } },
    { id: 'too-much', label: 'Too much', look: 'Beyond what it was trained at.', params: { scale: 1.5 } },
    {
      id: 'merged',
      label: 'Merged',
      look: 'The same text and losses as beside the base.',
      params: { way: 'merged' },
    },
  ],
  simplified: [
    'Genesis is the first book of the Bible. A loss in nats is the mean of −ln p, where p is the probability that the model gave to the right character; lower is better.',
    'The model is tiny: 800,000 weights over single characters. It shows the mechanism, not how large the effects are in models of billions.',
    'Losses here are over four windows (pieces of text) of 192 characters that are on the page; those recorded are over 64 windows of each text: the first 64 of 101 of Genesis, and every ninth of Shakespeare. A ± is the standard deviation over three seeds of training, so it says nothing about other texts. The adapters here are those of the first seed, of rank 4.',
    'The strength multiplies B A directly, as α/r does elsewhere; it was 1 while the adapters were trained.',
    'It shows rank 4 and unrounded weights only. The learning rate was tuned at rank 4, so other ranks could not be compared fairly. And these updates are so large that rounding to 4 bits would not remove them.',
  ],
  files,
  run,
  view,
  summary: ({ losses: { genesis, shakespeare } }, { scale }) =>
    `Strength ${scale}: loss ${genesis!.toFixed(3)} on Genesis, ${shakespeare!.toFixed(3)} on Shakespeare.`,
};
