import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml } from '#lab/escape.ts';
import { movedAnchors, withAnchorAliases } from './anchor-aliases.ts';

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

test('what the generator named after a former slug leads on, whatever else its author moved', () => {
  const page =
    '<figure id="tides-stage"></figure><h3 id="tides-title">T</h3><a id="tides-preset-two">2</a>' +
    '<h3 id="tides-live-title">L</h3><h3 id="tides-of-rivers">R</h3><h3 id="why">W</h3>';
  const question = { slug: 'tides', formerly: ['sea', 'the-moon'], moved: { because: 'why' } };
  const ofFormer = (slug: string) => ({
    [`${slug}-stage`]: 'tides-stage',
    [`${slug}-title`]: 'tides-title',
    [`${slug}-live-title`]: 'tides-live-title',
    [`${slug}-preset-two`]: 'tides-preset-two',
  });
  const led = movedAnchors(page, question, new Set());
  assert.deepEqual(led, { ...ofFormer('sea'), ...ofFormer('the-moon'), because: 'why' });
  assert.match(
    withAnchorAliases(page, led, 'p'),
    /<figure id="tides-stage"><span [^>]*id="the-moon-stage"><\/span><span [^>]*id="sea-stage">/,
  );
  assert.deepEqual(movedAnchors(page, { ...question, formerly: [] }, new Set()), question.moved);
  const preset = (moved: Record<string, string>) =>
    movedAnchors(page, { slug: 'tides', formerly: ['sea'], moved }, new Set())['sea-preset-one'];
  assert.equal(preset({ 'sea-preset-one': 'why' }), 'why');
  assert.equal(preset({ 'sea-preset-one': 'sea-preset-two' }), 'tides-preset-two');
  assert.equal(preset({ 'tides-preset-one': 'tides-preset-two' }), 'tides-preset-two');
});

test('a name that the page has still is no old one', () => {
  const page = '<h3 id="sea-live-title">L</h3><h3 id="sea-title">S</h3>';
  const led = movedAnchors(page, { slug: 'sea', formerly: ['sea-live'], moved: {} }, new Set());
  assert.deepEqual(led, { 'sea-live-live-title': 'sea-live-title' });
});

test('code and tables that were published below a heading move with it', () => {
  const page =
    '<h3 id="sizes">S</h3><figure id="code-sizes"></figure><figure id="code-sizes-2"></figure>' +
    '<table id="table-sizes"></table><figure id="code-sizes-of-all"></figure>';
  const names = ['size', 'code-size', 'code-size-2', 'code-size-3', 'code-size-of-all', 'code-sizes'];
  const led = (html: string, moved: Record<string, string> = {}) =>
    movedAnchors(html, { slug: 'tides', formerly: [], moved: { size: 'sizes', ...moved } }, new Set(names));
  const both = { 'code-size': 'code-sizes', 'code-size-2': 'code-sizes-2' };
  assert.deepEqual(led(page), { size: 'sizes', ...both });
  assert.equal(led(page, { 'code-size': 'table-sizes' })['code-size'], 'table-sizes');
  assert.equal(led(`${page}<figure id="code-size"></figure>`)['code-size'], undefined, 'still there');
});

test('an id that a text has made of markup leads nowhere, and is written as text', () => {
  const id = '-preset-a"><script src=/notes.txt></script>';
  const page = `<span id="tides${escapeHtml(id)}"></span>`;
  assert.deepEqual(movedAnchors(page, { slug: 'tides', formerly: ['sea'], moved: {} }, new Set()), {});
  assert.doesNotMatch(withAnchorAliases(page, { [`sea${id}`]: `tides${id}` }, 'p'), /<script/);
});
