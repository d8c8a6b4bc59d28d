import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withLandings } from './landings.ts';

const html =
  '<section id="a"><h3 id="b" class="x">B</h3><details id="c"><summary>S</summary></details></section>';

test('a place stands in what has moved, or before what may hold none', () => {
  assert.equal(
    withLandings(html, { old: 'b' }, 'p'),
    html.replace('class="x">', 'class="x"><span class="landing" id="old"></span>'),
  );
  assert.match(
    withLandings(html, { old: 'c' }, 'p'),
    /<span class="landing" id="old"><\/span><details id="c">/,
  );
});

test('a move to nowhere and a move of what is still there are faults', () => {
  assert.throws(
    () => withLandings(html, { old: 'gone' }, 'questions/p'),
    /questions\/p: .*#old is now #gone/,
  );
  assert.throws(() => withLandings(html, { a: 'b' }, 'p'), /still has an anchor named a/);
});
