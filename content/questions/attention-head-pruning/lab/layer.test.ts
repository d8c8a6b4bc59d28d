import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near, allNear } from 'grounded/lab/testing.ts';
import { draw } from '../../../numerics/matrix.ts';
import { mulberry32, normal } from '../../../numerics/random.ts';
import { softmax } from '../../../numerics/softmax.ts';
import { sum } from '../../../numerics/sums.ts';
import { attend, count, heads, layerParameters, makeLayer, positions, slice, width } from './layer.ts';

test('attention by plain matrices, and slicing equals masking', () => {
  const next = normal(mulberry32(9));
  const layer = makeLayer(0.3);
  for (const weights of [layer.query, layer.key, layer.value, layer.output])
    for (let i = 0; i < weights.length; i++) weights[i] = next() / 2;
  const tokens = draw(positions, width, next).data;
  const written = new Float64Array(count);
  const pattern = new Float64Array(count * positions);
  attend(layer, tokens, written, pattern);
  const dot = (weights: Float64Array, head: number, token: number) =>
    sum(Array.from({ length: width }, (_, i) => weights[head * width + i]! * tokens[token * width + i]!));
  const places = Array.from({ length: positions }, (_, t) => t);
  for (const head of heads) {
    const asked = dot(layer.query, head, positions - 1);
    const weights = softmax(places.map((t) => asked * dot(layer.key, head, t)));
    allNear(pattern.subarray(head * positions, (head + 1) * positions), weights, 1e-12);
    const read = sum(places.map((t) => weights[t]! * dot(layer.value, head, t)));
    near(written[head]!, layer.output[head]! * read, 1e-12);
  }
  const gates = Float64Array.of(1, 0, 0.5, 2, 0, 1, 0, 1);
  const kept = heads.filter((head) => gates[head] !== 0);
  const small = slice(layer, gates, kept);
  const cut = new Float64Array(small.heads);
  attend(small, tokens, cut, pattern);
  near(sum(cut), sum(written.map((value, head) => gates[head]! * value)), 1e-12);
  assert.equal(layerParameters(layer), 8 * 61);
  assert.equal(layerParameters(small), 5 * 61);
});
