/** Searches all passages for each question, by BM25 and by the encoder's vectors: node lists.mjs writes lists.bin. */
import { readFileSync, writeFileSync } from 'node:fs';
import { listed, pack, rowLength } from './lists.ts';
import { ranking, searcher } from './search.ts';
import { readTable, readVectors } from './sentences.ts';

const read = (name) => readFileSync(new URL(name, import.meta.url));
const table = (name) => readTable(read(`${name}.tsv`).toString());
const search = searcher(table('passages'), readVectors(read('passages.i8')));
const vectors = readVectors(read('questions.i8'));
const questions = table('questions');

const rows = new Uint16Array(questions.length * rowLength);
questions.forEach(([kind, question, relevant], i) => {
  const grades = new Map(relevant.split(' ').map((pair) => pair.split(':').map(Number)));
  const found = search(question, vectors[i]).map((scores) => ({
    passages: ranking(scores).slice(0, listed),
    scores,
  }));
  pack(rows.subarray(i * rowLength), kind, grades, found);
});
writeFileSync(new URL('lists.bin', import.meta.url), rows);
