import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { readTable } from '../../../passages/sentences.ts';
import { askedFrom } from './asked.ts';
import { meanOf, ofKind, ordered, questionsFrom, resampled } from './evaluate.ts';

const read = (name: string) => readFileSync(new URL(`../../../passages/${name}`, import.meta.url));
const { buffer, byteOffset, length } = read('lists.bin');
const file = buffer.slice(byteOffset, byteOffset + length);
const questions = questionsFrom(() => file);
test('weights of 0 and 1 have the orders of the searches first', () => {
  for (const question of questions)
    for (const list of [0, 1]) {
      const { passages, scores: own } = question.lists[list]!;
      const least = own[Math.min(20, own.length) - 1]!;
      // What has the lowest score of its list gets 0, like a passage that it lacks.
      const above = [...passages.slice(0, 20)].filter((_, i) => own[i]! > least);
      const merged = ordered(question, 20, { rule: 'scores', alpha: list }).slice(0, above.length);
      assert.deepEqual(merged, above);
    }
});

test('a resample has as many questions, of the same ones', () => {
  const names = ofKind(questions, 'name');
  const one = resampled(names, 1);
  assert.equal(one.length, 40);
  assert.ok(one.every((question) => names.includes(question)) && new Set(one).size < 35);
  assert.deepEqual(resampled(names, 1), one);
  assert.notDeepEqual(resampled(names, 2), one);
  near(meanOf([1, 2, 6], [0, 2]), 3.5);
});

test('what the stage shows is what is recorded', () => {
  const table = (name: string) => readTable(read(`${name}.tsv`).toString());
  const asked = JSON.parse(readFileSync(new URL('./asked.json', import.meta.url), 'utf8')) as unknown;
  const made = askedFrom(file, table('questions'), table('passages'));
  assert.deepEqual(JSON.parse(JSON.stringify(made)), asked);
});
