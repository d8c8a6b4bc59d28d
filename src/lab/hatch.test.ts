import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corners, hatch } from './hatch.ts';

test('lines of a hatching lie at even distances, inside, at 45 degrees', () => {
  const path = hatch(corners(10, 20, 33, 7), 5);
  const lines = [...path.matchAll(/M(\S+) (\S+?)L(\S+) ([\d.]+)/g)];
  assert.ok(lines.length === 7 || lines.length === 8);
  for (const [x1, y1, x2, y2] of lines.map((line) => line.slice(1).map(Number))) {
    assert.ok(Math.min(x1!, x2!) >= 10 && Math.max(x1!, x2!) <= 43);
    assert.ok(Math.min(y1!, y2!) >= 20 && Math.max(y1!, y2!) <= 27);
    assert.ok(Math.abs(x2! - x1! - (y1! - y2!)) <= 0.21);
    assert.ok(Math.abs((x1! + y1!) % 5) < 0.2);
  }
});
