import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readBook } from '../../src/check/read-book.ts';
import { wordsOf } from './blocks.ts';
import { generateBook } from './generate-book.ts';
import { coinedName, vocabularyFor } from './vocabulary.ts';
import { writeBook } from './write-book.ts';

const home = mkdtempSync(join(tmpdir(), 'generated-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('the same seed gives the same book, another seed another', () => {
  const book = generateBook(25, 7);
  assert.deepEqual(generateBook(25, 7), book);
  assert.notDeepEqual(generateBook(25, 8), book);
});

test('generated books pass the content check, whatever the seed', () => {
  for (const seed of [1, 2, 3]) {
    writeBook(generateBook(60, seed), join(home, `checked-${seed}`));
    const { problems, records } = readBook(join(home, `checked-${seed}`));
    assert.deepEqual(problems, []);
    assert.equal(records.length, 60);
  }
});

test('a book has every kind of part, and pages of 500 to 1,300 words', () => {
  const { pages } = generateBook(80, 1);
  const kinds = new Set(pages.flatMap(({ blocks }) => blocks.map(({ type }) => type)));
  assert.equal([...kinds].sort().join(' '), 'code diagram formula heading list paragraph table');
  for (const part of ['aliases', 'related', 'cites', 'misconceptions', 'followUps', 'quiz'] as const)
    assert.ok(pages.filter((page) => page[part].length > 0).length > 20, part);
  const lengths = pages.map(({ blocks }) => wordsOf(blocks));
  assert.ok(Math.min(...lengths) >= 500 && Math.max(...lengths) <= 1_350, `${Math.max(...lengths)}`);
});

test('words grow with the book as in real text, by a root of its length', () => {
  const distinct = (size: number) => {
    const text = generateBook(size, 1).pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.type === 'paragraph' ? block.text.toLowerCase().match(/[a-z]+/g)! : [],
      ),
    );
    return { all: text.length, distinct: new Set(text).size };
  };
  const [small, large] = [distinct(10), distinct(160)];
  const heaps = Math.log(large.distinct / small.distinct) / Math.log(large.all / small.all);
  assert.ok(heaps > 0.4 && heaps < 0.8, `exponent ${heaps}`);
});

test('a vocabulary has as many words as its book needs, and every page a name of its own', () => {
  const { words } = vocabularyFor(10_000);
  assert.equal(words.length, 108_000);
  assert.equal(new Set(words).size, words.length);
  const names = Array.from({ length: 10_000 }, (_, n) => coinedName(n));
  assert.equal(new Set(names).size, names.length);
});
