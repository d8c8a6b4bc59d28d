import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  lostAddresses,
  readPublished,
  withAddresses,
  writePublished,
  type PublishedPage,
} from './published.ts';

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

test('lost addresses are reported with a remedy; moved ones are not lost', () => {
  const published = withAddresses(
    { topics: [], questions: {} },
    { topics: ['t'], questions: [one], pages: ['about'] },
  );
  const lost = (questions: Record<string, PublishedPage>, topics = ['t'], pages = ['about']) =>
    lostAddresses(
      published,
      { questions: new Map(Object.entries(questions)), topics: new Set(topics), pages: new Set(pages) },
      'published.yaml',
      (slug) => `withdraw ${slug}`,
    ).map(({ message, fix }) => `${message} ${fix}`);
  assert.deepEqual(lost({ one }), []);
  assert.match(lost({ one }, [])[0]!, /topic \/topics\/t\/ was published.*formerly: \[t\]/);
  assert.match(
    lost({ one }, ['t'], [])[0]!,
    /page \/about\/ was published.*pages\/about\.mdx.*formerly: \[about\]/,
  );
  assert.match(lost({})[0]!, /\/questions\/one\/ was published.*formerly: \[one\].*withdraw one/);
  published.questions['one']!.withdrawn = '2026-01-31';
  assert.deepEqual(lost({}), []);
  delete published.questions['one']!.withdrawn;
  assert.match(
    lost({ one: { ...one, anchors: ['answer', 'whys', 'figure-x'] } })[0]!,
    /#why was published and no longer exists.*\{#why\}.*"why: whys" to "moved"/,
  );
  published.questions['one']!.anchors.push('code-why', 'code-why-2', 'table-answer');
  assert.deepEqual(
    lost({ one: { ...one, anchors: ['answer', 'whys', 'figure-x', 'code-whys'] } }).map(
      (said) => /#\S+/.exec(said)![0],
    ),
    ['#why', '#table-answer'],
  );
  published.questions['one']!.anchors.splice(-3);
  assert.deepEqual(lost({ one: { ...one, slug: 'two', number: 2 } }), []);
  assert.match(lost({ one: { ...one, number: 2 } })[0]!, /number 1 and is now 2/);
});
