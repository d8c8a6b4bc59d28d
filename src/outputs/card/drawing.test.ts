import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowSchema } from '#render/diagram/spec.ts';
import { drawFlow } from '#render/diagram/svg.ts';
import { firstDrawing } from './drawing.ts';
import { siteColour } from './site-styles.ts';

const flow = flowSchema.parse({
  title: 'T',
  alt: 'A',
  nodes: {
    a: { label: 'x < y & “z”', role: 'trainable' },
    b: { label: 'second' },
    c: { label: 'third one' },
  },
  edges: [['a', 'b'], { from: 'b', to: 'c', label: 'yes', style: 'dashed' }],
});

test('a diagram becomes shapes in the colours of the site, with its texts beside them', async () => {
  const { svg } = await drawFlow(flow, 'f');
  const drawing = firstDrawing(svg)!;
  assert.match(
    drawing.shapes,
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+" viewBox="-3 -3 /,
  );
  assert.doesNotMatch(drawing.shapes, /<text|var\(|light-dark|NaN|undefined/);
  assert.match(drawing.shapes, /fill: #fdeed9; stroke: #a84f00; stroke-width: 2\.8px/);
  assert.match(drawing.shapes, /stroke-dasharray: 5 4/);
  assert.deepEqual(drawing.labels.map(({ text }) => text).sort(), [
    'second',
    'third one',
    'x < y & “z”',
    'yes',
  ]);
  for (const { x, y, size } of drawing.labels) {
    assert.ok(x > 0 && x < drawing.width && y > 0 && y < drawing.height);
    assert.ok(size === 14 || size === 12.5);
  }
});

const svg = (variant: string, body: string) =>
  `<svg role="img" class="plot ${variant}" width="100" height="50" viewBox="0 0 100 50">${body}</svg>`;
const picture = (svgs: string) => `<div class="lab-picture"><p class="lab-caption">c</p>${svgs}</div>`;

test('of a lab the first picture is taken, in its form for narrow places', () => {
  const drawing = firstDrawing(
    picture('<div class="table"></div>') +
      picture(svg('wide', '<path d="M1 1h1"/>') + svg('narrow', '<path d="M2 2h2"/>')) +
      picture(svg('narrow', '<path d="M3 3h3"/>')),
  )!;
  assert.match(drawing.shapes, /M2 2h2/);
  const unnamed = firstDrawing(picture(svg('', '<path d="M1 1h1"/>') + svg('', '<path d="M2 2h2"/>')))!;
  assert.match(unnamed.shapes, /M2 2h2/);
});

test('roles reach what stands inside their group, and only that', () => {
  const body =
    '<g class="series role-evidence dashed"><path d="M1 1h1"/></g><g class="series role-wrong"><path d="M2 2h2"/></g>';
  const { shapes } = firstDrawing(svg('', body))!;
  assert.match(shapes, /M1 1h1" style="[^"]*stroke: #0a7068;[^"]*stroke-dasharray: 6 5/);
  assert.match(shapes, /M2 2h2" style="[^"]*stroke: #b3261e;[^"]*stroke-dasharray: 8 3 2 3/);
});

test('a text whose characters have places of their own is a label for each', () => {
  const { labels } = firstDrawing(svg('', '<text class="note" x="10 30" y="9">AB</text>'))!;
  assert.deepEqual(
    labels.map(({ text, x, y, anchor }) => ({ text, x, y, anchor })),
    [
      { text: 'A', x: 10, y: 9, anchor: 'middle' },
      { text: 'B', x: 30, y: 9, anchor: 'middle' },
    ],
  );
});

test('no picture is no drawing', () => {
  assert.equal(firstDrawing('<p>Numbers only</p>'), undefined);
});

test('a colour that the site does not define stops the build', () => {
  assert.throws(
    () => siteColour('--color-nowhere'),
    /--color-nowhere, which src\/styles\/tokens\.css does not define/,
  );
});
