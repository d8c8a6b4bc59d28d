import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeignStopWord, isStopWord, stem, words } from './tokens.ts';

test('identifiers give their parts, and the whole of two; case and accents do not matter', () => {
  assert.deepEqual(words('OvenNGCDoor'), ['oven', 'ngc', 'door']);
  assert.deepEqual(words('use_convection=False'), ['use', 'convection', 'useconvection', 'false']);
  assert.deepEqual(words('Méchain’s top-k'), ['mechain', 'top', 'k', 'topk']);
  assert.deepEqual(words('  ?! '), []);
});

test('names with capitals within stay whole', () => {
  assert.deepEqual(words('LaTeX, XeTeX, eBook and mRNAs'), ['latex', 'xetex', 'ebook', 'and', 'mrnas']);
  assert.deepEqual(words('pdfLaTeX'), ['pdf', 'latex', 'pdflatex']);
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
  assert.deepEqual(words('l’étoile d’un système'), ['etoile', 'un', 'systeme']);
});

test('Chinese and Japanese give pairs of characters, Latin words among them stay words', () => {
  assert.deepEqual(words('如何观测NGC星云'), ['如何', '何观', '观测', 'ngc', '星云']);
  assert.deepEqual(words('星'), ['星']);
});

test('words without meaning', () => {
  for (const word of ['what', 'doesnt', 'please', 'between']) assert.ok(isStopWord(word), word);
  for (const word of ['rye', 'butter', 'oven']) assert.ok(!isStopWord(word), word);
  for (const word of ['como', 'zwischen', 'quelle', 'sao']) assert.ok(isForeignStopWord(word), word);
});

test('stems meet across plurals, endings and British spelling', () => {
  const same = [
    ['caramelization', 'caramelisation', 'caramelize', 'caramelised', 'caramelizing'],
    ['toaster', 'toasters'],
    ['strainers', 'strainer'],
    ['ovens', 'oven'],
    ['annexes', 'annex'],
    ['berries', 'berry'],
    ['grating', 'grated'],
  ];
  for (const group of same)
    assert.equal(new Set(group.map(stem)).size, 1, group.map((word) => `${word} → ${stem(word)}`).join(', '));
  for (const word of ['bias', 'loss', 'swiss', 'bus', 'ids', 'rye']) assert.ok(stem(word).length >= 3);
  assert.notEqual(stem('lira'), stem('lire'));
});
