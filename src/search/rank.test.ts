import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from './named-language.ts';
import {
  buildPageIndex as build,
  inverseFrequency,
  levels,
  shardOf,
  shardsFrom,
  type PackedIndex,
  type PageText,
  type TermShard,
} from './page-index.ts';
import { pack, packWords, unpack, unpackWords } from './packed-numbers.ts';
import { parseQuery as parse } from './query.ts';
import { rank } from './rank.ts';
import { spellingLists, unpackSpelling } from './spelling.ts';
import { Terms } from './terms.ts';

const english = languageNamed('en');
const parseQuery = (typed: string) => parse(typed, english);
const buildPageIndex = (pages: readonly PageText[]) => build(pages, english);
const stem = (word: string) => english.stem(word);

const page = (number: number, title: string, body: string, aliases = '', titles = ''): PageText => ({
  url: `/questions/${number}/`,
  title,
  number: String(number),
  answer: body.slice(0, 40),
  topics: ['a'],
  difficulty: 'advanced',
  aliases,
  titles,
  headings: '',
  body: `${title} ${aliases} ${titles} ${body}`,
});

/** Words, and for each the weight that the first page has of it. */
const shard = (words: string, ...weights: number[]): TermShard => ({
  terms: packWords(words.split(' ')),
  postings: weights.map((weight) => pack([weight - 1])).join(' '),
  frequencies: {},
  names: '0'.repeat(weights.length),
});

function loaded({ shards }: PackedIndex): Terms {
  const terms = new Terms(shards.length > 1, english);
  for (const shard of shards) terms.add(shard);
  return terms;
}

const terms = loaded(
  buildPageIndex([
    page(
      1,
      'How does crust crosshatching work?',
      'It opens few bubbles and leaves the others to the heat of the oven. The wheat of fermentation is another matter.',
      'bubble crosshatching · caramelization',
      '面包割口是如何工作的？',
    ),
    page(
      2,
      'What is pita?',
      'A low-fat toaster. Crust forms over the flat base. Bubbles stay. A prize is not for batches, the batch is eaten.',
      'low-fat toasting · wheat fermentation',
    ),
    page(
      3,
      'How do you detect contaminations?',
      'Cross each grain against the sifted flours. A toaster is no help.',
      'freshness · prize batch',
    ),
  ]),
);
const ask = (query: string, correct = true) => rank(terms, 3, parseQuery(query), correct);
const first = (query: string) => ask(query).hits[0]?.page;

test('the page that covers most of the query comes first, whatever else the query says', () => {
  assert.equal(first('what is pita'), 1);
  assert.equal(first('How does crust crosshatching work?'), 0);
  assert.equal(first('please explain caramelisation to me'), 0);
  assert.equal(first('toasters'), 1);
  assert.equal(first('crossing grains against flours'), 2);
  assert.equal(first('面包割口'), 0);
});

test('the last word may be unfinished, a finished one may not', () => {
  assert.equal(first('contam'), 2);
  assert.equal(first('caramelizi'), 0);
  assert.equal(ask('contam ', false).hits.length, 0);
});

test('spelling is corrected to the site’s own words, and the correction is reported', () => {
  const { hits, corrections } = ask('contamnation ');
  assert.equal(hits[0]!.page, 2);
  assert.deepEqual(corrections, [{ from: 'contamnation', to: 'contaminations' }]);
  assert.deepEqual(ask('contamnation ', false).hits, []);
  assert.deepEqual(ask('pita ').corrections, []);
  assert.deepEqual(ask('ptia ').corrections, [{ from: 'ptia', to: 'pita' }]);
  assert.deepEqual(ask('pity ').corrections, [], 'another letter makes a short word another word');
  assert.equal(ask('contamnat').hits[0]!.page, 2, 'a slip in a word that is still being typed');
});

test('two words that are written as one are looked for apart', () => {
  assert.deepEqual(ask('crustcrosshatching ').corrections, [
    { from: 'crustcrosshatching', to: 'crust crosshatching' },
  ]);
});

test('who asks for a title, an alias or an address finds its page first, whatever other pages say', () => {
  const loud = page(9, 'Bubbles of crust', 'bubble crosshatching '.repeat(40));
  const index = loaded(buildPageIndex([loud, page(1, 'Oven', 'Heat.', 'The bubble: crosshatching'), loud]));
  const found = (query: string) => rank(index, 3, parseQuery(query));
  assert.equal(found('crosshatching bubble').hits[0]!.page, 0);
  for (const query of [
    'bubble crosshatching',
    'What is the BUBBLE crosshatching?',
    'ｂubble &quot;crosshatching&quot;',
  ]) {
    assert.equal(found(query).hits[0]!.page, 1, query);
    assert.equal(found(query).weak, false);
  }
});

test('figures of the text are not looked for, those of names are', () => {
  const index = loaded(
    buildPageIndex([page(1, 'Oven 450', 'It took 1234 loaves.'), page(2, 'Pan', 'Heat.')]),
  );
  assert.equal(rank(index, 2, parseQuery('oven 450')).hits[0]!.page, 0);
  assert.deepEqual(rank(index, 2, parseQuery('1234')).hits, []);
});

test('pages with a word of -word are left out', () => {
  assert.ok(ask('toaster').hits.some(({ page }) => page === 2));
  assert.ok(!ask('toaster -grain').hits.some(({ page }) => page === 2));
});

test('a query that no page answers is called weak, a nonsense one finds nothing', () => {
  assert.equal(ask('telescope mirror toaster lenses ').weak, true);
  assert.equal(ask('crust crosshatching ').weak, false);
  assert.deepEqual(ask('zzzzqqqq').hits, []);
  assert.deepEqual(ask('').hits, []);
});

test('words that make up a name of a page are a close match, and none where its headings have them as often', () => {
  const text = Array.from({ length: 300 }, (_, i) => `filler${i}`).join(' ');
  const others = [4, 5, 6].map((number) => page(number, `Loaf ${number}`, `${text} oven basket rack`));
  const weak = (known: Partial<PageText>) =>
    rank(
      loaded(buildPageIndex([{ ...page(1, 'Proving', text), ...known }, ...others])),
      4,
      parseQuery('oven basket telescope '),
    ).weak;
  assert.equal(weak({ aliases: 'oven basket' }), false);
  assert.equal(weak({ headings: 'oven basket oven basket oven basket' }), true);
});

test('an identifier is a name of the pages whose text has it', () => {
  const text = Array.from({ length: 300 }, (_, i) => `filler${i}`).join(' ');
  const index = loaded(
    buildPageIndex([
      page(1, 'Oven', `${text} preheat_stone`, 'oven'),
      page(2, 'Pan', `${text} preheat stone`, 'pan'),
      page(3, 'Bread', text, 'bread'),
    ]),
  );
  assert.equal(rank(index, 3, parseQuery('preheat_stone ')).weak, false);
  assert.equal(rank(index, 3, parseQuery('preheat stone ')).weak, true);
});

test('pairs of characters across two words are no identifiers', () => {
  const chinese = languageNamed('zh');
  const text = Array.from({ length: 300 }, (_, i) => `filler${i}`).join(' ');
  const { shards } = build(
    [page(1, '甲', `${text} 绿茶水温`, '乙 · 丙 · 丁'), page(2, '戊', text), page(3, '己', text)],
    chinese,
  );
  const terms = new Terms(false, chinese);
  for (const shard of shards) terms.add(shard);
  const query = parse('绿茶水温', chinese);
  assert.deepEqual([...query.across], ['茶水']);
  assert.equal(rank(terms, 3, query).weak, true);
  // As an identifier it would be one: the test can fail.
  assert.equal(rank(terms, 3, { ...query, joined: query.across, across: new Set() }).weak, false);
});

test('rarity falls with frequency and stays positive', () => {
  assert.ok(inverseFrequency(1, 10) > inverseFrequency(5, 10));
  assert.ok(inverseFrequency(10, 10) > 0);
});

test('a large book is packed in files of bounded size, and every word is in the one that its stem names', () => {
  const many = Array.from({ length: 3000 }, (_, i) =>
    page(
      i,
      `Question about topic${i}`,
      Array.from({ length: 60 }, (_, j) => `word${(i * 31 + j * 7) % 900}`).join(' '),
    ),
  );
  const index = buildPageIndex(many);
  const { head, shards } = index;
  assert.ok(shards.length > 10);
  for (const { postings, names } of shards) {
    assert.ok(names.length <= 2500);
    assert.equal(unpack(postings.replaceAll(' ', '')).length, names.length);
  }
  shards.forEach(({ terms }, shard) => {
    for (const form of unpackWords(terms)) assert.equal(shardOf(head, stem(form)), shard, form);
  });
  const wide = shardsFrom(head, 'topic12');
  assert.ok(wide.includes(shardOf(head, 'topic1234')) && wide.length < shards.length);
  assert.equal(rank(loaded(index), 3000, parseQuery('topic1234 ')).hits[0]!.page, 1234);
  assert.ok(index.records.every((file) => file.length <= head.recordsPerFile));
  assert.equal(index.records.flat().length, 3000);
});

test('a partly loaded index looks for slips in the lists of words with the same first letter', () => {
  const shards = [shard('bontaminations', 18), shard('contaminations recipes', 18, 18)];
  const lists = spellingLists(shards);
  assert.deepEqual(Object.keys(lists).sort(), ['b', 'c', 'r']);
  const partial = new Terms(true, english);
  partial.addSpellings(lists['c']!);
  assert.equal(partial.nearestForm('contamnations', false), 'contaminations');
  assert.equal(partial.nearest('contamnations', false), undefined, 'its file is not loaded');
  partial.add(shards[1]!);
  assert.equal(partial.nearest('contamnations', false)?.form, 'contaminations');
  assert.equal(partial.nearest('ontaminations', false), undefined, 'another first letter');
  assert.equal(partial.nearest('recpies', false), undefined, 'its list is not loaded');
});

test('a list of spellings keeps the words that a slip may have meant, with their strength', () => {
  const shards = [shard('oat oven oven_spring', 18, 18, 18), shard('olive weak', levels, 1)];
  const lists = spellingLists(shards);
  assert.deepEqual(unpackSpelling(lists['o']!), [
    { form: 'oven', strength: 18 / levels },
    { form: 'olive', strength: 1 },
  ]);
  assert.equal(lists['w'], undefined);
  assert.deepEqual(spellingLists(shards.slice(0, 1)), {}, 'one shard has all words');
});

test('of the words that begin alike, a limit leaves those of a range', () => {
  const partial = new Terms(true, english);
  partial.add(shard('constant consumer context convolution', 18, 18, 18, 18));
  const forms = () => partial.startingWith('con').map(({ form }) => form);
  assert.equal(forms().length, 4);
  partial.limit('con', stem('consumer'), stem('convolution'));
  assert.deepEqual(forms(), ['consumer', 'context']);
});
