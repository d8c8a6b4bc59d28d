import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelSize, noteSize } from '#lab/figure-text.ts';
import { compose } from './compose.ts';
import { room } from './grid.ts';
import { flowSchema, type Form } from './spec.ts';
import { drawFlow } from './svg.ts';

type Fields = Record<string, unknown>;

const flow = (places: Record<string, unknown>, edges: unknown[], fields: Fields = {}, nodes: Fields = {}) =>
  flowSchema.parse({
    title: 'T',
    alt: 'A',
    direction: 'down',
    nodes: Object.fromEntries(
      Object.entries(places).map(([id, at]) => [
        id,
        { label: id, ...(at ? { at } : {}), ...(nodes[id] as object) },
      ]),
    ),
    edges,
    ...fields,
  });
const problems = (...[places, edges, fields, nodes]: Parameters<typeof flow>) =>
  (['wide', 'narrow'] as Form[]).flatMap(
    (form) => compose(flow(places, edges, fields, nodes), form)!.problems,
  );
const layout = (...given: Parameters<typeof flow>) => compose(flow(...given), 'wide')!.layout!;
const lines = (...given: Parameters<typeof flow>) => layout(...given).edges.map(({ line }) => line);

test('a chart without places has none that could be wrong', () => {
  assert.equal(compose(flow({ a: undefined, b: undefined }, [['a', 'b']]), 'wide'), undefined);
});

test('ends in one column or row are joined by a straight line, others by one with a corner', () => {
  const places = { a: [0, 0], b: [0, 1], c: [1, 1], d: [2, 0] };
  const [down, across, bent] = lines(places, [
    ['a', 'b'],
    ['b', 'c'],
    { from: 'c', to: 'd', side: ['right', 'bottom'] },
  ]);
  assert.equal(down!.length, 2);
  assert.equal(down![0]!.x, down![1]!.x);
  assert.equal(across!.length, 2);
  assert.equal(across![0]!.y, across![1]!.y);
  assert.deepEqual([bent![1]!.x, bent![1]!.y], [bent![2]!.x, bent![0]!.y]);
});

test('arrows part before the corner and meet behind it', () => {
  const [left, , , out] = lines({ a: [1, 0], b: [0, 1], c: [2, 1], d: [1, 2] }, [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'd'],
    ['c', 'd'],
  ]);
  assert.equal(left![0]!.y, left![1]!.y);
  assert.equal(out![0]!.x, out![1]!.x);
});

test('a node in a half column stands between two, one over several is flush with them', () => {
  const { nodes } = layout({ a: [0, 0], b: [1, 0], c: [0.5, 1], d: [0, 2, 2] }, [
    ['a', 'd'],
    ['b', 'd'],
  ]);
  const [a, b, c, d] = nodes.map((node) => ({ ...node, middle: node.x + node.width / 2 }));
  assert.equal(c!.middle, (a!.middle + b!.middle) / 2);
  assert.deepEqual([d!.x, d!.x + d!.width], [a!.x, b!.x + b!.width]);
});

test('a way around stays clear of what it passes, and ways from one node share it', () => {
  const wide = { b: { note: 'a node that is wider than the others' } };
  const places = { a: [0, 0], b: [0, 1], c: [0, 2], d: [0, 3] };
  const [one, other] = lines(
    places,
    [
      { from: 'd', to: 'c', side: ['left', 'left'] },
      { from: 'd', to: 'a', side: ['left', 'left'] },
    ],
    {},
    wide,
  );
  const { nodes } = layout(places, [{ from: 'd', to: 'a', side: ['left', 'left'] }], {}, wide);
  assert.ok(Math.min(...nodes.map(({ x }) => x)) >= 18);
  assert.ok(other![1]!.x <= one![1]!.x);
});

test('a label leaves its line open, and the drawing has no place that is no number', () => {
  const { svg, width } = drawFlow(
    flow(
      { a: [0, 0], b: [0, 1] },
      [{ from: 'a', to: 'b', label: 'yes' }],
      {},
      { a: { note: 'd_in × d_out, k_factor' } },
    ),
    'f',
  );
  assert.match(svg, /<path d="M\d+ \d+V\d+M\d+ \d+V\d+"\/>/);
  assert.match(svg, /d<tspan [^>]*>in<\/tspan><tspan dy="-3"> × d<\/tspan><tspan [^>]*>out<\/tspan>/);
  assert.match(svg, /k_factor/);
  assert.doesNotMatch(svg, /NaN|undefined|style=/);
  assert.ok(width < room.narrow);
});

test('text in charts can be read on a phone, since none is drawn smaller than it is laid out', () => {
  assert.ok(Math.min(labelSize, noteSize) >= 12);
  assert.ok(room.narrow <= 330);
});

test('places on a phone make a second drawing', () => {
  const narrow = { a: [0, 0], b: [0, 1] };
  const { svg } = drawFlow(flow({ a: [0, 0], b: [1, 0] }, [['a', 'b']], { narrow }), 'f');
  assert.deepEqual(svg.match(/class="(wide|narrow)"/g), ['class="wide"', 'class="narrow"']);
});

const long = { note: 'a text that is as wide as half of a phone' };
const planted: [name: string, given: Parameters<typeof flow>, expected: RegExp][] = [
  [
    'a node without a place',
    [{ a: [0, 0], b: undefined }, [['a', 'b']]],
    /node "b" has no position, but others/,
  ],
  [
    'a node without a place on a phone',
    [{ a: [0, 0], b: [0, 1] }, [['a', 'b']], { narrow: { a: [0, 0] } }],
    /node "b" has no position in "narrow"/,
  ],
  [
    'places on a phone alone',
    [{ a: undefined, b: undefined }, [['a', 'b']], { narrow: { a: [0, 0], b: [0, 1] } }],
    /node "a" has no position, but others/,
  ],
  [
    'two nodes on one place',
    [{ a: [0, 0], b: [0, 0] }, [['a', 'b']]],
    /"a" and "b" have the same position, \[0,0\]/,
  ],
  ['nodes that overlap', [{ a: [0, 0, 2], b: [1, 0] }, [['a', 'b']]], /"a" and "b" overlap/],
  [
    'an edge through a node',
    [{ a: [0, 0], b: [0, 1], c: [0, 2] }, [['a', 'c']]],
    /edge from "a" to "c" runs through the node "b"/,
  ],
  [
    'edges that cross',
    [
      { a: [0, 0.5], b: [2, 0.5], c: [1, 0], d: [1, 1] },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    /"c" to "d" and from "a" to "b" cross|"a" to "b" and from "c" to "d" cross/,
  ],
  [
    'a label without room',
    [
      { a: [0, 0], b: [1, 1] },
      [{ from: 'a', to: 'b', label: 'l\nl\nl\nl', side: ['right', 'left'], via: 0.5 }],
    ],
    /label "l\nl\nl\nl" does not fit/,
  ],
  [
    'a chart that is too wide for a phone',
    [{ a: [0, 0], b: [1, 0] }, [['a', 'b']], {}, { a: long, b: long }],
    /chart is \d+ px wide\./,
  ],
];
for (const [name, given, expected] of planted) {
  test(`${name} is an error that says what to do`, () => {
    const found = problems(...given).find(({ message }) => expected.test(message));
    assert.ok(found, JSON.stringify(problems(...given)));
    assert.ok(found.expected && found.fix && found.path.length > 0);
  });
}
