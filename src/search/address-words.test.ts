import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOfPath } from './address-words.ts';

test('an address that leads nowhere still says what it meant', () => {
  const cases: [path: string, words: string][] = [
    ['/questions/rye-and-whaet/', 'rye and whaet'],
    ['/questions/rye-and-wheat/)', 'rye and wheat'],
    ['/Questions/NGC-and-IC.html', 'NGC and IC'],
    ['/questions/double-star%20', 'double star'],
    ['/questions/double%', 'double'],
    ['/', ''],
    ['/topics/', ''],
  ];
  for (const [path, words] of cases) assert.equal(wordsOfPath(path), words, path);
});
