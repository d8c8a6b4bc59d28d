import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pack, packWords, unpack, unpackWords } from './packed-numbers.ts';

test('numbers that were sent as texts between spaces are the same', () => {
  // Among them those that stand for no character in UTF-16.
  const numbers = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1 }), (lists) => {
      const sent = JSON.parse(JSON.stringify(lists.map(pack).join(' '))) as string;
      assert.deepEqual(sent.split(' ').map(unpack), lists);
    }),
  );
});

test('words are sent without the letters that they share with the one before', () => {
  const words = ['oven', 'ovens', 'ovenproof', 'oat', '量化', '量子', 'x'.repeat(300), `${'x'.repeat(300)}y`];
  const sent = packWords(words);
  assert.ok(sent.length < words.join(' ').length);
  assert.deepEqual(unpackWords(sent), words);
  assert.deepEqual(unpackWords(packWords([])), []);
});
