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
  intro: 'Its adapters have 39,040 numbers beside its 800,000. Drag their strength from 0 to 1.5 and read.',
  press: 'Try it on the small model',
  controls,
  presets: [
    {
      id: 'half',
      label: 'Half',
      look: 'Most of what is gained on Genesis, and little of what is lost on Shakespeare.',
      params: { scale: 0.5 },
    },
    {
      id: 'too-much',
      label: 'Too much',
      look: 'Beyond what it was trained at.',
      params: { scale: 1.5 },
    },
    {
      id: 'merged',
      label: 'Merged',
      look: 'Compare its losses with those beside the base.',
      params: { way: 'merged' },
    },
  ],
  simplified: [
    'A loss in nats is the mean of −ln p, where p is the probability of the right character; lower is better.',
    'Losses here are over four pieces of 192 characters; those recorded are over 64 of each text: the first 64 of 101 of Genesis, and every ninth of Shakespeare. A ± is the standard deviation over three trainings. The adapters here are those of the first.',
    'The strength multiplies B A, as α/r does elsewhere; it was 1 in training.',
    'It shows rank 4 only, because the learning rate was tuned for it. Nothing is rounded to 4 bits.',
  ],
  files,
  run,
  view,
  summary: ({ losses: { genesis, shakespeare } }, { scale }) =>
    `Strength ${scale}: loss ${genesis!.toFixed(3)} on Genesis, ${shakespeare!.toFixed(3)} on Shakespeare.`,
};
