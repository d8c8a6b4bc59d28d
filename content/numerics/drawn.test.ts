import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stage } from 'grounded/lab/stage.ts';
import { assertDrawn } from './drawn.ts';

const controls = { at: { kind: 'number', label: 'At', min: 0, max: 9, step: 1, default: 0 } } as const;
const stageOf = (shapes: string): Stage<typeof controls> => ({
  controls,
  inputs: [],
  note: '',
  label: '',
  sentence: () => '',
  picture: ({ params, before }) =>
    shapes + (before && before.at !== params.at ? '<path data-ghost="" d="M1 1"/>' : ''),
});
const check = (shapes: string, before?: number, isOther?: boolean) =>
  assertDrawn(stageOf(shapes), { at: 1 }, before === undefined ? undefined : { at: before }, isOther);

test('a drawing within its canvas passes, and planted errors are found', () => {
  const inside =
    '<path d="M9 9h5v-5zl-9 0C1 1 -99 -99 5 5"/><g transform="translate(100 9)scale(.5)"><path d="M-20 9"/></g><circle cx="1" cy="2"/>';
  check(inside);
  check(inside, 2);
  check(inside, 1, false);
  for (const [shapes, error] of [
    ['<path d="M9 9h-9v-10"/>', /0 -1 is outside/],
    ['<path d="M1 1L9 9zl-2 0"/>', /-1 1 is outside/],
    ['<g transform="translate(340 9)scale(2)"><path d="M3 1"/></g>', /narrow.*346 11/],
    ['<text x="700" y="9">a</text>', /wide.*700 9/],
    ['<circle cx="NaN" cy="2"/>', /“NaN”/],
  ] as const)
    assert.throws(() => check(shapes), error);
  assert.throws(() => check(inside, 1), /missing/);
  assert.throws(() => check(inside, 2, false), /drawn/);
});
