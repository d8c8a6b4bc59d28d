import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editAddress, isKnownRepository } from './edit-address.ts';

test('a file is edited where its repository lies, or where the book says', () => {
  const at = (repository?: string, edit?: string) => editAddress({ repository, edit }, 'questions/a b/x.mdx');
  assert.equal(at(), undefined);
  assert.equal(
    at('https://github.com/me/book'),
    'https://github.com/me/book/edit/main/questions/a%20b/x.mdx',
  );
  assert.equal(
    at('https://gitlab.com/us/deep/book'),
    'https://gitlab.com/us/deep/book/-/edit/main/questions/a%20b/x.mdx',
  );
  assert.equal(
    at('https://codeberg.org/me/book'),
    'https://codeberg.org/me/book/_edit/main/questions/a%20b/x.mdx',
  );
  assert.equal(
    at('https://github.com/me/book', 'https://git.example.org/{path}?edit'),
    'https://git.example.org/questions/a%20b/x.mdx?edit',
  );
});

test('of other addresses no page that edits is known', () => {
  for (const address of [
    'https://example.org/me/book',
    'https://github.com/me',
    'https://github.com/me/book/tree/dev',
    'https://github.com.example.org/me/book',
  ])
    assert.ok(!isKnownRepository(address), address);
});
