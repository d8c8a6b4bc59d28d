import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeFigure } from './code-figure.ts';
import { highlight, lineNumbers } from './highlight.ts';

test('code has classes and no styles, marked lines among them', async () => {
  const html = await highlight('x = "<b>"\ny = 2', 'python', lineNumbers('2'));
  assert.doesNotMatch(html, /style=/);
  assert.match(html, /<span class="s">/);
  assert.match(html, /^<pre tabindex="0"><code><span class="rest">.*\n<\/span><span class="marked">y/);
  assert.match(html, /&#x3C;b>|&lt;b&gt;|&#60;b/);
});

test('an unknown language is plain text', async () => {
  assert.match(await highlight('a < b', 'nonsense'), /a &#60; b/);
});

test('no language that is known stops a page', async () => {
  assert.match(await highlight('a::a::b', 'ahk2'), /a::a::b/);
});

test('a line that no one reads is not coloured, for it could take minutes', async () => {
  const line = 'x = 1; '.repeat(80);
  assert.equal(await highlight(line, 'js'), `<pre tabindex="0"><code>${line}</code></pre>`);
  assert.match(await highlight('x = 1;', 'js'), /<span/);
});

test('lists of lines', () => {
  assert.deepEqual([...lineNumbers('2,5-7')], [2, 5, 6, 7]);
  assert.ok(lineNumbers('1-999999999').has(99));
});

test('a figure names its file and region, and shows output as text', async () => {
  const html = await codeFigure({
    code: 'x',
    lang: 'python',
    title: 'a.py',
    source: 'c/a.py',
    region: 'r',
    output: '<script>\n',
  });
  assert.match(html, /data-source="c\/a.py" data-region="r"/);
  assert.match(html, /&#60;script&#62;/);
});
