import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardList } from '#book/practice-card.ts';
import { sheetOf } from './sheet.ts';

const questions = [3, 1, 12].map((number) => ({
  number,
  slug: `q-${number}`,
  question: '',
  topics: [],
  version: '',
  picture: false,
  cards: [],
})) satisfies CardList['questions'];

test('a sheet has the questions of its address, in its order, each once, and says what is none', () => {
  const read = (asked: string) => {
    const { found, lost } = sheetOf(asked, questions);
    return [found.map(({ number }) => number), lost];
  };
  assert.deepEqual(read('12,3'), [[12, 3], []]);
  assert.deepEqual(read(' 3, 3 ,003,1'), [[3, 1], []]);
  assert.deepEqual(read('2,1,x,<b>,-3'), [[1], ['2', 'x', '<b>', '-3']]);
  assert.deepEqual(read(''), [[], []]);
  assert.deepEqual(read(',,'), [[], []]);
  assert.deepEqual(read(`1,${'9'.repeat(500)}`), [[1], ['9'.repeat(20)]]);
});
