import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'biblatex-csl-converter';
import { bibtexCitation, plainCitation } from './cite-answer.ts';

const answer = {
  question: 'Is 50% of {x_1} & #2 worth $3?',
  slug: 'one',
  book: 'A & B',
  url: 'https://example.org/questions/one/',
  version: '01234567',
  date: '2026-11-25',
};

test('BibTeX can be read back, special characters and all', () => {
  const { entries, errors } = parse(bibtexCitation(answer), {
    processUnexpected: true,
    processUnknown: true,
  }) as {
    entries: Record<string, { entry_key: string; fields: Record<string, unknown> }>;
    errors: unknown[];
  };
  assert.deepEqual(errors, []);
  const [entry] = Object.values(entries);
  assert.equal(entry!.entry_key, 'one-01234567');
  const text = JSON.stringify(entry!.fields);
  for (const part of [
    'Is 50% of {x_1} & #2 worth $3?',
    'A & B',
    '2026',
    'https://example.org/questions/one/?v=01234567',
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
});

test('authors of the book are those of its answers, and the book is where they stand', () => {
  const said = bibtexCitation({ ...answer, authors: ['Jo Doe', 'Ann & Co'] });
  assert.match(said, /author {7}= \{Jo Doe and Ann \\& Co\},/);
  assert.match(said, /howpublished = \{A \\& B, \\url\{https/);
});

test('the plain form names the version, its date and where it is', () => {
  assert.equal(
    plainCitation(answer),
    'A & B. “Is 50% of {x_1} & #2 worth $3?” Version 01234567, 25 November 2026. https://example.org/questions/one/?v=01234567',
  );
  assert.match(plainCitation({ ...answer, authors: ['Jo Doe', 'Ann Roe'] }), /^Jo Doe, Ann Roe, A & B\. “Is/);
  assert.doesNotMatch(plainCitation({ ...answer, date: undefined }), /undefined|, \./);
});
