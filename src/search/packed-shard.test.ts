import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packShard, unpackShard } from './packed-shard.ts';

/** Differences of page numbers, among them those that are half of a character in UTF-16, each with a weight. */
const posting = fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 1, max: 63 }));

test('a shard that was sent as text is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.array(posting, { minLength: 1 }), { minLength: 1 }), (lists) => {
      const shard = {
        terms: lists.map((_, at) => `w${at}`).join(' '),
        postings: lists.map((list) => list.flat()),
        frequencies: { 0: 3 },
      };
      assert.deepEqual(unpackShard(JSON.parse(JSON.stringify(packShard(shard)))), shard);
    }),
  );
});
