import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, runs } from '#search/hostile-text.testing.ts';
import { escapeHtml } from '#lab/escape.ts';
import { markText } from '#render/text/part-mark.ts';
import { minifiedHtml } from './minified-html.ts';

test('marks for other outputs are not served', () => {
  assert.equal(
    minifiedHtml(
      `<article data-version="1"><div${markText('short')} class="short">x</div>` +
        `<figure${markText('figure', { title: '"a" > b', alternative: 'c' })} id="f"></figure></article>`,
    ),
    '<article data-version="1"><div class="short">x</div><figure id="f"></figure></article>',
  );
});

test('what stands in quotes of either kind is no tag', () => {
  for (const html of [
    `<p title='"'>< x-part="y"b></p>`,
    `<b title="it's">a</b>`,
    '<img src="/ x-part=" alt="/a x-styles=">',
  ])
    assert.equal(minifiedHtml(html), html);
});

test('quotations stand once, beside the marks of their source', () => {
  assert.equal(
    minifiedHtml(
      '<p>It is <q>so</q>.</p><details><ul x-part="quotations" class="quotations"><li><q data-says>so</q> (page 1)</li><li>b</li></ul></details><ul><li>a</li></ul>',
    ),
    '<p>It is <q>so</q>.</p><details><ul class="quotations"></ul></details><ul><li>a</li></ul>',
  );
  const own = '<ul class="quotations"><li>of an author</li></ul>';
  assert.equal(minifiedHtml(own), own);
});

test('space goes where no browser shows it, and stays in a line and in code', () => {
  assert.equal(
    minifiedHtml('<ul> <li> <a href="/">a</a> <b>b</b> </li> </ul>\n<p> one\n<i>two</i> </p>'),
    '<ul><li><a href="/">a</a> <b>b</b></li></ul><p>one\n<i>two</i></p>',
  );
  assert.equal(minifiedHtml('<p> \u00a0a </p>'), '<p>\u00a0a</p>');
  const code = '<pre tabindex="0"><code>  a\n\n<span class="k">b </span></code></pre>';
  assert.equal(minifiedHtml(`<div> ${code} </div>`), `<div>${code}</div>`);
});

test('any text stays as it is, in a line and in an attribute', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = `<b title="${escapeHtml(text)}">${escapeHtml(text)}</b>`;
      assert.equal(minifiedHtml(html), html);
    }),
    { numRuns: runs },
  );
});
