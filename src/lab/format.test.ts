import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber, rawNumber, withUnit } from './format.ts';

test('numbers have a true minus and groups of three', () => {
  assert.equal(formatNumber(-1.5), '−1.5');
  assert.equal(formatNumber(1234), '1,234');
  assert.equal(formatNumber(12345), '12,345');
  assert.equal(formatNumber(6738415616), '6,738,415,616');
  assert.equal(formatNumber(4.126953125, 3), '4.127');
  assert.equal(formatNumber(0.1 + 0.2), '0.3');
  assert.equal(formatNumber(-0.0001, 2), '0.00');
});

test('a unit is bound to its number, a percent sign stands close', () => {
  assert.equal(withUnit('48', 'GB'), '48\u00a0GB');
  assert.equal(withUnit('5.7', '%'), '5.7%');
  assert.equal(withUnit('3', undefined), '3');
});

test('a raw number is whole as it is, and else has eight digits', () => {
  for (const [value, text] of [
    [6738415616, '6738415616'],
    [-3, '-3'],
    [107.814649856, '107.81465'],
    [0.1 + 0.2, '0.3'],
    [1 / 3e7, '3.3333333e-8'],
    [NaN, 'NaN'],
  ] as const)
    assert.equal(rawNumber(value), text);
});
