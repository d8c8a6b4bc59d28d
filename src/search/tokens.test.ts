import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeignStopWord, isStopWord, stem, words } from './tokens.ts';

test('identifiers give their parts and the whole, case and accents do not matter', () => {
  assert.deepEqual(words('IndexIVFFlat'), ['index', 'ivf', 'flat', 'indexivfflat']);
  assert.deepEqual(words('use_reentrant=False'), ['use', 'reentrant', 'usereentrant', 'false']);
  assert.deepEqual(words('Jégou’s top-k'), ['jegou', 'top', 'k', 'topk']);
  assert.deepEqual(words('  ?! '), []);
});

test('names of methods stay whole', () => {
  assert.deepEqual(words('LoRA, QLoRA, rsLoRA and LLaMA'), ['lora', 'qlora', 'rslora', 'and', 'llama']);
  assert.deepEqual(words('LongLoRA'), ['long', 'lora', 'longlora']);
});

test('formulas are words too, Greek letters by name', () => {
  assert.deepEqual(words('O(n^2)'), ['o', 'n', '2', 'n2']);
  assert.deepEqual(words('O(n²)'), ['o', 'n2']);
  assert.deepEqual(words('d_k'), ['d', 'k', 'dk']);
  assert.deepEqual(words('α/r'), ['alpha', 'r']);
  assert.deepEqual(words('π_θ'), ['pi', 'theta', 'pitheta']);
});

test('apostrophes: contractions are one word, elided articles none', () => {
  assert.deepEqual(words("doesn't"), ['doesnt']);
  assert.deepEqual(words('l’attention d’un modèle'), ['attention', 'un', 'modele']);
});

test('Chinese and Japanese give pairs of characters, Latin words among them stay words', () => {
  assert.deepEqual(words('如何检测RAG幻觉'), ['如何', '何检', '检测', 'rag', '幻觉']);
  assert.deepEqual(words('头'), ['头']);
});

test('words without meaning', () => {
  for (const word of ['what', 'doesnt', 'please', 'between']) assert.ok(isStopWord(word), word);
  for (const word of ['lora', 'memory', 'attention']) assert.ok(!isStopWord(word), word);
  for (const word of ['como', 'zwischen', 'quelle', 'sao']) assert.ok(isForeignStopWord(word), word);
});

test('stems meet across plurals, endings and British spelling', () => {
  const same = [
    ['quantization', 'quantisation', 'quantize', 'quantised', 'quantizing'],
    ['adapter', 'adapters'],
    ['retrievers', 'retriever'],
    ['heads', 'head'],
    ['indexes', 'index'],
    ['memories', 'memory'],
    ['pruning', 'pruned'],
  ];
  for (const group of same)
    assert.equal(new Set(group.map(stem)).size, 1, group.map((word) => `${word} → ${stem(word)}`).join(', '));
  for (const word of ['bias', 'loss', 'faiss', 'bus', 'ids', 'rag']) assert.ok(stem(word).length >= 3);
  assert.notEqual(stem('lora'), stem('lore'));
});
