import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPublished, withAddresses, writePublished, type PublishedPage } from './published.ts';

const one: PublishedPage = { slug: 'one', number: 1, anchors: ['answer', 'why', 'figure-x'] };

test('the list only grows, is sorted, and survives being written and read', () => {
  const first = withAddresses(
    { topics: ['b'], questions: {} },
    { topics: ['a'], questions: [one], pages: ['b'] },
  );
  const second = withAddresses(first, {
    topics: [],
    questions: [{ ...one, anchors: ['new'] }],
    pages: ['a'],
  });
  assert.deepEqual(second.topics, ['a', 'b']);
  assert.deepEqual(second.pages, ['a', 'b']);
  assert.ok(second.questions['one']!.anchors.includes('why'));
  assert.ok(second.questions['one']!.anchors.includes('new'));
  assert.deepEqual(readPublished(writePublished(second)), second);
});
