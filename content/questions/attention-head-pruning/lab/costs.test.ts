import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { attentionParameters, savings, shapes, type Shape } from './costs.ts';

test('parameters and cache of real shapes', () => {
  const toy = { width: 64, heads: 8, kvHeads: 8, headWidth: 8, feedForward: 256, matrices: 2, layers: 1 };
  assert.equal(attentionParameters(toy), 16384);
  assert.equal(attentionParameters({ ...toy, heads: 5, kvHeads: 5 }), 10240);
  near(attentionParameters(toy) / savings(toy, 0).whole.parameters, 1 / 3, 1e-15);
  assert.equal(attentionParameters(shapes.llama2small), 67108864);
  assert.equal(savings(shapes.llama2small, 0).whole.parameters, 202375168);
  assert.equal(attentionParameters(shapes.llama3), 41943040);
  const half = savings(shapes.llama3, 4);
  assert.equal(half.whole.parameters, 218103808);
  assert.ok(half.queries);
  near(1 - half.queries.parameters / half.whole.parameters, 0.077, 5e-4);
  near(1 - half.groups.parameters / half.whole.parameters, 0.096, 5e-4);
  assert.equal(half.queries.cacheBytes, half.whole.cacheBytes);
  assert.equal(half.groups.cacheBytes, half.whole.cacheBytes / 2);
  assert.equal(savings(shapes.llama2large, 0).whole.cacheBytes, 327680);
  assert.equal(savings({ ...shapes.llama2large, kvHeads: 64 }, 0).whole.cacheBytes, 2621440);
  // Within groups of four, only whole quarters can go; within groups of eight, any eighths.
  const possible = (shape: Shape) =>
    Array.from({ length: 9 }, (_, k) => k).filter((k) => savings(shape, k).queries);
  assert.deepEqual(possible(shapes.llama3), [0, 2, 4, 6]);
  assert.deepEqual(possible(shapes.llama2large), [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(possible(shapes.llama2small), [0]);
  assert.equal(savings(shapes.llama3, 6).queries?.cacheBytes, half.whole.cacheBytes);
  for (const shape of Object.values(shapes)) {
    assert.deepEqual(savings(shape, 0).queries, savings(shape, 0).whole);
    assert.equal(savings(shape, 8).groups.cacheBytes, 0);
    assert.equal(savings(shape, 8).groups.parameters, 3 * shape.width * shape.feedForward);
  }
});
