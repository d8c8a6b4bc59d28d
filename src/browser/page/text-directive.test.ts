import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDirective } from './text-directive.ts';

const article =
  'The base runs. The adapter is small. Then the base runs again, and the low-rank update is added to it.';

test('a short text stands whole, with dashes and commas encoded', () => {
  assert.equal(
    textDirective(['low-rank update'], 'and the ', ' is added', article),
    'text=low%2Drank%20update',
  );
  assert.equal(textDirective(['again, and'], '', '', article), 'text=again%2C%20and');
});

test('a text that occurs twice is told apart by what stands around it', () => {
  assert.equal(
    textDirective(['base runs'], 'small. Then the ', ' again, and the low', article),
    'text=small.%20Then%20the-,base%20runs,-again%2C%20and%20the%20low',
  );
});

test('a long text, or one with something between its words, is named by its ends', () => {
  const long =
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen';
  assert.equal(
    textDirective([long], '', '', long),
    'text=one%20two%20three%20four%20five,thirteen%20fourteen%20fifteen%20sixteen%20seventeen',
  );
  assert.equal(textDirective(['The base\n', ' is small.'], '', '', article), 'text=The%20base,is%20small.');
});

test('half words at the ends are completed: a text is found by whole words', () => {
  assert.equal(textDirective(['apter is sm'], 'The ad', 'all. Then', article), 'text=adapter%20is%20small');
  assert.equal(textDirective(['added to it'], '', '2 [note]', article), 'text=added%20to%20it2');
});

test('a selection without a word gives no link', () => {
  assert.equal(textDirective([' \n', ' – '], '', '', article), undefined);
  assert.equal(textDirective([], '', '', article), undefined);
});
