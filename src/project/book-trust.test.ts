import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isTrusted, isTrustedIn } from './book-trust.ts';

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

test('a folder without a book.yaml of its own is that of no trusted book', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trust-'));
  assert.ok(!isTrustedIn(folder));
  writeFileSync(join(folder, 'other.yaml'), 'nmae: B\ntrusted: true\n');
  symlinkSync('other.yaml', join(folder, 'book.yaml'));
  assert.ok(!isTrustedIn(folder));
  rmSync(join(folder, 'book.yaml'));
  writeFileSync(join(folder, 'book.yaml'), 'nmae: B\ntrusted: true\n');
  assert.ok(isTrustedIn(folder));
  rmSync(folder, { recursive: true });
});
