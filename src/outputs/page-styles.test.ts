import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashed, policyWith } from '#render/security.ts';
import { withOwnStyles, type Styles } from './page-styles.ts';

const css = { page: 'p{}/* $& <math */', math: 'math{}', lab: '.lab{}' };
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
  const html = withOwnStyles(page('<math></math>'), styles);
  assert.deepEqual(stylesOf(html), [css.page, css.math]);
  assert.deepEqual(namedIn(html), [
    "'self'",
    hashed(css.page),
    hashed(css.math),
    'https://example.org/a.css',
  ]);
});

test('a word in a style makes no part of a page', () => {
  assert.deepEqual(stylesOf(withOwnStyles(page(''), styles)), [css.page]);
});

test('a page that will show parts of any answer keeps all', () => {
  assert.deepEqual(stylesOf(withOwnStyles(page('<div data-practice></div>'), styles)), Object.values(css));
});

test('one page names the styles of all', () => {
  const html = withOwnStyles(page(''), styles, 'of all pages');
  assert.deepEqual(stylesOf(html), [css.page]);
  assert.ok(html.includes(policy));
});
