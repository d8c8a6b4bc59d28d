import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minifiedPath } from './minified-path.ts';

type Point = readonly [x: number, y: number];

/** Whether the way from a by b to c is straight. */
const straight = (a: Point, b: Point, c: Point): boolean => {
  const [dx, dy, ex, ey] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
  return dx * ey === dy * ex && dx * ex + dy * ey >= 0;
};

/** The corners of what a path of straight lines draws, in tenths; "z" where it closes. */
function corners(d: string): string[] {
  let [x, y] = [0, 0];
  const lines: { points: Point[]; closed: boolean }[] = [];
  for (const [, name, text] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (text!.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map((number) =>
      Math.round(Number(number) * 10),
    );
    const relative = name === name!.toLowerCase();
    const kind = name!.toUpperCase();
    if (kind === 'Z') {
      lines.at(-1)!.closed = true;
      [x, y] = lines.at(-1)!.points[0]!;
    }
    for (let i = 0; i < numbers.length; i += kind === 'H' || kind === 'V' ? 1 : 2) {
      const [dx, dy] = relative ? [x, y] : [0, 0];
      if (kind === 'H') x = numbers[i]! + dx;
      else if (kind === 'V') y = numbers[i]! + dy;
      else [x, y] = [numbers[i]! + dx, numbers[i + 1]! + dy];
      if (kind === 'M' && i === 0) lines.push({ points: [], closed: false });
      lines.at(-1)!.points.push([x, y]);
    }
  }
  return lines.map(({ points, closed }) => {
    const kept = points.reduce<Point[]>((all, point) => {
      while (all.length > 1 && straight(all.at(-2)!, all.at(-1)!, point)) all.pop();
      return [...all, point];
    }, []);
    return kept.join(' ') + (closed ? ' z' : '');
  });
}

test('a path is shorter by its ways, and stays as it is where that is no longer', () => {
  const d = 'M44.0 288.0L58.5 250.3L73.0 221.9L87.5 199.0';
  assert.equal(minifiedPath(d), 'm44 288 14.5-37.7L73 221.9 87.5 199');
  assert.deepEqual(corners(minifiedPath(d)), corners(d));
  assert.equal(minifiedPath('M110 110H590V140z'), 'M110 110h480v30z');
  assert.equal(minifiedPath('M10 10H59V40z'), 'M10 10H59V40z');
  assert.equal(minifiedPath('M.25 .75L.5 .125z'), 'M.25.75.5.125z');
});

test('a dot stays, and a line that ends where it begins is not closed', () => {
  assert.equal(minifiedPath('M36 25v0m0 17v24'), 'M36 25v0m0 17v24');
  assert.doesNotMatch(minifiedPath('M10 10L50 10L50 40L10 10'), /z/i);
});

test('any path of lines draws the same lines', () => {
  const number = fc.integer({ min: -9999, max: 9999 }).map((tenths) => (tenths / 10).toFixed(1));
  const part = fc.oneof(
    fc.tuple(number, number).map(([x, y]) => `L${x} ${y}`),
    fc.tuple(fc.constantFrom('H', 'V', 'h', 'v'), number).map(([name, to]) => `${name}${to}`),
  );
  const line = fc
    .tuple(number, number, fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom('', 'z'))
    .map(([x, y, parts, close]) => `M${x} ${y}${parts.join('')}${close}`);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
      const d = lines.join('');
      assert.deepEqual(corners(minifiedPath(d)), corners(d));
      assert.ok(minifiedPath(d).length <= d.length);
    }),
    { seed: 1, numRuns: 1000 },
  );
});
