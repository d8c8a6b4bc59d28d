import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPlot, spread, ticks } from './plot.ts';

test('ticks are round and cover the interval', () => {
  assert.deepEqual(ticks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(ticks(4, 6, 4), [4, 4.5, 5, 5.5, 6]);
  assert.deepEqual(ticks(-3, 3, 4), [-2, 0, 2]);
});

test('labels that would meet are moved apart within bounds, in order', () => {
  const placed = spread([10, 11, 95, 96], 15, 0, 100);
  for (let i = 1; i < placed.length; i++) assert.ok(placed[i]! - placed[i - 1]! >= 15 - 1e-9);
  assert.ok(Math.max(...placed) <= 100 && Math.min(...placed) >= 0);
});

test('a plot has its name, and no number that is not finite', () => {
  const svg = drawPlot(
    {
      x: { label: 'x', log: true },
      y: { label: 'y' },
      series: [
        {
          label: 'a',
          role: 'plain',
          points: [
            [1, 0],
            [100, 0],
          ],
        },
      ],
    },
    320,
    { label: 'Name <1>', altId: 'n', variant: 'narrow' },
  );
  assert.match(svg, /aria-label="Name &#60;1&#62;"/);
  assert.doesNotMatch(svg, /NaN|Infinity/);
});
