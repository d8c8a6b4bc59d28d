import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from './named-language.ts';

const english = languageNamed('en');
const stem = (word: string) => english.stem(word);

test('words without meaning', () => {
  for (const word of ['what', 'doesnt', 'please', 'between']) assert.ok(english.isStopWord(word), word);
  for (const word of ['rye', 'butter', 'oven']) assert.ok(!english.isStopWord(word), word);
  for (const word of ['como', 'zwischen', 'quelle', 'sao']) assert.ok(!english.isOwn(word), word);
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
