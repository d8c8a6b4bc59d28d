import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpack } from './packed-numbers.ts';
import { buildPageIndex, type PageText, type TermShard } from './page-index.ts';

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

test('a title or a term of another language weighs more than the same word in the text', () => {
  const { shards } = buildPageIndex([
    page('one', { titles: 'Was ist eins? · Grafikspeicher · 显存不足', body: 'Grafikspeicher 显存不足' }),
    page('two', { body: 'Grafikspeicher 显存不足' }),
  ]);
  for (const term of ['grafikspeicher', '显存', '存不', '不足']) {
    const [first, one, second, two] = postingsOf(shards, term);
    assert.deepEqual([first, second], [0, 1], term);
    assert.ok(one! > two!, term);
  }
});

/** Pages, as differences of their numbers, and weights. */
function postingsOf(shards: readonly TermShard[], term: string): number[] {
  for (const { terms, postings } of shards) {
    const at = terms.split(' ').indexOf(term);
    if (at >= 0) return unpack(postings.split(' ')[at]!);
  }
  return [];
}
