import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrusted } from './book-trust.ts';

const inText = '{\nname: B,\ndescription: "d\ntrusted: true\ne"\n}\n';

test('a book is trusted by a line that says so, and by nothing that only looks like one', () => {
  for (const source of ['trusted: true', 'name: B\r\ntrusted:  true  # I read all of it\r\n'])
    assert.ok(isTrusted(source), source);
  for (const source of [
    ...[
      '',
      'trusted: false',
      'trusted: "true"',
      '"trusted": true',
      'trusted: !!bool True',
      '{ trusted: true }',
    ],
    ...[
      inText,
      'a: |\n  trusted: true',
      'trusted: true\ntrusted: false',
      'trusted: true\n]',
      '- a\ntrusted: true',
    ],
  ])
    assert.ok(!isTrusted(source), source);
});
