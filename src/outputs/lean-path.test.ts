import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leanPath } from './lean-path.ts';

/** The points that a path goes through, with a mark where it lifts the pen or closes. */
function points(d: string): string[] {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const out: string[] = [];
  for (const [, name, text] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (text!.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const relative = name === name!.toLowerCase();
    const kind = name!.toUpperCase();
    if (kind === 'Z') {
      [x, y] = [startX, startY];
      out.push('z');
    }
    for (let i = 0; i < numbers.length; i += kind === 'H' || kind === 'V' ? 1 : 2) {
      const [dx, dy] = relative ? [x, y] : [0, 0];
      if (kind === 'H') x = numbers[i]! + dx;
      else if (kind === 'V') y = numbers[i]! + dy;
      else [x, y] = [numbers[i]! + dx, numbers[i + 1]! + dy];
      if (kind === 'M' && i === 0) [startX, startY] = [x, y];
      out.push(`${kind === 'M' && i === 0 ? 'M' : 'L'}${Math.round(x * 10) || 0} ${Math.round(y * 10) || 0}`);
    }
  }
  return out;
}

test('a path is shorter by its ways, and goes through the same points', () => {
  const d = 'M44.0 288.0L58.5 250.3L73.0 221.9L87.5 199.0';
  assert.equal(leanPath(d), 'M44 288l14.5-37.7 14.5-28.4 14.5-22.9');
  assert.deepEqual(points(leanPath(d)), points(d));
  assert.equal(leanPath('M110 110H590V140z'), 'M110 110h480v30z');
  assert.equal(leanPath('M10 10H590V40z'), 'M10 10H590V40z', 'which is no longer');
  const curve = 'M1 1C2 2 3 3 4 4';
  assert.equal(leanPath(curve), curve);
});

test('any path of lines goes through the same points', () => {
  const number = fc.integer({ min: -9999, max: 9999 }).map((tenths) => (tenths / 10).toFixed(1));
  const part = fc.oneof(
    fc.tuple(fc.constantFrom('M', 'L'), number, number).map(([name, x, y]) => `${name}${x} ${y}`),
    fc.tuple(fc.constantFrom('H', 'V'), number).map(([name, to]) => `${name}${to}`),
    fc.constant('z'),
  );
  fc.assert(
    fc.property(number, number, fc.array(part, { maxLength: 12 }), (x, y, parts) => {
      const d = `M${x} ${y}${parts.join('')}`;
      assert.deepEqual(points(leanPath(d)), points(d));
      assert.ok(leanPath(d).length <= d.length);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
