import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, runs } from '#search/hostile-text.testing.ts';
import { escapeHtml } from '#lab/escape.ts';
import { leanHtml } from './lean-html.ts';

test('what only the search index reads is not served', () => {
  assert.equal(
    leanHtml(
      '<article data-pagefind-body data-version="1"><span data-pagefind-filter="topic:a" hidden></span>' +
        '<div data-pagefind-weight="2" data-preview="a > b" class="short">x</div></article>',
    ),
    '<article data-version="1"><div class="short">x</div></article>',
  );
});

test('quotations stand once, beside the marks of their source', () => {
  assert.equal(
    leanHtml(
      '<p>It is <q>so</q>.</p><details><ul x-part="quotations" class="quotations"><li><q data-says>so</q> (page 1)</li><li>b</li></ul></details><ul><li>a</li></ul>',
    ),
    '<p>It is <q>so</q>.</p><details><ul class="quotations"></ul></details><ul><li>a</li></ul>',
  );
  const own = '<ul class="quotations"><li>of an author</li></ul>';
  assert.equal(leanHtml(own), own);
});

test('space goes where no browser shows it, and stays in a line and in code', () => {
  assert.equal(
    leanHtml('<ul> <li> <a href="/">a</a> <b>b</b> </li> </ul>\n<p> one\n<i>two</i> </p>'),
    '<ul><li><a href="/">a</a> <b>b</b></li></ul><p>one\n<i>two</i></p>',
  );
  assert.equal(leanHtml('<p> \u00a0a </p>'), '<p>\u00a0a</p>');
  const code = '<pre tabindex="0"><code>  a\n\n<span class="k">b </span></code></pre>';
  assert.equal(leanHtml(`<div> ${code} </div>`), `<div>${code}</div>`);
});

test('any text stays as it is, in a line and in an attribute', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = `<b title="${escapeHtml(text)}">${escapeHtml(text)}</b>`;
      assert.equal(leanHtml(html), html);
    }),
    { numRuns: runs },
  );
});
