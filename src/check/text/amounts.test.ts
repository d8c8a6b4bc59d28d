import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountsOf, isQuoted } from './amounts.ts';

test('the same amount in other writings is found', () => {
  const same: [figure: string, said: string][] = [
    ['1.2 TB', 'from 1.2TB to 350GB'],
    ['75%', 'by 75 percent'],
    ['0.5', 'a value of .5'],
    ['12,000', '12000 queries'],
    ['12,000', '12k queries'],
    ['65 billion', 'a 65B parameter model'],
    ['65B', '65 billion parameters'],
    ['3×', 'three times as fast'],
    ['10,000×', 'by 10,000 times'],
    ['2,000,000', '2 × 10^6 vectors'],
    ['1 million', '10⁶ vectors'],
    ['0.001', '1e-3'],
    ['1,000', '$10^{3}$'],
    ['149,597,870,700', 'equal to 149 597 870 700 m'],
    ['7.7', 'Baseline 7.7 11.9 19.6'],
    ['119', '7 119 196'],
    ['4-fold', '4x fewer'],
    ['48 GiB', '48GiB of memory'],
    ['2 hours', 'two hours'],
    ['5.1 points', 'a loss of 5.1% absolute'],
    ['5.1 points', 'ahead by 5.1 ChRF points'],
    ['2.9 points', 'by 2.9 and 0.8 points'],
  ];
  for (const [figure, said] of same) assert.ok(isQuoted(figure, [said]), `${figure} in ${said}`);
});

test('another amount, or the same number of something else, is not', () => {
  const other: [figure: string, said: string][] = [
    ['66%', '65%'],
    ['66%', '0.66 of them, 66 GB'],
    ['48 GB', '48 MB'],
    ['48 GB', '4.8 GB'],
    ['65B', '65 million'],
    ['1.5', '15'],
    ['3×', '3% more'],
    ['75%', 'by 75 models'],
    ['3×', 'three layers'],
    ['12', 'version 1.12'],
    ['5%', ''],
    ['5 hours', 'a loss of 5 %'],
    ['48 GiB', '48 GB'],
    ['7 points', '7% more'],
    ['12 layers', '12 bits'],
  ];
  for (const [figure, said] of other) assert.ok(!isQuoted(figure, [said]), `${figure} in ${said}`);
  assert.ok(isQuoted('5%', ['no', '5%']));
});

test('no unit that a figure may have is taken for another', () => {
  const units =
    '% × kB MB GB TB KiB MiB GiB TiB bytes bits ms µs ns seconds minutes hours days points px W GHz'.split(
      ' ',
    );
  for (const unit of units)
    assert.deepEqual(
      units.filter((other) => isQuoted(`7 ${unit}`, [`7 ${other}`])),
      [unit],
    );
});

test('amounts have their scale and unit', () => {
  assert.deepEqual(amountsOf('780 GB, 7B, 2.5 million, 33%, 16-bit'), [
    { value: 780, unit: 'GB' },
    { value: 7e9, unit: '' },
    { value: 2.5e6, unit: '' },
    { value: 33, unit: '%' },
    { value: 16, unit: 'bit' },
  ]);
});

test('a long quotation is read in no time', () => {
  const started = performance.now();
  assert.equal(amountsOf('about 12 of them '.repeat(20_000)).length, 20_000);
  assert.ok(performance.now() - started < 5000);
});
