import { formatNumber } from 'grounded/lab/format.ts';
import { plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line, type Point } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { files, plans, run, type Course, type Frame } from './core.ts';
import { eventsOf } from './step.ts';

/** What is computed again, in words. */
const names: Readonly<Record<Params['way'], string>> = {
  all: 'nothing computed again',
  each: 'each block computed again',
  pairs: 'pairs of blocks computed again',
  one: 'all four computed again at once',
};

const megabytes = (bytes: number): number => bytes / 1e6;

/** Memory after each pass, with that of the step that keeps all to compare with. */
function memory({ plain, own }: Frame, { way, tokens }: Params): string {
  const points = ({ live }: Course) => live.map((bytes, at): Point => [at, megabytes(bytes)]);
  const kept = line('keep all', 'plain', points(plain), { step: true, dashed: true });
  const chosen = line('this step', 'trainable', points(own), { step: true });
  const peak = {
    x: own.live.indexOf(own.peak),
    y: megabytes(own.peak),
    label: `${megabytes(own.peak).toFixed(2)} MB`,
  };
  return plotted(
    `Memory of a step on ${tokens} characters, ${names[way]}`,
    {
      x: { label: 'passes through a block or the loss', from: 0, to: eventsOf(plans[way]) },
      y: { label: 'MB held for the way back', from: 0 },
      series: [kept, chosen],
      marks: own.peak > 0 ? [peak] : [],
    },
    `Megabytes held for the backward pass, pass by pass, ${names[way]}, beside a step that keeps all`,
  );
}

function facts({ plain, own, compared }: Frame): string {
  const loss = (name: string, of: number | undefined) =>
    of === undefined ? '–' : value(name, of, { digits: 6 });
  return table(
    'The chosen step beside one that keeps all',
    ['quantity', 'keep all', 'this step'],
    [
      [
        'most held at once, MB',
        value('peak-all', megabytes(plain.peak), { digits: 2 }),
        value('peak', megabytes(own.peak), { digits: 2 }),
      ],
      ['blocks run forward', value('forwards-all', plain.forwards), value('forwards', own.forwards)],
      ['loss', loss('loss-all', plain.loss), loss('loss', own.loss)],
      ['largest difference in the gradient', '–', compared ? value('difference', compared.difference) : '–'],
    ],
  );
}

const view = (frame: Frame, params: Params): string => memory(frame, params) + facts(frame);

export const lab: Lab<typeof controls, Frame> = {
  title: 'One training step, with its memory counted',
  intro:
    'The book’s own model reads a text forward, then goes back and works out how each of its 800,000 weights should change: the gradient. It does so twice: once it keeps all results that it needs on the way back, and once it throws most of them away and computes them again.',
  press: 'Try it on a real model',
  controls,
  presets: [
    {
      id: 'pairs-of-blocks',
      label: 'In pairs',
      look: 'The same work, but two blocks are recomputed at a time, which takes more memory. In a model of only four blocks, single blocks need the least.',
      params: { way: 'pairs' },
    },
    {
      id: 'four-at-once',
      label: 'All four together',
      look: 'All of it is recomputed before the way back begins, so hardly anything is saved.',
      params: { way: 'one' },
    },
    {
      id: 'long-text',
      label: 'A longer text',
      look: 'Three times as long takes about four times the memory: attention keeps numbers for each pair of characters.',
      params: { tokens: 192 },
    },
  ],
  simplified: [
    'One short text, which the model wrote itself, up to the gradient; the weights stay as they are. In training many longer texts go through at once.',
    'Counted after each pass: the arrays that wait for the way back. Not counted: what a pass needs only while it runs, and the weights and their gradient, 3.2 MB each, which checkpointing does not shrink.',
    'Attention is written out and keeps a number for each head and each pair of characters, zeros included. FlashAttention would not keep these.',
    'What is let go is overwritten at once, so that no gradient can come from it.',
  ],
  files,
  run,
  view,
  summary: ({ plain, own, compared }, { way }) => {
    const most = `at most ${megabytes(own.peak).toFixed(2)} MB held`;
    if (!compared) return `So far ${most}.`;
    const kept = megabytes(plain.peak).toFixed(2);
    const saved =
      way === 'all'
        ? ''
        : ` instead of ${kept}; ${own.forwards} blocks run forward instead of ${plain.forwards}`;
    const numbers = formatNumber(compared.numbers);
    return compared.difference === 0
      ? `The same gradient: all ${numbers} numbers are equal to the last bit, with ${most}${saved}.`
      : `The gradient differs by up to ${compared.difference}, with ${most}${saved}.`;
  },
};
