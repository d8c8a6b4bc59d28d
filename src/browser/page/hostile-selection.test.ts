/** Any text that can be selected becomes an address that can be read again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, runs } from '#search/hostile-text.testing.ts';
import { textDirective } from './text-directive.ts';

/** Nothing ends the directive, and every part decodes. */
function judge(directive: string): void {
  assert.match(directive, /^text=[^\s&#<>"]+$/);
  for (const part of directive.slice('text='.length).split(',')) decodeURIComponent(part);
}

test('a directive holds nothing that ends it, and decodes', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { maxLength: 3 }), hostileText, hostileText, (runs, before, after) => {
      const article = [before, ...runs, after].join(' ');
      const directive = textDirective(runs, before, after, article);
      if (directive === undefined) return;
      judge(directive);
    }),
    { numRuns: runs },
  );
});

test('a planted fault is found: texts as they are', () => {
  assert.throws(() =>
    fc.assert(
      fc.property(hostileText, (text) => judge(`text=${text}`)),
      { numRuns: runs },
    ),
  );
});
