import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingShare, wordCount } from './word-count.ts';

test('words are counted between spaces, and by character where there are none', () => {
  const cases: [text: string, words: number][] = [
    ['', 0],
    ['Short waves – they scatter.', 5],
    ['水烧开以后，放三五分钟。', 10],
    ['用 MySQL 的索引，快 3 倍', 8],
    ['お茶は、苦い。', 5],
  ];
  for (const [text, words] of cases) assert.equal(wordCount(text), words, text);
  assert.equal(wordCount('水'.repeat(400), readingShare), 220);
});
