import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from './named-language.ts';
import { buildPageIndex } from './page-index.ts';
import { pageText as page } from './page-text.testing.ts';
import { Terms } from './terms.ts';

const english = languageNamed('en');

test('a page without topic and difficulty adds no choice to the filters, and has no place among them', () => {
  const { head, records } = buildPageIndex(
    [page('one', { topics: ['a'], difficulty: 'advanced' }), page('about')],
    english,
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
  const { shards } = buildPageIndex(
    [
      page('one', { titles: 'Was ist eins? · Grafikspeicher · 显存不足', body: 'Grafikspeicher 显存不足' }),
      page('two', { body: 'Grafikspeicher 显存不足' }),
    ],
    english,
  );
  const terms = new Terms(false, english);
  for (const shard of shards) terms.add(shard);
  for (const term of ['grafikspeicher', '显存', '存不', '不足']) {
    const [one, two] = terms.exact(term)!.postings;
    assert.deepEqual([one![0], two![0]], [0, 1], term);
    assert.ok(one![1] > two![1], term);
  }
});
