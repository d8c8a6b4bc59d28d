import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringsText, broughtIn } from '#render/text/part-styles.ts';
import { hashed, policyWith } from '#render/security.ts';
import { minifiedHtml } from './minified-html.ts';
import { withOwnStyles, type Styles } from './page-styles.ts';

const none: ReadonlySet<string> = new Set();
const css = { page: 'p{}/* $& ∀ */', math: 'math{}', lab: '.lab{}' };
const styles = css as Partial<Styles> as Styles;
const policy = policyWith({ 'style-src': [...Object.values(css).map(hashed), 'https://example.org/a.css'] });
const page = (body: string) =>
  `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
  Object.keys(css)
    .map((part) => `<style data-part="${part}"></style>`)
    .join('') +
  `<body>${body}</body>`;
const stylesOf = (html: string) => [...html.matchAll(/<style>(.*?)<\/style>/g)].map(([, text]) => text!);
const namedIn = (html: string) => /style-src ([^;]*)/.exec(html)![1]!.split(' ');

test('a page keeps the styles of the parts that it has, and its policy names those alone', () => {
  const html = withOwnStyles(page('<p>∀</p>'), none, styles);
  assert.deepEqual(stylesOf(html), [css.page, css.math]);
  assert.deepEqual(namedIn(html), [
    "'self'",
    hashed(css.page),
    hashed(css.math),
    'https://example.org/a.css',
  ]);
});

test('an element brings styles, and leaves no trace of it', () => {
  const html = `<div${bringsText('lab', 'math')} class="lab"></div>`;
  assert.deepEqual(stylesOf(withOwnStyles(page(''), broughtIn(html), styles)), [css.page, css.math, css.lab]);
  assert.equal(minifiedHtml(html), '<div class="lab"></div>');
});

test('a word in a style makes no part of a page', () => {
  assert.deepEqual(stylesOf(withOwnStyles(page(''), none, styles)), [css.page]);
});

test('a page that will show parts of any answer keeps all', () => {
  assert.deepEqual(
    stylesOf(withOwnStyles(page('<div data-practice></div>'), none, styles)),
    Object.values(css),
  );
});

test('one page names the styles of all', () => {
  const html = withOwnStyles(page(''), none, styles, 'of all pages');
  assert.deepEqual(stylesOf(html), [css.page]);
  assert.ok(html.includes(policy));
});
