import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balanceLines, fillLines, lineText, partsOf } from './line-breaks.ts';

/** Each character one wide. */
const pieces = (text: string) =>
  partsOf(text).map(({ text, spaced }) => ({ text, width: text.length, space: spaced ? 1 : 0 }));
const filled = (text: string, width: number) => fillLines(pieces(text), width).map(lineText);
const balanced = (text: string, width: number) => balanceLines(pieces(text), width).map(lineText);

test('lines break at spaces and behind what joins words, and lose nothing', () => {
  assert.deepEqual(filled('one two three', 7), ['one two', 'three']);
  assert.deepEqual(filled('large-scale retrieval', 12), ['large-scale', 'retrieval']);
  assert.deepEqual(filled('large-scale retrieval', 8), ['large-', 'scale', 'retrieval']);
  assert.deepEqual(filled('and/or 4-bit -1 a - b', 4), ['and/', 'or', '4-', 'bit', '-1 a', '- b']);
  assert.equal(filled('What is the 8-bit form?', 100)[0], 'What is the 8-bit form?');
});

test('a word that is wider than a line has one of its own', () => {
  assert.deepEqual(filled('a wonderful b', 5), ['a', 'wonderful', 'b']);
});

test('lines are as few as the width allows, and about as long', () => {
  assert.deepEqual(filled('aaa bbb ccc ddd', 11), ['aaa bbb ccc', 'ddd']);
  assert.deepEqual(balanced('aaa bbb ccc ddd', 11), ['aaa bbb', 'ccc ddd']);
  assert.deepEqual(balanced('one line', 11), ['one line']);
});
