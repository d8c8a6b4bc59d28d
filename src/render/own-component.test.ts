import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownComponent } from './own-component.ts';

const file = '/book/components/Seen.astro';
const failing = (error: unknown) =>
  ownComponent(
    () => {
      throw error;
    },
    'Seen',
    file,
  );
const withStack = (stack: string) => Object.assign(new Error('x is not defined'), { stack });

test('a component that fails is named with its file, and with the line if the stack has one', async () => {
  const message = 'The component <Seen> stopped with an error: x is not defined';
  for (const [stack, place] of [
    ['ReferenceError: x\n    at chunk.mjs:1:2', {}],
    [`ReferenceError: x\n    at eval (${file}:5:7)\n    at eval (${file}:1:1)`, { line: 5, column: 7 }],
  ] as const)
    assert.throws(failing(withStack(stack)), { message, loc: { file, ...place } });
  const later = ownComponent(() => Promise.reject(withStack('')), 'Seen', file);
  await assert.rejects(later() as Promise<unknown>, { message, loc: { file } });
  assert.throws(failing('a\x1b[2J'), { message: /stopped with an error: a\ufffd\[2J$/ });
  assert.throws(failing(undefined), { message: /stopped with an error: undefined$/ });
});

test('what stands in a component names itself', () => {
  for (const error of [new Error('one.mdx: wrong'), Object.assign(new Error('a'), { loc: { file: 'b' } })])
    assert.throws(failing(error), error);
});

test('a component that does not fail is as Astro made it', () => {
  const component = Object.assign((...given: unknown[]) => given, { isAstroComponentFactory: true });
  const own = ownComponent(component, 'Seen', file);
  assert.deepEqual(own(1, 2), [1, 2]);
  assert.deepEqual(Object.entries(own), [['isAstroComponentFactory', true]]);
});
