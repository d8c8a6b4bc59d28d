import type { Lab } from 'grounded/lab/lab.ts';
import type { Frame } from '../../../model/experiment.ts';
import recorded from '../../../model/results/adapt.json' with { type: 'json' };
import { losses, texts } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { files, run, start } from './core.ts';

const voices = ['genesis', 'shakespeare'] as const;

/** What was recorded of a state, if it was: at rank 4 beside the base by scale, else at scale 1. */
function recordedOf({ scale, rank, way }: Params) {
  if (way === 'beside' && rank === 4) return recorded.scales.find((entry) => entry.scale === scale);
  if (scale !== 1) return undefined;
  if (way === 'beside') return recorded.ranks[String(rank) as keyof typeof recorded.ranks];
  return rank === 4 ? recorded.ways[way] : undefined;
}

function view(frame: Frame, params: Params): string {
  const found = recordedOf(params);
  const rows = voices.map((voice) => ({
    voice,
    before: recorded.before[voice],
    after: found?.[voice],
  }));
  return texts(start, frame, `With the adapter at ${params.scale}`) + losses(frame, rows);
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'From Shakespeare to Genesis, in your browser',
  intro:
    'The book’s own model wrote Shakespeare until an adapter of 39,040 numbers was trained beside its 800,000. Drag the scale from 0 to 1.5 and read.',
  press: 'Try it on a real model',
  controls,
  presets: [
    { id: 'half', label: 'Half', look: 'Two voices at once.', params: { scale: 0.5 } },
    { id: 'too-much', label: 'Too much', look: 'Beyond what it was trained at.', params: { scale: 1.5 } },
    {
      id: 'four-bits',
      label: 'Merged, 4 bits',
      look: 'The update is rounded with the weights.',
      params: { way: 'merged4' },
    },
  ],
  simplified: [
    'The model is tiny: 800,000 weights over single characters. What it shows is the mechanism, not how large the effects are in models of billions.',
    'Losses here are over four windows of 192 characters that are on the page; those recorded are over 64 windows of each voice, mean ± standard deviation over three seeds of training. The adapters here are those of the first seed. The learning rate was chosen on Genesis text that was held aside.',
    'Other ranks fetch 13 to 163 kB more.',
    'Scale here multiplies B A directly, as α/r does elsewhere; it was 1 while the adapter was trained.',
  ],
  files,
  run,
  view,
  summary: ({ losses: { genesis, shakespeare } }, { scale }) =>
    `Scale ${scale}: loss ${genesis!.toFixed(3)} on Genesis, ${shakespeare!.toFixed(3)} on Shakespeare.`,
};
