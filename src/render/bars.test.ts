import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fewestDigits } from './bars.ts';

const digitsOf = (...values: number[]) =>
  fewestDigits([{ label: 'a', segments: values.map((value) => ({ label: 'b', value, role: 'plain' })) }]);

test('values show the decimals that they are given with, and no more', () => {
  assert.equal(digitsOf(45, 12), 0);
  assert.equal(digitsOf(45, 12.5), 1);
  assert.equal(digitsOf(0.125, 3), 3);
  assert.equal(digitsOf(0.1 + 0.2), 1);
});

test('what a program computes is rounded to one decimal', () => {
  assert.equal(digitsOf(29.295431, 1), 1);
  assert.equal(digitsOf(1 / 3), 1);
});
