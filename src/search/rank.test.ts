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
import { evidenceOf, join, rank, type Evidence, type Leads } from './rank.ts';
import { spellingLists } from './spelling.ts';
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
/** Leads of pages without lists. */
const unlisted = (pages: number): Leads => Array(pages).fill(undefined);

const ask = (query: string, correct = true) => rank(terms, unlisted(3), parseQuery(query), correct);
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

test('figures of the text are not looked for, those of names are', () => {
  const index = loaded(
    buildPageIndex([page(1, 'Oven 450', 'It took 1234 loaves.'), page(2, 'Pan', 'Heat.')]),
  );
  assert.equal(rank(index, unlisted(2), parseQuery('oven 450')).hits[0]!.page, 0);
  assert.deepEqual(rank(index, unlisted(2), parseQuery('1234')).hits, []);
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

/** The evidence for a query of which pages have these shares. */
const evidence = (shares: number[], more: Partial<Evidence> = {}): Evidence => ({
  shares,
  rarity: 2,
  unknown: 0,
  length: 3,
  ...more,
});

test('what was learned from lists decides where the words of pages leave it open', () => {
  const firstOf = (shares: number[], leads: Leads) => join(evidence(shares), leads).hits[0]?.page;
  assert.equal(firstOf([0.5, 0.5], [1, 2]), 1);
  assert.equal(firstOf([0.9, 0.2], [1, 2]), 0);
  assert.equal(firstOf([0, 0], [1, 2]), 1, 'no word of it is on any page');
  assert.deepEqual(join(evidence([0, 0]), [-2, undefined]).hits, [], 'too little without any word');
});

test('a query is a close match of a listed page by both opinions, of another by its words', () => {
  const weak = (share: number, lead: number | undefined, more: Partial<Evidence> = {}) =>
    join(evidence([share], more), [lead]).weak;
  assert.equal(weak(0.3, 3), false);
  assert.equal(weak(0.3, -3), true);
  assert.equal(weak(0.9, 0), false);
  assert.equal(weak(0.9, 0, { rarity: 0.1 }), true, 'it has common words alone');
  assert.equal(weak(0.4, 1), false);
  assert.equal(weak(0.4, 1, { unknown: 0.9 }), true, 'most of its words are on no page');
  assert.equal(weak(0.3, undefined), false);
  assert.equal(weak(0.1, undefined), true);
});

test('the rarity that pages lack is told from the one that they have', () => {
  const { rarity, unknown, shares } = evidenceOf(terms, 3, parseQuery('toaster zzzzqqqq '));
  assert.ok(unknown > 0.5 && unknown < 0.9, String(unknown));
  assert.ok(rarity > 1 && rarity < 2, String(rarity));
  assert.ok(shares[1]! > 0 && shares[1]! <= 1 - unknown);
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
  for (const { postings } of shards) assert.ok(unpack(postings.replaceAll(' ', '')).length <= 2200);
  shards.forEach(({ terms }, shard) => {
    for (const form of unpackWords(terms)) assert.equal(shardOf(head, stem(form)), shard, form);
  });
  const wide = shardsFrom(head, 'topic12');
  assert.ok(wide.includes(shardOf(head, 'topic1234')) && wide.length < shards.length);
  assert.equal(rank(loaded(index), unlisted(3000), parseQuery('topic1234 ')).hits[0]!.page, 1234);
  assert.ok(index.records.every((file) => file.length <= head.recordsPerFile));
  assert.equal(index.records.flat().length, 3000);
});

test('a partly loaded index looks for slips in the lists of words with the same first letter', () => {
  const shards = [shard('bontaminations', levels), shard('contaminations recipes', levels, levels)];
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

test('a list of spellings keeps the words that a slip may have meant', () => {
  const shards = [shard('oat oven', levels, levels), shard('olive weak', levels, 1)];
  const lists = spellingLists(shards);
  assert.deepEqual(unpackWords(lists['o']!), ['oven', 'olive']);
  assert.equal(lists['w'], undefined);
  assert.deepEqual(spellingLists(shards.slice(0, 1)), {}, 'one shard has all words');
});

test('of the words that begin alike, a limit leaves those of a range', () => {
  const partial = new Terms(true, english);
  partial.add(shard('constant consumer context convolution', levels, levels, levels, levels));
  const forms = () => partial.startingWith('con').map(({ form }) => form);
  assert.equal(forms().length, 4);
  partial.limit('con', stem('consumer'), stem('convolution'));
  assert.deepEqual(forms(), ['consumer', 'context']);
});
