import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Meaning } from '#search/meaning.ts';
import type { PageText } from '#search/page-index.ts';
import { packMeaning } from './pack-meaning.ts';

const vectors = 'content/vectors';

const page = (number: number, title: string, body: string): PageText => ({
  url: '',
  title,
  number: String(number),
  answer: '',
  topics: [],
  difficulty: '',
  fragment: '',
  aliases: '',
  titles: '',
  headings: '',
  body,
});
const pages = [
  page(1, 'Image encoders', 'vision images pixels patches encoder visual resolution camera'),
  page(2, 'Vector databases', 'index vectors nearest neighbors recall shards storage query'),
  page(3, 'Rewards', 'reward policy preference human feedback reinforcement alignment'),
];

test('a page is found by a word that it does not have', () => {
  const meaning = new Meaning(packMeaning(pages, vectors)!);
  for (const [word, expected] of [
    ['photos', 0],
    ['database', 1],
    ['rlhf', 2],
  ] as const) {
    const { scores, known } = meaning.opinion([word]);
    assert.equal(known, 1);
    assert.equal(scores.indexOf(Math.max(...scores)), expected, word);
    assert.ok(Math.abs(scores.reduce((sum, score) => sum + score, 0)) < 1e-9, 'centred over pages');
  }
  assert.deepEqual(meaning.opinion(['zzzz', 'the']), { scores: new Float64Array(3), known: 0 });
});

test('packing is exact up to its rounding, whatever the number of pages', () => {
  const many = Array.from({ length: 40 }, (_, at) => ({
    ...pages[at % 3]!,
    body: `${pages[at % 3]!.body} page ${at}`,
  }));
  const meaning = new Meaning(packMeaning(many, vectors)!);
  assert.equal(meaning.pageCount, 40);
  const { scores } = meaning.opinion(['photos']);
  assert.ok(scores[0]! > scores[1]! && scores[3]! > scores[2]!);
});

test('a book of which the vectors do not speak has no second opinion', () => {
  const foreign = pages.map((own) => ({
    ...own,
    title: 'Überschrift',
    body: 'ein ganz anderes buch über gärten und blumen',
  }));
  assert.equal(packMeaning(foreign, vectors), undefined);
  assert.equal(packMeaning(pages.slice(0, 2), vectors), undefined);
  assert.equal(packMeaning(pages, 'content/numerics'), undefined);
});
