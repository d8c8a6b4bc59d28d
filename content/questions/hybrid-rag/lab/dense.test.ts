import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { invertedIndex } from '../../../numerics/bm25.ts';
import { identity, multiply, transpose } from '../../../numerics/matrix.ts';
import { controls } from './controls.ts';
import { corpus } from './corpus.ts';
import { cosines, encodeDocuments, encodeQuery, fitEncoder } from './dense.ts';

const { documents, queries } = corpus();
const tokens = documents.map((document) => document.tokens);
const encoder = fitEncoder(tokens);
const reference = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as {
  eigenvalues: number[];
  cosines: { query: string[]; dimensions: number; scores: number[] }[];
};

test('the corpus is that of the specification', () => {
  const index = invertedIndex(tokens);
  assert.equal(documents.length, 55);
  near(index.averageLength, 7.145455, 5e-7);
  assert.equal(encoder.vocabulary.size, 67);
  assert.equal(queries.filter(({ kind }) => kind === 'identifier').length, 39);
  assert.equal(queries.filter(({ kind }) => kind === 'paraphrase').length, 32);
  assert.ok(tokens.flat().every((token) => !token.startsWith('id') || !encoder.vocabulary.has(token)));
  // No article contains a word of a paraphrase.
  for (const { kind, tokens: words, relevant } of queries)
    if (kind === 'paraphrase')
      for (const document of relevant) assert.ok(words.every((word) => !tokens[document]!.includes(word)));
});

test('the spectrum: values, rank, gap after the eighth, and no cut within equal values', () => {
  const { values, directions } = encoder;
  assert.equal(values.length, 42);
  allNear(values.slice(0, 3), [4.9848, 4.6929, 4.45], 5e-5);
  near(values[7]!, 3.9469, 5e-5);
  near(values[8]!, 1.4347, 5e-5);
  allNear(values, reference.eigenvalues, 1e-10);
  // Pairs of equal values, counted from 1 as in the specification.
  for (const i of [4, 7, 14, 17, 20, 25, 29, 30, 32, 36, 39]) near(values[i - 1]!, values[i]!);
  for (const cut of controls.dimensions.values)
    if (cut < values.length) assert.ok(values[cut - 1]! - values[cut]! > 1e-3, `a gap after ${cut}`);
  // Directions are orthonormal.
  allNear(multiply(directions, transpose(directions)).data, identity(42).data, 1e-10);
});

test('cosines agree with numpy’s singular value decomposition', () => {
  for (const { query, dimensions, scores } of reference.cosines) {
    const found = cosines(encodeDocuments(encoder, dimensions), encodeQuery(encoder, query, dimensions));
    allNear(found, scores, 1e-10);
  }
  // At full rank nothing is lost: cosines of documents are those of their weights.
  const encoded = encodeDocuments(encoder, 55);
  const x = encoder.documents;
  allNear(multiply(encoded, transpose(encoded)).data, multiply(x, transpose(x)).data, 1e-10);
  assert.deepEqual([...encodeQuery(encoder, ['id121', 'unknown'], 8)], [...new Float64Array(8)]);
});
