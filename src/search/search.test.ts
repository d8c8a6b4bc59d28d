import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPageIndex, inverseFrequency, type PageText } from './page-index.ts';
import { rank, vocabularyOf } from './rank.ts';
import { isStopWord, stem, words } from './tokens.ts';

test('words: identifiers give their parts and the whole, case and accents do not matter', () => {
  assert.deepEqual(words('IndexIVFFlat'), ['index', 'ivf', 'flat', 'indexivfflat']);
  assert.deepEqual(words('use_reentrant=False'), ['use', 'reentrant', 'usereentrant', 'false']);
  assert.deepEqual(words('Jégou’s top-k'), ['jegou', 'top', 'k', 'topk']);
  assert.deepEqual(words('  ?! '), []);
  assert.ok(isStopWord('what') && !isStopWord('lora'));
});

test('stems meet across plurals, endings and British spelling', () => {
  const same = [
    ['quantization', 'quantisation', 'quantize', 'quantised', 'quantizing'],
    ['adapter', 'adapters'],
    ['retrievers', 'retriever'],
    ['heads', 'head'],
    ['indexes', 'index'],
    ['memories', 'memory'],
    ['pruning', 'pruned'],
  ];
  for (const group of same)
    assert.equal(new Set(group.map(stem)).size, 1, group.map((word) => `${word} → ${stem(word)}`).join(', '));
  for (const word of ['bias', 'loss', 'faiss', 'bus', 'ids', 'rag']) assert.ok(stem(word).length >= 3);
  assert.notEqual(stem('lora'), stem('lore'));
});

const page = (number: number, title: string, body: string, aliases = ''): PageText => ({
  url: `/questions/${number}/`,
  title,
  number: String(number),
  answer: body.slice(0, 40),
  topics: ['a'],
  difficulty: 'advanced',
  fragment: `f${number}`,
  aliases,
  headings: '',
  body: `${title} ${aliases} ${body}`,
});
const index = buildPageIndex([
  page(
    1,
    'How does gradient checkpointing work?',
    'It stores few activations and recomputes the others in the backward pass.',
    'activation checkpointing · rematerialization',
  ),
  page(
    2,
    'What is LoRA?',
    'A low-rank adapter. Gradients flow through the frozen base. Activations stay.',
    'low-rank adaptation',
  ),
  page(
    3,
    'How do you detect hallucinations?',
    'Check each claim against the retrieved passages. An adapter is no help.',
    'faithfulness',
  ),
]);
const vocabulary = vocabularyOf(index);
const first = (query: string) => rank(index, vocabulary, query).hits[0]?.page;

test('the page that covers most of the query comes first, whatever else the query says', () => {
  assert.equal(first('what is lora'), 1);
  assert.equal(first('How does gradient checkpointing work?'), 0);
  assert.equal(first('please explain rematerialisation to me'), 0);
  assert.equal(first('adapters'), 1);
  assert.equal(first('checking claims against passages'), 2);
});

test('the last word may be unfinished, a finished one may not', () => {
  assert.equal(first('halluc'), 2);
  assert.equal(rank(index, vocabulary, 'halluc ', false).hits.length, 0);
});

test('spelling is corrected to the site’s own words, and the correction is told', () => {
  const { hits, corrections } = rank(index, vocabulary, 'halucination ');
  assert.equal(hits[0]!.page, 2);
  assert.deepEqual(corrections, [{ from: 'halucination', to: 'hallucinations' }]);
  assert.deepEqual(rank(index, vocabulary, 'halucination ', false).hits, []);
  assert.deepEqual(rank(index, vocabulary, 'lora ').corrections, []);
});

test('a query that no page answers is called weak, a nonsense one finds nothing', () => {
  assert.equal(rank(index, vocabulary, 'kubernetes ingress adapter timeouts ').weak, true);
  assert.equal(rank(index, vocabulary, 'gradient checkpointing ').weak, false);
  assert.deepEqual(rank(index, vocabulary, 'zzzzqqqq').hits, []);
  assert.deepEqual(rank(index, vocabulary, '').hits, []);
});

test('rarity falls with frequency and stays positive', () => {
  assert.ok(inverseFrequency(1, 10) > inverseFrequency(5, 10));
  assert.ok(inverseFrequency(10, 10) > 0);
});

test('a large book keeps its index small: each page keeps its weightiest terms', () => {
  const many = Array.from({ length: 3000 }, (_, i) =>
    page(
      i,
      `Question about topic${i}`,
      Array.from({ length: 60 }, (_, j) => `word${(i * 31 + j * 7) % 900}`).join(' '),
    ),
  );
  const large = buildPageIndex(many);
  const count = large.postings.reduce((sum, postings) => sum + postings.length / 2, 0);
  assert.ok(large.cut && count <= 3000 * 30, String(count));
  assert.equal(rank(large, vocabularyOf(large), 'topic1234 ').hits[0]!.page, 1234);
});
