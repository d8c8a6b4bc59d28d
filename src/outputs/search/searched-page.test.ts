import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewOf } from './searched-page.ts';

test('a short answer is cut at a word, and only where some of it is left out', () => {
  const long = 'a'.repeat(149);
  assert.equal(previewOf(`${long} bc`), `${long} bc`);
  assert.equal(previewOf(`${long} bc de`), `${long} bc …`);
  assert.equal(previewOf('One  line\nof two.'), 'One line of two.');
});
