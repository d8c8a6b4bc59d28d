import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkTarget, modifiedOf } from './book-file.ts';
import { Names, xmlName } from './names.ts';

test('a book without dates has changed on no day of today', () => {
  assert.equal(modifiedOf({ topics: [] }), '1980-01-01T00:00:00Z');
});

test('a link of a book to be printed leads to a page, or to an address that opens one', () => {
  const site = 'https://a.example/';
  const to = (href: string) =>
    linkTarget(href, { slug: 'one' } as Parameters<typeof linkTarget>[1], new Map(), site);
  for (const href of ['https://b.example/', 'mailto:a@b.example', 'https://a.example/topics/'])
    assert.equal(to(href), href);
  for (const href of [
    'javascript:alert(1)',
    'JaVaScript:1',
    'file:///etc/passwd',
    'data:text/html,1',
    'http://[',
  ])
    assert.equal(to(href), `${site}questions/one/`, href);
});

test('ids become names that XML allows, each once', () => {
  assert.deepEqual(['a', '7b', 'größe', 'a:b/c', '概要', '-x'].map(xmlName), [
    'a',
    '_7b',
    'größe',
    'a_3ab_2fc',
    '概要',
    '_-x',
  ]);
  const names = new Names(() => ['note', 'note-2']);
  assert.equal(names.make('note'), 'note-3');
  assert.deepEqual(
    [names.take('note'), names.take('note'), names.take('note-2')],
    ['note', undefined, 'note-2'],
  );
  assert.deepEqual(
    ['note', 'other'].map((id) => names.of(id)),
    ['note', undefined],
  );
});
