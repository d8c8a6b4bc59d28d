import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { readModel } from '../../model/model.ts';
import { weights, megabytes } from './numbers.ts';

const file = readFileSync(join(import.meta.dirname, '../../model/base.bin'));

test('the page counts the weights and the bytes of the file', () => {
  const { embed, layers, norm } = readModel(new Uint8Array(file).buffer);
  const counted = layers.flatMap(({ norm1, norm2, ...matrices }) => [
    norm1.length,
    norm2.length,
    ...Object.values(matrices).map((matrix) => matrix.weights.length),
  ]);
  assert.equal(
    counted.reduce((sum, count) => sum + count, embed.weights.length + norm.length),
    weights,
  );
  near(file.length / 1e6, megabytes, 0.01);
});
