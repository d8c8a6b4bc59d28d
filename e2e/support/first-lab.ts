/** A lab as an author writes a first one, by what the package tells: its files by their names. */
export const lab = {
  'core.ts': `import type { Progress } from 'grounded/lab/lab.ts';
import type { Params } from './controls.ts';

export interface Frame extends Progress {
  ratio: number;
}
export function* run({ wavelength }: Params): Generator<Frame, void, undefined> {
  yield { ratio: (700 / wavelength) ** 4, progress: 1 };
}
`,
  'core.test.ts': `import { test } from 'node:test';
import { near, runner } from 'grounded/lab/testing.ts';
import { controls } from './controls.ts';
import { run } from './core.ts';

test('red is scattered as much as red', () => near(runner(controls, run)({ wavelength: 700 }).ratio, 1));
`,
  'lab.ts': `import { table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { controls } from './controls.ts';
import { run, type Frame } from './core.ts';

export const lab: Lab<typeof controls, Frame> = {
  title: 'Scatter light',
  intro: 'How much more of a wave is scattered than of red light.',
  controls,
  presets: [{ id: 'violet', label: 'Violet', look: 'Nine times as much.', params: { wavelength: 400 } }],
  simplified: ['Air alone, without dust.'],
  run,
  summary: ({ ratio }) => \`scattered \${ratio.toFixed(2)} times as much\`,
  view: ({ ratio }) => table('Scattered', ['quantity', 'value'], [['ratio', value('ratio', ratio, { digits: 2 })]]),
};
`,
};
