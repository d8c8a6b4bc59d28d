import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorPage, isRendered, stops } from './error-page.ts';

test('an error keeps its own page from being shown, one of the whole book or of a program all', () => {
  const at = (file: string, path: string, draft?: true) =>
    stops({ file: `book/${file}`, message: '', draft }, path, `${process.cwd()}/book`);
  assert.ok(at('questions/one/index.mdx', '/questions/one/'));
  assert.ok(!at('questions/one/index.mdx', '/questions/one/', true));
  assert.ok(!at('questions/one/index.mdx', '/questions/one-more/'));
  assert.ok(at('questions/one/lab/core.ts', '/'));
  assert.ok(at('pages/about.mdx', '/about/'));
  assert.ok(!at('pages/about.mdx', '/questions/about/'));
  assert.ok(at('pages/about.de.mdx', '/about/'));
  assert.ok(at('pages/about.zh-Hans.mdx', '/about/'));
  assert.ok(at('book.yaml', '/'));
  const link = { file: 'book/questions/one/a.txt', message: '', alone: true as const };
  assert.ok(stops(link, '/questions/two/', `${process.cwd()}/book`), 'nothing else was checked');
});

test('what is made of the content is kept back, and no file', () => {
  for (const path of ['/', '/questions/one/', '/thumbs/one.svg', '/og/x.png', '/feed.xml'])
    assert.ok(isRendered(path));
  for (const path of ['/@vite/client', '/assets/a.svg', '/@fs/thumbs/a.ts']) assert.ok(!isRendered(path));
});

test('the message of an error is text', () => {
  assert.match(errorPage('no <Tip>'), /<pre>no &#60;Tip&#62;<\/pre>/);
});
