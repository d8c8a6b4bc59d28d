import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages } from '#messages/of-book.ts';
import { fileOf, reviewsIn, RefusedFile } from './file.ts';
import type { Review } from '../schedule/review.ts';

const now = Date.UTC(2026, 0, 5);
const reviews: Review[] = [
  { id: 'b', card: 'light#speed', grade: 3, at: now, state: '01234567' },
  { id: 'a', card: 'light#ether', grade: 1, at: now - 1, state: '89abcdef' },
];
const read = (text: string, isOurs = (card: string) => card.startsWith('light#')) =>
  reviewsIn(text, 'Optics', isOurs);
const changed = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(fileOf('Optics', reviews, now)) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};
const row = (fields: object) =>
  changed((file) => (file['reviews'] = [reviews[0], { ...reviews[1], ...fields }]));

test('what was exported is read as it was, in order of time', () => {
  const text = fileOf('Optics', reviews, now);
  assert.deepEqual(read(text), reviews.toReversed());
  assert.deepEqual(read(`\ufeff${text}`), reviews.toReversed());
  const { format, version, book, exported } = JSON.parse(text) as Record<string, unknown>;
  assert.deepEqual(
    [format, version, book, exported],
    ['grounded-practice', 1, 'Optics', '2026-01-05T00:00:00.000Z'],
  );
  assert.deepEqual(read(fileOf('Optics', [], now)), []);
});

test('a book that has another name now takes its reviews, but not those of another book', () => {
  const other = fileOf('Optik', reviews, now);
  assert.equal(read(other).length, 2);
  assert.throws(() => read(other, () => false), new RefusedFile(messages.fileOfOtherBook('Optik', 'Optics')));
});

const refused: [name: string, text: string, message: string][] = [
  ['no JSON', '{"format":', messages.fileNoJson],
  ['a file of another kind', '[]', messages.fileOfOtherKind('grounded-practice')],
  ['null', 'null', messages.fileOfOtherKind('grounded-practice')],
  ['a newer file', changed((file) => (file['version'] = 2)), messages.fileOfOtherVersion('2', 1)],
  ['no version', changed((file) => delete file['version']), messages.fileOfOtherVersion('', 1)],
  ['a grade of 5', row({ grade: 5 }), messages.fileRowInvalid(2, 'grade', '1, 2, 3, 4')],
  ['a card without a place', row({ card: 'light' }), messages.fileRowInvalid(2, 'card', '"question#place"')],
  ['a time as text', row({ at: '1' }), messages.fileRowInvalid(2, 'at', '1700000000000')],
  [
    'a time to come',
    row({ at: Date.now() + 2 * 86_400_000 }),
    messages.fileRowInvalid(2, 'at', '1700000000000'),
  ],
  ['a time without end', row({ at: 1e17 }), messages.fileRowInvalid(2, 'at', '1700000000000')],
  ['no state', row({ state: undefined }), messages.fileRowInvalid(2, 'state', '"0123abcd"')],
  [
    'a row that is none',
    changed((file) => (file['reviews'] = [7])),
    messages.fileRowInvalid(1, 'id', '"0b7e4a52-…"'),
  ],
];
for (const [name, text, message] of refused)
  test(`a file is refused whole, with the reason: ${name}`, () => {
    assert.throws(() => read(text), new RefusedFile(message));
  });
