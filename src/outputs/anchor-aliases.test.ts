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

test('what stands in the value of an attribute, in code or in a script is no tag, and no end of one', () => {
  const quoted = `<b title="x <table x='" id="b">two</b> <b title="'><meta http-equiv=refresh>">four</b>`;
  const alias = '<span x-part="alias" class="alias" id="old"></span>';
  assert.equal(withAnchorAliases(quoted, { old: 'b' }, 'p'), quoted.replace('id="b">', `id="b">${alias}`));
  const around = `<script>x='<b id="b">'</script><!-- <b id="b"> --><code> id="b"> id="old"</code><b title=' id="b"' aria-id='x id="b"'>`;
  assert.equal(
    withAnchorAliases(`${around}<p title="a > b" id="b">x</p>`, { old: 'b' }, 'p'),
    `${around}<p title="a > b" id="b">${alias}x</p>`,
  );
  assert.throws(() => withAnchorAliases(around, { old: 'b' }, 'p'), /has no such anchor/);
});
