import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNear, near } from 'grounded/lab/testing.ts';
import { bm25, invertedIndex, luceneIdf } from './bm25.ts';
import { mulberry32 } from './random.ts';

const split = (...texts: string[]) => texts.map((text) => text.split(' '));

test('three documents by hand, with and without the factor', () => {
  const index = invertedIndex(split('a b', 'a a c d', 'b c'));
  near(index.averageLength, 8 / 3, 1e-15);
  near(luceneIdf(3, 2), 0.4700036292, 1e-10);
  near(luceneIdf(3, 2), Math.log(1.6), 1e-15);
  const scores = bm25(index, ['a', 'c']);
  allNear(scores, [0.5235483465, 0.9567714097, 0.5235483465], 1e-10);
  const plain = bm25(index, ['a', 'c'], { factor: false });
  allNear(plain, [0.2379765211, 0.4348960953, 0.2379765211], 1e-10);
});

test('random documents against the formula, document by document', () => {
  const random = mulberry32(4);
  const letters = () =>
    Array.from({ length: Math.floor(random() * 12) }, () => 'abcdefgh'[Math.floor(random() * 8)]!);
  for (let round = 0; round < 40; round++) {
    const documents = Array.from({ length: 1 + Math.floor(random() * 9) }, letters);
    const query = letters();
    const k1 = random() * 3;
    const b = random();
    const factor = random() < 0.5;
    const scores = bm25(invertedIndex(documents), query, { k1, b, factor });
    const mean = documents.flat().length / documents.length;
    documents.forEach((tokens, at) => {
      let expected = 0;
      for (const token of query) {
        const f = tokens.filter((one) => one === token).length;
        if (f === 0) continue;
        const containing = documents.filter((one) => one.includes(token)).length;
        const idf = Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5));
        expected += (idf * f * (factor ? k1 + 1 : 1)) / (f + k1 * (1 - b + (b * tokens.length) / mean));
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
  const flat = bm25(index, ['a'], { b: 0 });
  near(flat[0]!, flat[2]!, 1e-15);
  const binary = bm25(index, ['a'], { k1: 0, idf: () => 1 });
  assert.deepEqual([...binary], [1, 1, 1, 0]);
});

test('edges: no documents, empty documents, empty query, unknown tokens, wrong parameters', () => {
  assert.deepEqual([...bm25(invertedIndex([]), ['a'])], []);
  assert.deepEqual([...bm25(invertedIndex([[], []]), ['a'])], [0, 0]);
  assert.deepEqual([...bm25(invertedIndex([['a'], []]), [])], [0, 0]);
  assert.deepEqual([...bm25(invertedIndex([['constructor']]), ['__proto__'])], [0]);
  assert.throws(() => bm25(invertedIndex([]), [], { k1: -1 }), /k1 = -1, b = 0.75/);
  assert.throws(() => bm25(invertedIndex([]), [], { b: NaN }), RangeError);
});
