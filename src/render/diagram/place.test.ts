import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compose } from './compose.ts';
import { placed } from './place.ts';
import { flowSchema, formsOf } from './spec.ts';
import { drawFlow } from './svg.ts';

type Edges = readonly (readonly [string, string] | { from: string; to: string; [more: string]: unknown })[];

const flow = (nodes: string, edges: Edges, fields: object = {}) =>
  flowSchema.parse({
    title: 'T',
    alt: 'A',
    direction: 'down',
    nodes: Object.fromEntries([...nodes].map((id) => [id, { label: id }])),
    edges,
    ...fields,
  });
const places = (...[nodes, edges, fields]: Parameters<typeof flow>) =>
  Object.fromEntries(
    Object.entries(placed(flow(nodes, edges, fields)).nodes).map(([id, { at }]) => [id, at!.slice(0, 2)]),
  );
const chain: Edges = [
  ['a', 'b'],
  ['b', 'c'],
];

test('a chain runs straight along the flow, and in columns where the chart runs right', () => {
  assert.deepEqual(places('abc', chain), { a: [0, 0], b: [0, 1], c: [0, 2] });
  assert.deepEqual(places('abc', chain, { direction: 'right' }), { a: [0, 0], b: [1, 0], c: [2, 0] });
});

test('a node stands behind all that lead to it, a start just before what follows, what joins in the middle', () => {
  const edges: Edges = [...chain, ['a', 'd'], ['d', 'c'], ['c', 'e'], ['f', 'e']];
  const { a, b, c, d, e, f } = places('abcdef', edges);
  assert.deepEqual(
    [a, b, d, c, f, e].map((at) => at![1]),
    [0, 1, 1, 2, 2, 3],
  );
  assert.equal(a![0], (b![0]! + d![0]!) / 2);
});

test('neighbours order a row, and a group stays together', () => {
  const crossed = places('abcd', [
    ['a', 'd'],
    ['b', 'c'],
  ]);
  assert.ok(crossed['c']![0]! > crossed['d']![0]!);
  const groups = [{ label: 'G', nodes: ['b', 'd'] }];
  const { b, c, d } = places(
    'abcd',
    [...'bcd'].map((to) => ['a', to] as const),
    { groups },
  );
  assert.ok(Math.abs(b![0]! - d![0]!) === 1 && Math.abs(c![0]! - b![0]!) + Math.abs(c![0]! - d![0]!) === 3);
});

const free: [name: string, nodes: string, edges: Edges][] = [
  ['an edge past a node', 'abc', [...chain, ['a', 'c']]],
  ['an edge that closes a circle', 'abc', [...chain, ['c', 'a']]],
  ['an edge against the flow', 'abc', [...chain, { from: 'c', to: 'b', back: true, label: 'again' }]],
  ['an edge to its own node', 'ab', [['a', 'b'], { from: 'b', to: 'b', back: true, label: 'until it ends' }]],
  [
    'a fan',
    'abcde',
    [...'bcd'].flatMap((id): Edges => [
      ['a', id],
      [id, 'e'],
    ]),
  ],
];
for (const direction of ['right', 'down'])
  for (const [name, nodes, edges] of free)
    test(`${name} meets nothing in a chart that runs ${direction}`, () => {
      const chart = placed(flow(nodes, edges, { direction }));
      for (const form of formsOf(chart))
        assert.deepEqual(
          compose(chart, form)!.problems.map(({ message }) => message),
          [],
        );
    });

test('any chart is drawn, with all its labels, and no node over another', () => {
  const ids = [...'abcdefg'];
  const edge = fc.record({
    from: fc.constantFrom(...ids),
    to: fc.constantFrom(...ids),
    back: fc.boolean(),
    label: fc.constantFrom('yes', 'a label of several words', undefined),
  });
  const edges = fc.array(edge, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(edges, fc.constantFrom('right', 'down'), (edges, direction) => {
      const chart = flow('abcdefg', edges, { direction });
      for (const form of formsOf(placed(chart)))
        assert.ok(
          compose(placed(chart), form)!.problems.every(({ message }) => !message.includes('overlap')),
        );
      const { svg } = drawFlow(chart, 'f');
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
      const drawings = svg.match(/<svg/g)!.length;
      assert.equal(
        svg.match(/note halo/g)?.length ?? 0,
        edges.filter(({ label }) => label).length * drawings,
      );
    }),
    { seed: 1, numRuns: 40 },
  );
});
