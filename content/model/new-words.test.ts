import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { result } from 'grounded/lab/lab.ts';
import { withAdapters } from './adapters.ts';
import { line, lineSummary, lineView } from './line.ts';
import { readModel } from './model.ts';
import { piecesOf, readWords, wordCounts } from './new-words.ts';
import { without } from './pruning.ts';
import recorded from './results/new-words.json' with { type: 'json' };
import words from './results/words.json' with { type: 'json' };
import { wordsWithoutHeads } from './words-without-heads.ts';

const file = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '..', name))).buffer;

test('the file has as many words as were recorded, and those of Shakespeare', () => {
  const known = readWords(file('model/words.bin'));
  assert.equal(known.size, words.known);
  for (const word of ['romeo', "ta'en", 'thou']) assert.ok(known.has(word), word);
  for (const word of ['', 'later', 'nevige', 'Romeo']) assert.ok(!known.has(word), word);
});

test('words end where letters end, count once they have ended, and are known in any case', () => {
  const known = new Set(['but', "ta'en", 'soft']);
  const of = (text: string) => {
    const pieces = piecesOf(text, known);
    assert.equal(pieces.map((piece) => piece.text).join(''), text);
    return [
      ...Object.values(wordCounts(pieces)),
      pieces.filter(({ isNew }) => isNew).map((piece) => piece.text),
    ];
  };
  assert.deepEqual(of("But, 'TA'EN' soft-lath"), [3, 0, []]);
  assert.deepEqual(of("But, 'TA'EN' soft-lath "), [4, 1, ['lath']]);
  assert.deepEqual(of('...'), [0, 0, []]);
  assert.deepEqual(of(''), [0, 0, []]);
});

test('a line is one of its seed and of its heads, without line breaks, and ends with a word', () => {
  const model = readModel(file('model/base.bin'));
  const of = (removed: readonly number[], seed: number) =>
    result(line({ model, changes: { heads: without(removed) } }, seed, file));
  const frame = of([], 1);
  assert.match(lineView(frame), /^<p><b>ROMEO:<\/b> [^\n]* …<\/p>$/);
  assert.match(lineSummary(frame), /^2 of \d+ words are nowhere in its training text\.$/);
  assert.notEqual(lineView(of([], 2)), lineView(frame));
  assert.match(lineView(of([6], 2)), /<mark>\w+<\/mark>/);
});

test('words of a further text are not marked', () => {
  const model = withAdapters(readModel(file('model/base.bin')), file('model/data/lora-4.bin'), 1.5);
  const of = (more: readonly string[]) => lineView(result(line({ model }, 1, file, more)));
  assert.match(of([]), /<mark>Laban<\/mark>.*<mark>nobey<\/mark>/);
  assert.match(of(['model/words-genesis.bin']), / Laban .*<mark>nobey<\/mark>/);
});

test('the counts that are recorded for one text are those of that text', () =>
  assert.deepEqual(wordsWithoutHeads(file, 1), recorded.first));
