import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPageIndex, type PageText } from './page-index.ts';

const page = (title: string, known: Partial<PageText> = {}): PageText => ({
  ...{ url: `/${title}/`, title, number: '', answer: '', topics: [], difficulty: '', fragment: title },
  ...{ aliases: '', titles: '', headings: '', body: '' },
  ...known,
});

test('a page without topic and difficulty adds no choice to the filters, and has no place among them', () => {
  const { head, records } = buildPageIndex(
    [page('one', { topics: ['a'], difficulty: 'advanced' }), page('about')],
    ['introductory', 'advanced'],
  );
  assert.deepEqual([head.topics, head.difficulties], [['a'], ['advanced']]);
  assert.deepEqual(
    [head.pageTopics, head.pageDifficulty],
    [
      [[0], []],
      [0, -1],
    ],
  );
  assert.deepEqual(
    records.flat().map(({ url }) => url),
    ['/one/', '/about/'],
  );
});
