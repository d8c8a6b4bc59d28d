import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from './tokens.ts';

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
