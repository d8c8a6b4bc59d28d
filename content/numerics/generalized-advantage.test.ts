import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generalizedAdvantage } from './generalized-advantage.ts';
import { mulberry32 } from './random.ts';

const near = (actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-12) => {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, i) => assert.ok(Math.abs(actual[i]! - value) <= tolerance, `${i}: ${actual[i]}`));
};

test('an episode worked out by hand', () => {
  near(generalizedAdvantage([0, 0, 1], [0.2, 0.5, 0.4], 1, 1), [0.8, 0.5, 0.6]);
  near(generalizedAdvantage([0, 0, 1], [0.2, 0.5, 0.4], 1, 0), [0.3, -0.1, 0.6]);
});

test('the recursion is the sum of discounted differences, whose ends are known', () => {
  const random = mulberry32(5);
  for (const n of [0, 1, 2, 9]) {
    const rewards = Array.from({ length: n }, () => random() - 0.5);
    const values = Array.from({ length: n }, () => random() - 0.5);
    const deltas = (gamma: number) => rewards.map((r, t) => r + gamma * (values[t + 1] ?? 0) - values[t]!);
    near(
      generalizedAdvantage(rewards, values, 1, 1),
      rewards.map((_, t) => rewards.slice(t).reduce((a, b) => a + b, 0) - values[t]!),
    );
    near(generalizedAdvantage(rewards, values, 0.9, 0), deltas(0.9));
    near(
      generalizedAdvantage(rewards, values, 0.9, 0.8),
      rewards.map((_, t) =>
        deltas(0.9)
          .slice(t)
          .reduce((sum, delta, l) => sum + 0.72 ** l * delta, 0),
      ),
    );
  }
  assert.throws(() => generalizedAdvantage([1], [1, 2], 1, 1), /1 rewards but 2 values/);
});
