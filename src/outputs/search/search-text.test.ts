import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findElement, htmlTree } from '#render/html-tree.ts';
import { renderMath } from '#render/math.ts';
import { searchText } from './search-text.ts';

const read = (html: string) => searchText(findElement(htmlTree(html), ({ tag }) => tag === 'p')!);

test('a question with choices is known as one, and what a press says of them is left out', () => {
  const quiz = '<p><div class="quiz" id="q">Why? <p class="verdict">Wrong.</p>So.</div></p>';
  const read = searchText(findElement(htmlTree(quiz), ({ attributes }) => attributes['id'] === 'q')!);
  assert.equal(read, '<html lang="en"><fieldset class="quiz" id="q">Why? So.</fieldset></html>');
});

test('search reads formulas as text and no citation marks', () => {
  const html = `<p>Costs ${renderMath('O(n^2)', false)} if ${renderMath('a < b', false)}<sup class="cite"><a href="#source-x">1</a></sup>.</p>`;
  assert.equal(read(html), '<html lang="en"><p>Costs O(n^2) if a &#60; b.</p></html>');
  assert.equal(
    read('<p data-pagefind-weight="2">a<br>b</p>'),
    '<html lang="en"><p data-pagefind-weight="2">a<br>b</p></html>',
  );
});
