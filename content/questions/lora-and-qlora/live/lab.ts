import type { Lab } from 'grounded/lab/lab.ts';
import type { Frame, Voice } from '../../../model/experiment.ts';
import recorded from '../../../model/results/adapt.json' with { type: 'json' };
import { losses, texts } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { files, run, start } from './core.ts';

/** By what was served and its strength, with the adapters that are used here. */
const measured: Partial<Record<string, Record<Voice, number>>> = recorded.bases[0]!.losses;

function view(frame: Frame, { scale, way }: Params): string {
  const served = way === 'beside' || way === 'merged' ? 'lora.4' : `qlora.${way}`;
  const rows = (['genesis', 'shakespeare'] as const).map((voice) => ({
    voice,
    before: recorded.bases[0]!.losses.before[voice],
    after: measured[`${served}.${scale}`]?.[voice],
  }));
  return texts(start, frame, `With the adapter at strength ${scale}`) + losses(frame, rows);
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
    {
      id: 'rounded-again',
      label: 'Rounded again',
      look: 'Most of a small gain on Genesis is gone. Beside the 4-bit base it is there.',
      params: { scale: 0.05, way: 'again' },
    },
  ],
  simplified: [
    'A loss in nats is the mean of −ln p, where p is the probability of the right character; lower is better.',
    'Losses here are over four pieces of 192 characters; those recorded, with the same adapters, over 50 of Genesis and 64 of Shakespeare.',
    'The strength multiplies (α/r) B A. α is 4 at ranks 4 and 16, and the best learning rate was 0.01 for both.',
    '4 bits are NF4, with a scale for 64 weights. The second and third model were trained a quarter as long.',
  ],
  files,
  run,
  view,
  summary: ({ losses: { genesis, shakespeare } }, { scale }) =>
    `Strength ${scale}: loss ${genesis!.toFixed(3)} on Genesis, ${shakespeare!.toFixed(3)} on Shakespeare.`,
};
