import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowSchema } from '#render/diagram/spec.ts';
import { drawFlow } from '#render/diagram/svg.ts';
import { cardDrawingOf } from './figure.ts';
import { siteColour } from './styles.ts';

const flow = flowSchema.parse({
  title: 'T',
  alt: 'A',
  nodes: {
    a: { label: 'x < y & “z”', role: 'wrong', note: 'n' },
    b: { label: 'second' },
    c: { label: 'third one' },
  },
  edges: [['a', 'b'], { from: 'b', to: 'c', label: 'yes', style: 'dashed' }],
});

test('a diagram becomes shapes in the colours of the site, with its texts beside them', () => {
  const { svg } = drawFlow(flow, 'f');
  const { shapes, labels, width, height } = cardDrawingOf(svg.match(/<svg.*?<\/svg>/gs)!.at(-1)!);
  assert.match(shapes, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* viewBox="-3 -3 /);
  assert.doesNotMatch(shapes, /<text|var\(|light-dark|NaN|undefined/);
  assert.match(shapes, /fill:#fdeae8;stroke:#b3261e;stroke-width:1\.6px;stroke-dasharray:8 3 2 3/);
  // Children of what is dashed, but not their tips.
  assert.equal(shapes.match(/stroke-dasharray:5 4/g)?.length, 1);
  assert.match(shapes, /stroke:#8b8778/);
  assert.deepEqual(labels.map(({ text }) => text).sort(), ['n', 'second', 'third one', 'x < y & “z”', 'yes']);
  for (const { x, y, size } of labels) {
    assert.ok(x > 0 && x < width && y > 0 && y < height);
    assert.ok(size === 14 || size === 12.5);
  }
  const [note, yes] = ['n', 'yes'].map((text) => labels.find((label) => label.text === text)!);
  assert.equal(note!.colour, 'color-mix(in srgb, #b3261e 70%, #1d1f23)');
  assert.deepEqual([note!.halo, yes!.halo], [false, true]);
});

const svg = (variant: string, body: string) =>
  `<svg role="img" class="plot ${variant}" width="100" height="50" viewBox="0 0 100 50">${body}</svg>`;

test('roles reach what stands inside their group, and only that', () => {
  const body =
    '<g class="series role-plain dashed"><path d="M1 1h1"/></g><g class="series role-wrong"><path d="M2 2h2"/></g><path d="M3 3h3"/>';
  const { shapes } = cardDrawingOf(svg('', body));
  assert.match(shapes, /M1 1h1" style="[^"]*stroke:#5d6168;[^"]*stroke-dasharray:6 5/);
  assert.match(shapes, /M2 2h2" style="[^"]*stroke:#b3261e;[^"]*stroke-dasharray:8 3 2 3/);
  assert.match(shapes, /M3 3h3"\/>/);
});

test('the more specific rule holds, then the later one', () => {
  const body = '<text class="note start series-label role-wrong" x="10" y="9">A</text>';
  const [label] = cardDrawingOf(svg('', body)).labels;
  assert.deepEqual([label!.colour, label!.size, label!.anchor], ['#b3261e', 12.5, 'start']);
});

test('a text is where its groups move it', () => {
  const body =
    '<g transform="translate(5 -2)"><g transform="translate(20 10)"><text class="note" x="10" y="9">A</text></g></g>';
  const [label] = cardDrawingOf(svg('', `${body}<text class="note" x="1" y="2">B</text>`)).labels;
  assert.deepEqual([label!.x, label!.y], [35, 17]);
});

test('a variable that has no value stops the build', () => {
  assert.throws(
    () => siteColour('--color-nowhere'),
    /--color-nowhere.*src\/render\/styles\/page\/tokens\.css/,
  );
  assert.throws(() => cardDrawingOf(svg('', '<g class="node"><rect/></g>')), /--fill-color/);
});
