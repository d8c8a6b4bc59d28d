import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { cosine, readTable, readVectors, type Table } from './sentences.ts';

const read = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));
const rows = (table: Table) => readTable(read(`${table}.tsv`).toString());
const vectors = (table: Table) => readVectors(read(`${table}.i8`));
const passages = rows('passages');
const questions = rows('questions');
const answers = rows('answers');

test('every row has a text and a vector of length 1, up to rounding', () => {
  for (const [table, count, columns] of [
    ['passages', 578, 3],
    ['questions', 120, 3],
    ['answers', 170, 3],
  ] as const) {
    const texts = rows(table);
    assert.equal(texts.length, count);
    for (const row of texts)
      assert.ok(row.length === columns && row.every((cell) => cell.trim() === cell && cell));
    assert.equal(new Set(texts.map((row) => row.join('\t'))).size, count);
    const bytes = read(`${table}.i8`);
    assert.equal(bytes.length, count * 516);
    vectors(table).forEach((vector, i) => {
      const scale = bytes.readFloatLE(i * 516);
      // Each of 512 numbers is off by at most half a scale, and no scale exceeds 0.3 / 127.
      near(scale * Math.hypot(...vector), 1, 0.03);
      assert.equal(Math.max(...vector.map(Math.abs)), 127);
    });
  }
});

test('questions are graded, forty of each kind', () => {
  for (const kind of ['name', 'words', 'meaning'])
    assert.equal(questions.filter((row) => row[0] === kind).length, 40);
  for (const [, question, relevant] of questions) {
    const grades = relevant!.split(' ').map((pair) => pair.split(':').map(Number));
    assert.equal(new Set(grades.map(([passage]) => passage)).size, grades.length, question);
    assert.ok(
      grades.some(([, grade]) => grade === 2),
      question,
    );
    for (const [passage, grade] of grades)
      assert.ok(passages[passage!] && (grade === 1 || grade === 2), question);
  }
});

test('a vector lies in the row of its text', () => {
  const encoded = vectors('passages');
  const nearest = (question: string) => {
    const vector = vectors('questions')[questions.findIndex((row) => row[1] === question)]!;
    const scores = encoded.map((passage) => cosine(passage, vector));
    return passages[scores.indexOf(Math.max(...scores))]![1];
  };
  for (const question of ['Is Django stable?', 'How is Django licensed?'])
    assert.equal(nearest(question), question);
  assert.equal(nearest('How do I rotate the secret key?'), 'SECRET_KEY');
});

test('answers: each passage in each variant, and the cosines that the pages name', () => {
  const kinds = ['passage', 'right', 'number', 'not', 'name', 'paraphrase', 'other'];
  for (let i = 0; i < 24; i++)
    assert.deepEqual(
      answers.slice(7 * i, 7 * i + 7).map(([passage, kind]) => [passage, kind]),
      kinds.map((kind) => [String(i + 1), kind]),
    );
  assert.ok(answers.slice(168).every((row) => row[1] === 'refusal'));
  const encoded = vectors('answers');
  const to = (text: string) => encoded[answers.findIndex((row) => row[2] === text)]!;
  const right = to('The plant employs 120 people.');
  // The model itself gives 0.9813 and 0.8989; rounding to 8 bits moves a cosine by less than 0.001.
  near(cosine(right, to('The plant employs 210 people.')), 0.9813, 0.001);
  near(cosine(right, to('The plant does not employ 120 people.')), 0.8989, 0.001);
});

test('the licences of text and model stand beside the data', () => {
  assert.match(read('LICENSE').toString(), /Django Software Foundation[^]+Redistribution and use/);
  assert.match(read('README.md').toString(), /Apache-2\.0[^]+BSD 3-Clause/);
});
