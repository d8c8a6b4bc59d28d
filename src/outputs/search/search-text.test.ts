import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMath } from '#render/math.ts';
import { searchText } from './search-text.ts';

test('search reads formulas as text and no citation marks', () => {
  const html = `<p>Costs ${renderMath('O(n^2)', false)} if ${renderMath('a < b', false)}<sup class="cite"><a href="#source-x">1</a></sup>.</p>`;
  assert.equal(searchText(html), '<p>Costs O(n^2) if a &lt; b.</p>');
  assert.equal(searchText('<p>plain</p>'), '<p>plain</p>');
});
