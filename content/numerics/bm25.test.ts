import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { bm25, invertedIndex, luceneIdf } from './bm25.ts';
import { mulberry32 } from './random.ts';

const split = (...texts: string[]) => texts.map((text) => text.split(' '));

test('three documents by hand', () => {
  const index = invertedIndex(split('a b', 'a a c d', 'b c'));
  near(index.averageLength, 8 / 3, 1e-15);
  near(luceneIdf(3, 2), 0.4700036292, 1e-10);
  near(luceneIdf(3, 2), Math.log(1.6), 1e-15);
  const scores = bm25(index, ['a', 'c']);
  allNear(scores, [0.5235483465, 0.9567714097, 0.5235483465], 1e-10);
});

test('random documents against the formula, document by document', () => {
  const random = mulberry32(4);
  const letters = () =>
    Array.from({ length: Math.floor(random() * 12) }, () => 'abcdefgh'[Math.floor(random() * 8)]!);
  for (let round = 0; round < 40; round++) {
    const documents = Array.from({ length: 1 + Math.floor(random() * 9) }, letters);
    const query = letters();
    const scores = bm25(invertedIndex(documents), query);
    const mean = documents.flat().length / documents.length;
    documents.forEach((tokens, at) => {
      let expected = 0;
      for (const token of query) {
        const f = tokens.filter((one) => one === token).length;
        if (f === 0) continue;
        const containing = documents.filter((one) => one.includes(token)).length;
        const idf = Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5));
        expected += (idf * f * 2.2) / (f + 1.2 * (0.25 + (0.75 * tokens.length) / mean));
      }
      near(scores[at]!, expected, 1e-12);
    });
  }
});

test('laws: more occurrences score more, longer documents less; a repeated token counts twice', () => {
  const index = invertedIndex(split('a x', 'a a', 'a x x x', 'y'));
  const scores = bm25(index, ['a']);
  assert.ok(scores[1]! > scores[0]! && scores[0]! > scores[2]! && scores[3] === 0);
  const twice = bm25(index, ['a', 'a']);
  allNear(
    twice,
    scores.map((score) => 2 * score),
    1e-15,
  );
});

test('edges: no documents, empty documents, empty query, unknown tokens', () => {
  assert.deepEqual([...bm25(invertedIndex([]), ['a'])], []);
  assert.deepEqual([...bm25(invertedIndex([[], []]), ['a'])], [0, 0]);
  assert.deepEqual([...bm25(invertedIndex([['a'], []]), [])], [0, 0]);
  assert.deepEqual([...bm25(invertedIndex([['constructor']]), ['__proto__'])], [0]);
});
