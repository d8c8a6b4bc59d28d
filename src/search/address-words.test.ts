import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOfPath } from './address-words.ts';

test('an address that leads nowhere still says what it meant', () => {
  const cases: [path: string, words: string][] = [
    ['/questions/lora-and-qlra/', 'lora and qlra'],
    ['/questions/lora-and-qlora/)', 'lora and qlora'],
    ['/Questions/FAISS-and-ANN.html', 'FAISS and ANN'],
    ['/questions/hybrid-rag%20', 'hybrid rag'],
    ['/questions/hybrid%', 'hybrid'],
    ['/', ''],
    ['/topics/', ''],
  ];
  for (const [path, words] of cases) assert.equal(wordsOfPath(path), words, path);
});
