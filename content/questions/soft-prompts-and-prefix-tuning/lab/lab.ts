import { formatNumber } from 'grounded/lab/format.ts';
import { table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame, type StudentReport } from './core.ts';
import { curves, names, sizes } from './pictures.ts';
import { kinds } from './task.ts';
import { bothTasks } from './ten-draws.ts';

function results({ students }: Frame, length: number): string {
  const row = (title: string, name: string, digits: number, read: (student: StudentReport) => number) => [
    title,
    ...kinds.map((kind) => value(`${kind}${name}`, read(students[kind]), { digits })),
  ];
  return table(
    'The two students',
    [`p = ${length}`, names.soft, names.prefix],
    [
      row('trained numbers', 'Count', 0, ({ parameters }) => parameters),
      row('training error', 'Train', 3, ({ train }) => train),
      row('test error', 'Test', 3, ({ test }) => test),
      ...students.soft.effects.flatMap((_, l) => [
        row(`layer ${l + 1}: mean λ`, `Mass${l + 1}`, 3, ({ effects }) => effects[l]!.mass),
        row(
          `layer ${l + 1}: ratios change by up to`,
          `Change${l + 1}`,
          3,
          ({ effects }) => effects[l]!.change,
        ),
      ]),
    ],
  );
}

const notes = ({ containment }: Frame) =>
  '<p>Errors are divided by that of the frozen model without help: 1 is no use, 0 imitates the teacher exactly. λ is the share of attention that goes to the trained vectors; ratios are the attention among the tokens alone.</p>' +
  `<p>The trained soft prompt, replaced by the prefix of its own keys and values in each layer, gives answers that differ by at most ${value('containment', containment)}: in a causal model every soft prompt is some prefix.</p>`;

const view = (frame: Frame, params: Params): string =>
  bothTasks() +
  curves(frame, params) +
  results(frame, params.length) +
  notes(frame) +
  (frame.outcomes.length === 0 ? '' : sizes(frame));

export const lab: Lab<typeof controls, Frame> = {
  title: 'More numbers help only where the task needs them',
  intro:
    'A toy: a tiny frozen transformer with random weights is to imitate a teacher, which is the same transformer with a hidden change. One student trains p vectors at the input (soft prompt), the other p key and value pairs in every layer (prefix). The result is built in: the student that has the teacher’s form has the easier task.',
  controls,
  presets: [
    {
      id: 'half',
      label: 'Pull to half',
      look: 'in layer 1 “not” still gets 0.37 of what “delete” gets; in layer 2 this ratio changes, and with 27 of the 50 vectors “not” gets more than “delete”',
      params: { share: 50 },
    },
    {
      id: 'handles',
      label: 'Two handles',
      look: 'an untouched layer below, a squeezed one above, and the words of both in their old ratios',
      params: { method: 'prefix', share1: 0, share2: 60 },
    },
    {
      id: 'lora',
      label: 'LoRA instead',
      look: 'in layer 1 the padlock is open: the ratio moves that no vector moves',
      params: { method: 'lora' },
    },
    {
      id: 'soft',
      label: 'Hidden soft prompt',
      look: 'the prefix trains four times as many numbers, and the soft prompt has the lower test error',
      params: { teacher: 'soft', length: 4 },
    },
    {
      id: 'rewired',
      label: 'Rewired attention',
      look: 'training errors fall below 0.15, but test errors stay above 1: both students memorize their training sequences',
      params: { teacher: 'rewired', length: 8 },
    },
    {
      id: 'one',
      label: 'One vector each',
      look: 'with p = 1 the soft prompt is one vector at the input, the prefix one key and one value in each layer',
      params: { length: 1 },
    },
  ],
  simplified: [
    'The frozen model is small and random: width 16, one head, a vocabulary of 8, no positions, no normalization. It has no skills that a prompt could call up, so nothing here shows what scale does.',
    'Twelve training sequences by default, so with many trained numbers the students memorize. One draw of the random numbers can differ from the next: move “Random draw” before you conclude anything.',
    'The prefix is trained directly. This model is too simple to show why the authors of prefix tuning had a small network make it.',
    'Both students use the same learning rate and number of steps; each would gain from its own.',
    'The answer is the hidden vector at the last position, compared by squared error; there are no words and no probabilities.',
  ],
  run,
  view,
  summary: ({ students: { soft, prefix } }, params) =>
    `Imitating ${controls.teacher.options[params.teacher]} with p ${params.length}: test error ${formatNumber(soft.test, 3)} for the soft prompt with ${soft.parameters} numbers, ${formatNumber(prefix.test, 3)} for the prefix with ${prefix.parameters}; 1 is the frozen model.`,
};
