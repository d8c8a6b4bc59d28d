import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { bm25, invertedIndex, luceneIdf } from '../../numerics/bm25.ts';
import { readVectors } from './benchmark.ts';
import { ranking } from './lab/fusion.ts';
import { depth, questions, titles } from './lab/notes.ts';

const called = (title: (typeof titles)[number]) => titles.indexOf(title);
/** The notes, the words of every text as this site's search has them, their stems where they differ, and its stop words. */
const recorded = JSON.parse(readFileSync(new URL('./lab/notes.json', import.meta.url), 'utf8')) as {
  texts: Record<string, string>;
  words: Record<string, string>;
  stems: Record<string, string>;
  stopWords: string;
};
const stopWords = new Set(recorded.stopWords.split(' '));
const isStopWord = (word: string): boolean => stopWords.has(word);
const stem = (word: string): string => recorded.stems[word] ?? word;
const words = (text: string): string[] => recorded.words[text]!.split(' ');
const notes = Object.entries(recorded.texts);
const texts = notes.map(([, text]) => text);

/** Scores of every note for a query: BM25 over stems, and the cosine of mean word vectors, rare words counting more. */
function searched() {
  const bytes = (name: string) => readFileSync(new URL(`../../vectors/${name}`, import.meta.url));
  const kept = (word: string) => /^[a-z]{2,}$/.test(word) && !isStopWord(word);
  const vectors = readVectors(bytes('words.tsv').toString(), bytes('words.i8'), kept);
  assert.equal(vectors.size, 12643);
  const stems = (text: string) =>
    words(text)
      .filter((word) => !isStopWord(word))
      .map(stem);
  const index = invertedIndex(texts.map(stems));
  const encode = (text: string) => {
    const sum = new Float64Array(100);
    for (const word of new Set(words(text))) {
      const holders = index.postings.get(stem(word))?.documents.length ?? 0;
      const weight = luceneIdf(texts.length, holders);
      vectors.get(word)?.forEach((entry, i) => (sum[i]! += weight * entry));
    }
    const length = Math.hypot(...sum);
    return sum.map((entry) => entry / length);
  };
  const encoded = texts.map(encode);
  return (query: string) => {
    const vector = encode(query);
    const cosine = (note: Float64Array) => note.reduce((sum, entry, i) => sum + entry * vector[i]!, 0);
    return [bm25(index, stems(query)), Float64Array.from(encoded, cosine)] as const;
  };
}

test('the recorded lists are what both searches find', () => {
  assert.deepEqual(
    notes.map(([title]) => title),
    titles,
  );
  const search = searched();
  for (const { query, answer, text, lists, places } of Object.values(questions)) {
    assert.equal(text, texts[answer]);
    const [sparse, dense] = search(query);
    // BM25 lists what shares a word; a dense index has no such cut.
    const full = [ranking(sparse), ranking(dense, texts.keys())];
    assert.deepEqual(
      full.map((list) => list.slice(0, depth)),
      lists,
      query,
    );
    assert.deepEqual(
      full.map((list) => list.indexOf(answer) + 1),
      places,
      query,
    );
  }
  const [sparse] = search(questions.code.query);
  near(sparse[called('E-4012')]!, 8.1417, 5e-5);
  near(sparse[called('Failed runs')]!, 7.3543, 5e-5);
  const [, dense] = search(questions.words.query);
  near(dense[called('Evaluation')]!, 0.5537, 5e-5);
  near(dense[called('Stop a run')]!, 0.4871, 5e-5);
});
