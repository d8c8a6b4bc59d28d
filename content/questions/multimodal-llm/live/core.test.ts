import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertSound } from 'grounded/lab/testing.ts';
import type { Params } from './controls.ts';
import { drawn, tried } from './core.ts';
import { of, rightOf, share, truth, type Seed } from './found.ts';
import { lab } from './lab.ts';

const content = join(import.meta.dirname, '../../..');
const file = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(content, name))).buffer;

test('what is counted here is what was recorded of the same pictures, whatever is shown', () => {
  const states: Partial<Params>[] = [
    { picture: 297 },
    { trained: 'text', seed: 3 },
    { gets: 'other', seed: 2 },
    { gets: 'blank' },
  ];
  assertSound(
    lab,
    states,
    ({ asked, right }, { picture, gets, trained, seed }) => {
      assert.deepEqual(
        asked.map(({ digit }) => digit),
        Array.from({ length: drawn }, (_, i) => Number(truth[(picture - 1 + i) % 297])),
      );
      const recorded = rightOf(of(seed as Seed)[trained], gets === 'other' ? 1 : 0).slice(0, tried);
      const expected = gets === 'blank' ? 0 : recorded.filter(Boolean).length;
      // A tie of two letters may fall otherwise on another machine.
      assert.ok(Math.abs(right - expected) <= 1, `${right} and not ${expected}`);
      if (gets === 'blank') assert.equal(new Set(asked.map(({ word }) => word)).size, 1);
    },
    file,
  );
});

test('shares of right words count the pictures whose digit was said', () => {
  assert.equal(share(rightOf(truth)), 1);
  const next = rightOf(truth, 1).filter(Boolean).length;
  assert.equal(next, [...truth].filter((digit, at) => truth[(at + 1) % truth.length] === digit).length);
});
