import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { readModel } from '../../model/model.ts';
import {
  ahead,
  bestCount,
  counting,
  error,
  loss,
  loss32,
  megabytes,
  model,
  passes,
  plays,
  recipe,
  seen,
  weights,
  windows,
} from './numbers.ts';

const beside = (name: string) => readFileSync(join(import.meta.dirname, '../../model', name));
const file = beside('base.bin');

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

test('the recipe is that of the program', () => {
  const program = beside('programs/train.py').toString();
  const { batch, rate, decay, clipping, betas, warmup, least, seed } = recipe;
  const [mantissa, exponent] = rate.toExponential().split('e');
  for (const line of [
    `SIZE, RATE, DECAY = ${batch}, ${mantissa}e${exponent}, ${decay}`,
    `betas=(${betas.join(', ')})`,
    `min(1, (step + 1) / ${warmup}) * (${least} + ${1 - least} * 0.5 * (1 + math.cos(math.pi * done)))`,
    `clip_grad_norm_(model.parameters(), ${clipping.toFixed(1)})`,
    `seed=${seed}`,
  ])
    assert.ok(program.includes(line), line);
  near(passes, 8.16, 0.01);
});

test('two programs recorded the same loss of the model; its plays and ranges add up to it', () => {
  near(model.loss, loss, 1e-4);
  near(loss32, loss, 5e-4);
  const { shrew, tempest } = plays;
  assert.equal(shrew.windows + tempest.windows + 1, windows);
  near((shrew.windows * shrew.loss + tempest.windows * tempest.loss) / (windows - 1), loss, 2e-3);
  let from = 0;
  const sum = seen.reduce((sum, { to, loss }) => {
    const more = (to - from) * loss;
    from = to;
    return sum + more;
  }, 0);
  near(sum / from, loss, 1e-4);
});

test('the model is ahead of all models that count; errors over blocks are larger than over windows', () => {
  assert.equal(bestCount, 4);
  near(counting[bestCount]!.loss - model.loss, ahead.loss, 2e-4);
  assert.ok(ahead.loss > 10 * ahead.error);
  assert.ok(model.error > 2 * error);
});
