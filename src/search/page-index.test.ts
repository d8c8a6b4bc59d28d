import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from './language.ts';
import { languageNamed } from './named-language.ts';
import { buildPageIndex, type PageText } from './page-index.ts';
import { Terms } from './terms.ts';

const english = languageNamed('en');

const page = (title: string, known: Partial<PageText> = {}): PageText => ({
  ...{ url: `/${title}/`, title, number: '', answer: '', topics: [], difficulty: '' },
  ...{ aliases: '', titles: '', headings: '', body: '' },
  ...known,
});

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

test('a word of an alias weighs more than one that is as often in headings', () => {
  const { shards } = buildPageIndex(
    [page('one', { aliases: 'crust', body: 'heat' }), page('two', { headings: 'crust crust', body: 'heat' })],
    english,
  );
  const terms = new Terms(false, english);
  for (const shard of shards) terms.add(shard);
  const [one, two] = terms.exact('crust')!.postings;
  assert.ok(one![1] > two![1]);
});

test('a word knows which share it is of the shortest name that has it', () => {
  const { shards } = buildPageIndex(
    [
      page('How do you score a crust?', {
        aliases: 'crust, bubbles and steam in ovens · ear · bake',
        titles: 'Kruste schneiden',
        body: 'flour',
      }),
      page('two', { aliases: 'ear of one two three four five six seven eight nine ten eleven · pan · pot' }),
    ],
    english,
  );
  const terms = new Terms(false, english);
  for (const shard of shards) terms.add(shard);
  const share = (word: string, at = 0) => terms.exact(word)!.postings[at]![2];
  assert.deepEqual(
    ['crust', 'bubbles', 'ear', 'kruste', 'flour'].map((word) => share(word)),
    [1 / 2, 1 / 4, 1, 1 / 2, 0],
  );
  assert.equal(share('ear', 1), 0, 'a name of many words');
});

/** Which share each word is of a name of the first page. */
function sharesOf(
  words: readonly string[],
  language: Language,
  ...pages: PageText[]
): (number | undefined)[] {
  const terms = new Terms(false, language);
  for (const shard of buildPageIndex(pages, language).shards) terms.add(shard);
  return words.map((word) => terms.exact(word)!.postings.find(([at]) => at === 0)![2]);
}

test('a word of a page of few aliases is taken for a small part of a name', () => {
  const flour = (aliases: string) =>
    sharesOf(['flour', 'proving'], english, page('Proving', { aliases, body: 'flour' }));
  assert.deepEqual(flour(''), [1 / 7, 1]);
  assert.deepEqual(flour('rise · rest'), [1 / 9, 1]);
  assert.deepEqual(flour('rise · rest · proof'), [0, 1]);
});

test('a part of a compound is one word of a name, and a compound is asked for where its part is', () => {
  const shares = sharesOf(
    ['fahrradkette', 'kette', 'fahrrad', 'kettenschutz', 'schmutz'],
    languageNamed('de'),
    page('Fahrradkette reinigen', { aliases: 'a · b · c', body: 'Kettenschutz Schmutz' }),
    page('Kette am Fahrrad'),
  );
  assert.deepEqual(shares, [1 / 2, 1 / 3, 1 / 3, 1 / 3, 0]);
});

test('a name without spaces has a word for every two pairs of characters', () => {
  const shares = sharesOf(
    ['紫砂', '砂壶', '壶', '开水', '茶'],
    languageNamed('zh'),
    page('紫砂壶', { url: '/1/', aliases: '紫砂壶开水 · 甲 · 乙', body: '茶' }),
  );
  assert.deepEqual(shares, [1, 1, 1, 1 / 2, 0]);
});
