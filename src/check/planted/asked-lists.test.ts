/** Plants errors in the lists of what people ask. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBook } from '../read-book.ts';
import { plant, report } from './planted.testing.ts';

const one = 'questions/one/asked.tsv';
const two = 'questions/two/asked.tsv';
const lists = { [one]: 'is one a number\ten\n', 'asked.tsv': 'how old is the moon\ten\n' };

test('lists of what people ask are optional, and are read with their pages', () => {
  assert.equal(report([]), '');
  const { asked, problems } = readBook(
    plant([], { ...lists, [two]: '¿qué es dos?\tes\r\ntwo "exactly"\ten-GB' }),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(asked, [
    { query: 'is one a number', slug: 'one' },
    { query: '¿qué es dos?', slug: 'two' },
    { query: 'two "exactly"', slug: 'two' },
    { query: 'how old is the moon', slug: undefined },
  ]);
});

const planted: [name: string, more: Record<string, string>, expected: RegExp][] = [
  [
    'a query twice in a list',
    { [one]: 'a b\ten\nA  B\ten\n' },
    /one\/asked\.tsv:2\n {2}"A {2}B" is already in .*one\/asked\.tsv:1\./,
  ],
  [
    'a query of two pages',
    { [two]: 'Is one a number\ten\n' },
    /two\/asked\.tsv:1\n {2}"Is one a number" is already in .*one\/asked\.tsv:1\./,
  ],
  [
    'a query that no page answers, and a page does',
    { 'asked.tsv': 'is one a number\ten\n' },
    /\/asked\.tsv:1\n {2}"is one a number" is already in/,
  ],
  ['a name of a language', { [one]: 'a\tEnglish\n' }, /one\/asked\.tsv:1\n {2}The line is "a\\tEnglish"\./],
  ['no language', { [one]: 'a\n' }, /one\/asked\.tsv:1\n {2}The line is "a"\.\n {2}expected: a query, a tab/],
  ['too many values', { [one]: 'a\ten\tlay\n' }, /one\/asked\.tsv:1\n {2}The line is "a\\ten\\tlay"\./],
  ['an empty line', { [one]: 'a\ten\n\nb\ten\n' }, /one\/asked\.tsv:2\n {2}The line is ""\./],
  ['an empty list', { [one]: '' }, /one\/asked\.tsv\n {2}The list is empty\./],
  ['lists of pages alone', { 'asked.tsv': '' }, /\/asked\.tsv\n {2}The list is empty\./],
];

for (const [name, more, expected] of planted)
  test(`planted: ${name}`, () => assert.match(report([], { ...lists, ...more }), expected));

test('planted: no list of what no page answers', () => {
  assert.match(
    report([], { [one]: lists[one]! }),
    /\/asked\.tsv\n {2}The file does not exist, but questions have lists/,
  );
});
