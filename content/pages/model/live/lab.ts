import { escapeHtml } from 'grounded/lab/escape.ts';
import { caption, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { written } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { files, run, startOf, type Frame } from './core.ts';

const names: Readonly<Record<string, string>> = { '\n': 'line break', ' ': 'space' };

function view({ text, guesses }: Frame, params: Params): string {
  const rows = guesses.map(({ character, share }, at) => [
    `<code>${escapeHtml(names[character] ?? character)}</code>`,
    value(`guess-${at + 1}`, 100 * share, { digits: 1, unit: '%' }),
  ]);
  const likely = 'What it expects first, at temperature 1';
  return (
    written('It writes', startOf(params.start), text) +
    `<div>${caption(likely)}${table(likely, ['Character', 'Probability'], rows)}</div>`
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'A small Shakespeare',
  intro: 'It reads your words and goes on, one character at a time, here in your browser.',
  press: 'Let it write',
  controls,
  presets: [
    {
      id: 'cold',
      label: 'Temperature 0',
      look: 'The likeliest character always wins, so the text goes round in circles.',
      params: { temperature: 0 },
    },
    {
      id: 'hot',
      label: 'Temperature 1.5',
      look: 'Rare characters come often, so words break.',
      params: { temperature: 1.5 },
    },
    {
      id: 'another',
      label: 'Another start',
      look: 'Verse that follows a line of yours.',
      params: { start: 'The king is dead, and' },
    },
  ],
  simplified: [
    'It knows 65 characters, so no others can be typed. It looks back on 192 of them; when these are full, it starts again from the last 96.',
    'The table of probabilities is for temperature 1, whatever temperature the text is written at.',
    'The text that you see first has seed 1. No better one was picked.',
  ],
  files,
  run,
  view,
  summary: ({ text }, { temperature }) => `${text.length} characters at temperature ${temperature}.`,
};
