import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const book = mkdtempSync(join(tmpdir(), 'settings-'));
process.env['CONTENT_DIR'] = book;
const { bookFile, bookSettings, followed, isTrustedBook, trustNow } = await import('./book-settings.ts');
after(() => rmSync(book, { recursive: true }));

test('a file is read again when it has changed, and what is no file never', () => {
  const folder = mkdtempSync(join(tmpdir(), 'followed-'));
  const file = join(folder, 'book.yaml');
  const content = followed(file, (source) => source);
  assert.equal(content(), undefined);
  writeFileSync(file, 'one');
  assert.equal(content(), 'one');
  writeFileSync(file, 'two');
  utimesSync(file, 0, 0);
  assert.equal(content(), 'two');
  rmSync(file);
  execFileSync('mkfifo', [file]);
  assert.equal(content(), undefined);
  assert.equal(followed(file, (source) => source)(), undefined);
  rmSync(folder, { recursive: true });
});

test('whether the book is trusted does not depend on what else its settings say', () => {
  assert.ok(!isTrustedBook());
  writeFileSync(bookFile, 'nmae: B\ntrusted: true\n');
  assert.equal(bookSettings(), undefined);
  assert.ok(isTrustedBook());
  writeFileSync(bookFile, '[\ntrusted: true\n');
  assert.ok(!isTrustedBook());
});

test('a book.yaml that is a link to that of another book says nothing', () => {
  const other = join(book, 'other.yaml');
  writeFileSync(other, 'name: B\ntrusted: true\n');
  rmSync(bookFile);
  symlinkSync(other, bookFile);
  assert.equal(trustNow(), false);
  assert.equal(bookSettings(), undefined);
});
