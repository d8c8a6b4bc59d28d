import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from './named-language.ts';
import { parseQuery as parse } from './query.ts';

const english = languageNamed('en');
const parseQuery = (typed: string) => parse(typed, english);

test('words without meaning leave the query, unless nothing would be left', () => {
  assert.deepEqual(parseQuery('what is Rye?').words, ['rye']);
  assert.deepEqual(parseQuery('what is it').words, ['what', 'is', 'it']);
  assert.deepEqual(parseQuery('').words, []);
});

test('the last word may be unfinished, unless a space or a sign ends it', () => {
  assert.equal(parseQuery('solar ecli').unfinished, 'ecli');
  assert.equal(parseQuery('solar ecli ').unfinished, undefined);
  assert.equal(parseQuery('what is rye?').unfinished, undefined);
  assert.equal(parseQuery('rye and the').unfinished, undefined);
});

test('texts in quotes are phrases, and their words count', () => {
  const query = parseQuery('"double fermentation" of “frozen dough” loaves');
  assert.deepEqual(query.phrases, ['double fermentation', 'frozen dough']);
  assert.deepEqual(query.words, ['double', 'fermentation', 'frozen', 'dough', 'loaves']);
  assert.deepEqual(parseQuery('12" of "nothing').phrases, []);
  assert.deepEqual(parseQuery('"" "?"').phrases, []);
});

test('a minus in front of a word leaves pages out; hyphens and flags do not', () => {
  assert.deepEqual(parseQuery('dough -yeast').excluded, ['yeast']);
  assert.deepEqual(parseQuery('dough -yeast').words, ['dough']);
  assert.deepEqual(parseQuery('low-fat --bake_at_200c - x').excluded, []);
});

test('full-width signs are read as people mean them', () => {
  assert.deepEqual(parseQuery('ｂａｋｅ，ｒｙｅ').words, ['bake', 'rye']);
});

test('words without meaning leave a query in Chinese or Japanese too', () => {
  assert.deepEqual(parseQuery('什么是面包').words, ['面包']);
  assert.deepEqual(parseQuery('Oven的面包').words, ['oven', '面包']);
  assert.deepEqual(parseQuery('什么').words, ['什么']);
});
