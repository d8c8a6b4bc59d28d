import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { listed, readLists } from './lists.ts';
import { ranking, searcher, tokens } from './search.ts';
import { readTable, readVectors } from './sentences.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url));
const table = (name: string) => readTable(read(`${name}.tsv`).toString());

test('tokens: a name whole, joined and in parts, so that any spelling finds it', () => {
  assert.deepEqual(tokens('Part TX-417'), ['part', 'tx-417', 'tx417', 'tx', '417']);
  assert.deepEqual(tokens('security.W012, CONN_MAX_AGE'), [
    'security',
    'w012',
    'w',
    '012',
    'conn_max_age',
    'conn',
    'max',
    'age',
  ]);
});

test('ranking: equal scores in the order of the passages, none at 0', () => {
  assert.deepEqual(ranking(Float64Array.of(1, 1 + 1e-11, 2, 0, -1)), [2, 0, 1]);
});

test('the recorded lists are what both searches find', () => {
  const { buffer, byteOffset, length } = read('lists.bin');
  const lists = readLists(buffer.slice(byteOffset, byteOffset + length));
  const search = searcher(table('passages'), readVectors(read('passages.i8')));
  const vectors = readVectors(read('questions.i8'));
  assert.equal(lists.length, 120);
  table('questions').forEach(([kind, question, relevant], i) => {
    const one = lists[i]!;
    assert.equal(one.kind, kind);
    const grades = new Map(
      relevant!.split(' ').map((pair) => pair.split(':').map(Number) as [number, number]),
    );
    assert.deepEqual(
      one.graded,
      [2, 1].map((grade) => [...grades.values()].filter((other) => other === grade).length),
    );
    search(question!, vectors[i]!).forEach((scores, list) => {
      const { passages, scores: scaled } = one.lists[list]!;
      const expected = ranking(scores).slice(0, listed);
      assert.deepEqual([...passages], expected, question);
      for (const passage of passages) assert.equal(one.gradeOf(passage), grades.get(passage) ?? 0);
      const [best, least] = [scores[expected[0]!]!, scores[expected.at(-1)!]!];
      if (best > least)
        passages.forEach((passage, at) =>
          near(scaled[at]! / 65535, (scores[passage]! - least) / (best - least), 1e-5),
        );
    });
  });
});
