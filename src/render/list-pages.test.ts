import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listPath } from './list-path.ts';
import { inPages, offered } from './list-pages.ts';

const list = (length: number) => Array.from({ length }, (_, index) => index + 1);
const sizes = (items: readonly number[], bytesOf = (_: number) => 100) =>
  inPages(items, bytesOf).map(({ items }) => items.length);

test('a page has 60 items; one more begins another', () => {
  assert.deepEqual(sizes(list(1)), [1]);
  assert.deepEqual(sizes(list(60)), [60]);
  assert.deepEqual(sizes(list(61)), [60, 1]);
  assert.deepEqual(sizes(list(120)), [60, 60]);
  assert.deepEqual(sizes(list(300)), [60, 60, 60, 60, 60]);
  assert.deepEqual(sizes([]), [0]);
});

test('fewer fit where they are long, and one that is longer than a page has its own', () => {
  assert.deepEqual(
    sizes(list(10), () => 20_000),
    [3, 3, 3, 1],
  );
  assert.deepEqual(
    sizes(list(4), () => 20_001),
    [2, 2],
  );
  assert.deepEqual(
    sizes(list(4), (item) => (item === 2 ? 90_000 : 100)),
    [1, 1, 2],
  );
  assert.deepEqual(
    sizes(list(2), () => 90_000),
    [1, 1],
  );
});

test('each item is on one page, which gives its places', () => {
  const pages = inPages(list(131), (item) => item * 40);
  assert.deepEqual(
    pages.flatMap(({ items }) => items),
    list(131),
  );
  for (const [index, { items, number, from, to }] of pages.entries()) {
    assert.equal(number, index + 1);
    assert.deepEqual([items[0], items.at(-1)], [from, to]);
  }
});

test('of many pages the first, the last and the near ones are offered', () => {
  assert.deepEqual(offered(1, 1), [1]);
  assert.deepEqual(offered(3, 5), [1, 2, 3, 4, 5]);
  assert.deepEqual(offered(1, 50), [1, 2, 3, 4, undefined, 50]);
  assert.deepEqual(offered(20, 50), [1, undefined, 17, 18, 19, 20, 21, 22, 23, undefined, 50]);
  assert.deepEqual(offered(50, 50), [1, undefined, 47, 48, 49, 50]);
});

test('the first page of a list has its address, the others theirs below it', () => {
  assert.equal(listPath({ topic: 'rain', page: 1 }), '/topics/rain/');
  assert.equal(listPath({ topic: 'rain', page: 2 }), '/topics/rain/page/2/');
  assert.equal(listPath({ topic: 'rain', difficulty: 'advanced', page: 3 }), '/topics/rain/advanced/page/3/');
  assert.equal(listPath({ difficulty: 'advanced', page: 2 }), '/difficulty/advanced/page/2/');
});
