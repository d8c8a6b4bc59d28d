import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteSize, textWidth } from './figure-text.ts';
import { drawPlot, line, spread, type Plot, type Point } from './plot.ts';
import { ticks } from './ticks.ts';

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

test('a logarithmic axis shows a single value, and refuses those that have no logarithm', () => {
  const at = (x: number) => {
    const plot = {
      x: { label: 'dose', log: true },
      y: { label: 'y' },
      series: [line('a', 'plain', [[x, 1]])],
    };
    return drawPlot(plot, 320, { label: 'n', altId: 'n', variant: 'narrow' });
  };
  assert.doesNotMatch(at(0.5), /NaN|Infinity/);
  for (const x of [0, -1])
    assert.throws(() => at(x), { message: new RegExp(`"dose" .* cannot show ${x}\\.`) });
});

const axes = { x: { label: 'x', from: 0, to: 100 }, y: { label: 'y', from: 0, to: 100 } };
const falling: Point[] = [
  [0, 100],
  [100, 0],
];
const rising: Point[] = [
  [0, 0],
  [100, 100],
];
const drawn = (plot: Pick<Plot, 'series' | 'marks'>) =>
  drawPlot({ ...axes, ...plot }, 590, { label: 'n', altId: '', variant: 'wide' });
const textAt = (svg: string, name: string) => {
  const [, anchor, x, y] = new RegExp(`<text class="note ?([^"]*)" x="([^"]*)" y="([^"]*)">${name}<`).exec(
    svg,
  )!;
  return { anchor: anchor!, x: Number(x), y: Number(y) };
};
const markAt = (svg: string) => {
  const [, x, y] = /<circle class="mark" cx="([^"]*)" cy="([^"]*)"/.exec(svg)!;
  return { x: Number(x), y: Number(y) };
};

test('the name of a mark stands beside the line that runs through the mark', () => {
  for (const [points, x] of [
    [falling, 50],
    [falling, 80],
    [rising, 50],
    [rising, 80],
  ] as const) {
    const svg = drawn({
      series: [line('a', 'plain', points)],
      marks: [{ x, y: points === falling ? 100 - x : x, label: 'name' }],
    });
    const [mark, name] = [markAt(svg), textAt(svg, 'name')];
    const isRight = name.x > mark.x;
    const isAbove = name.y < mark.y;
    assert.equal(isRight === isAbove, points === falling, `${x}: ${isRight} ${isAbove}`);
  }
});

test('the names of two lines of one colour that end together stand below, each with its line', () => {
  const two = (role: string) =>
    drawn({ series: [line('solid', 'plain', rising), line('dashed', role, rising, { dashed: true })] });
  assert.doesNotMatch(two('plain'), /series-label/);
  assert.match(two('plain'), /class="series role-plain dashed"><path d="M44 \d+h26"\/>/);
  assert.match(two('wrong'), /series-label role-wrong/);
});

test('long numbers beside the axis of heights stay within the picture', () => {
  const svg = drawPlot(
    {
      x: axes.x,
      y: { label: 'y', log: true },
      series: [
        line('a', 'plain', [
          [0, 0.02],
          [100, 0.3],
        ]),
      ],
    },
    310,
    { label: 'n', altId: '', variant: 'narrow' },
  );
  for (const [, x, text] of svg.matchAll(/<text class="note end" x="([^"]*)" y="[^"]*">([^<]*)</g))
    assert.ok(Number(x) >= textWidth(text!, noteSize), text);
});
