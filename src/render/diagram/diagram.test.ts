import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placed } from './place.ts';
import { flowOf, flowSchema } from './spec.ts';
import { drawFlow } from './svg.ts';

const flow = (fields: object = {}) =>
  flowSchema.parse({
    title: 'T',
    alt: 'A',
    nodes: {
      a: { label: 'first & <b>' },
      b: { label: 'second', role: 'wrong', shape: 'diamond' },
      c: { label: 'third', shape: 'store' },
    },
    edges: [
      ['a', 'b'],
      { from: 'b', to: 'c', label: 'yes', style: 'dashed' },
      { from: 'c', to: 'a', back: true },
    ],
    groups: [{ label: 'G', nodes: ['b', 'c'] }],
    ...fields,
  });

test('a flow is drawn wide and narrow, with name, description, roles and escaped text', () => {
  const { svg } = drawFlow(flow(), 'f');
  assert.equal(svg.match(/<svg role="img" aria-label="T" aria-describedby="f-alt"/g)?.length, 2);
  assert.match(svg, /first &#38; &#60;b&#62;/);
  assert.match(svg, /role-wrong/);
  assert.doesNotMatch(svg, /style=|NaN|undefined/);
});

test('a flow that runs down is drawn once', () => {
  const { svg } = drawFlow(flow({ direction: 'down' }), 'f');
  assert.equal(svg.match(/<svg/g)?.length, 1);
});

test('a file is read and its nodes are placed once, however often it is drawn', () => {
  const source = 'title: T\nalt: A\nnodes: { a: { label: A }, b: { label: B } }\nedges: [[a, b]]\n';
  assert.equal(flowOf(source), flowOf(source));
  assert.equal(placed(flowOf(source)), placed(flowOf(source)));
  const [page, card] = [drawFlow(flowOf(source), 'p'), drawFlow(flowOf(source), 'c')];
  assert.equal(page.svg.replaceAll('p-alt', 'c-alt'), card.svg);
});

test('an edge to a node that is not there is an error that lists the nodes', () => {
  assert.throws(
    () => flow({ edges: [['a', 'x']] }),
    /names the node \\"x\\", which is not one of the nodes \(a, b, c\)/,
  );
});
