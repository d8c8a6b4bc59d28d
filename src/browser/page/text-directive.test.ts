import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, runs } from '#search/hostile-text.testing.ts';
import { textDirective } from './text-directive.ts';

const article =
  'The oven runs. The toaster is small. Then the oven runs again, and the low-fat butter is added to it.';

test('a short text stands whole, with dashes and commas encoded', () => {
  assert.equal(
    textDirective(['low-fat butter'], 'and the ', ' is added', article),
    'text=low%2Dfat%20butter',
  );
  assert.equal(textDirective(['again, and'], '', '', article), 'text=again%2C%20and');
});

test('a text that occurs twice is distinguished by the text around it', () => {
  assert.equal(
    textDirective(['oven runs'], 'small. Then the ', ' again, and the low', article),
    'text=small.%20Then%20the-,oven%20runs,-again%2C%20and%20the%20low',
  );
});

test('a long text, or one with something between its words, is named by its ends', () => {
  const long =
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen';
  assert.equal(
    textDirective([long], '', '', long),
    'text=one%20two%20three%20four%20five,thirteen%20fourteen%20fifteen%20sixteen%20seventeen',
  );
  assert.equal(textDirective(['The oven\n', ' is small.'], '', '', article), 'text=The%20oven,is%20small.');
});

test('half words at the ends are completed: a text is found by whole words', () => {
  assert.equal(textDirective(['aster is sm'], 'The to', 'all. Then', article), 'text=toaster%20is%20small');
  assert.equal(textDirective(['added to it'], '', '2 [note]', article), 'text=added%20to%20it2');
});

test('a selection without a word gives no link', () => {
  assert.equal(textDirective([' \n', ' – '], '', '', article), undefined);
  assert.equal(textDirective([], '', '', article), undefined);
});

/** Nothing ends the directive, and every part decodes. */
function judge(directive: string): void {
  assert.match(directive, /^text=[^\s&#<>"]+$/);
  for (const part of directive.slice('text='.length).split(',')) decodeURIComponent(part);
}

test('a directive of any text holds nothing that ends it, and decodes', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { maxLength: 3 }), hostileText, hostileText, (runs, before, after) => {
      const article = [before, ...runs, after].join(' ');
      const directive = textDirective(runs, before, after, article);
      if (directive !== undefined) judge(directive);
    }),
    { numRuns: runs },
  );
});

test('a planted error is found: texts as they are', () => {
  assert.throws(() =>
    fc.assert(
      fc.property(hostileText, (text) => judge(`text=${text}`)),
      { numRuns: runs },
    ),
  );
});
