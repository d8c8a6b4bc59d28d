import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pack, unpack } from './packed-numbers.ts';

test('numbers that were sent as texts between spaces are the same', () => {
  // Among them those that are half of a character in UTF-16.
  const numbers = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1 }), (lists) => {
      const sent = JSON.parse(JSON.stringify(lists.map(pack).join(' '))) as string;
      assert.deepEqual(sent.split(' ').map(unpack), lists);
    }),
  );
});
