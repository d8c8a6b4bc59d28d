import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAnchorAliases } from './anchor-aliases.ts';

const html =
  '<section id="a"><h3 id="b" class="x">B</h3><details id="c"><summary>S</summary></details></section>';

test('a place stands in what has moved, or before what may hold none', () => {
  assert.equal(
    withAnchorAliases(html, { old: 'b' }, 'p'),
    html.replace('class="x">', 'class="x"><span x-part="alias" class="alias" id="old"></span>'),
  );
  assert.match(
    withAnchorAliases(html, { old: 'c' }, 'p'),
    /<span x-part="alias" class="alias" id="old"><\/span><details id="c">/,
  );
});

test('moves to nowhere and of anchors still there are errors', () => {
  assert.throws(
    () => withAnchorAliases(html, { old: 'gone' }, 'questions/p'),
    /questions\/p: .*#old is now #gone/,
  );
  assert.throws(() => withAnchorAliases(html, { a: 'b' }, 'p'), /still has an anchor named a/);
});
