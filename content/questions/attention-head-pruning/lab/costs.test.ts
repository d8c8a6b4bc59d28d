import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { attentionParameters, savings, shapes } from './costs.ts';

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
  near(1 - half.queries.parameters / half.whole.parameters, 0.077, 5e-4);
  near(1 - half.groups.parameters / half.whole.parameters, 0.096, 5e-4);
  assert.equal(half.queries.cacheBytes, half.whole.cacheBytes);
  assert.equal(half.groups.cacheBytes, half.whole.cacheBytes / 2);
  assert.equal(savings(shapes.llama2large, 0).whole.cacheBytes, 327680);
  assert.equal(savings({ ...shapes.llama2large, kvHeads: 64 }, 0).whole.cacheBytes, 2621440);
  // Four query heads are left for eight groups: half of the groups are empty.
  assert.equal(savings(shapes.llama3, 6).queries.cacheBytes, half.whole.cacheBytes);
  assert.equal(savings(shapes.llama3, 7).queries.cacheBytes, half.whole.cacheBytes / 2);
  const many = savings(shapes.llama2small, 4);
  assert.deepEqual(many.queries, many.groups);
  for (const shape of Object.values(shapes)) {
    assert.deepEqual(savings(shape, 0).queries, savings(shape, 0).whole);
    assert.equal(savings(shape, 8).queries.cacheBytes, 0);
    assert.equal(savings(shape, 8).queries.parameters, 3 * shape.width * shape.feedForward);
  }
});
