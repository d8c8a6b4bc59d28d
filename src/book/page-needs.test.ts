import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNeedsOf, needsOfPage, needsOfScript } from './page-needs.ts';

test('a page needs its scripts, under any base path, and no font, page or lazy part', () => {
  assert.deepEqual(
    needsOfPage(
      '<style>@font-face{src:url(/book/assets/a.woff2)}</style><script src="/book/assets/b.js"></script><a href="/book/q/1/">x</a>',
    ),
    ['b.js'],
  );
  assert.deepEqual(needsOfScript('import{t as e}from"./c-1.js";import"./d.js";x(()=>import(`./lazy.js`))'), [
    'c-1.js',
    'd.js',
  ]);
});

test('what the text of a page shows is no need of it', () => {
  const shown = `<code>import './setup.js'</code><pre>&lt;script src="/assets/nope.js"></pre>`;
  const elsewhere =
    '<a href="https://a.example/assets/x.js">x</a><link href="https://a.example/assets/y.css">';
  assert.deepEqual(needsOfPage(elsewhere), []);
  assert.deepEqual(needsOfPage(`${shown}<p class="a"><img alt="" src="/b/assets/p.png">`), ['p.png']);
});

test('what is needed in turn comes too, once, and circles end', async () => {
  const texts: Record<string, string> = {
    'a.js': 'import"./b.js"',
    'b.js': 'import"./a.js";import"./c.js"',
  };
  const needs = await allNeedsOf('<script src="/assets/a.js"></script>', (name) =>
    Promise.resolve(texts[name]),
  );
  assert.deepEqual([...needs].sort(), ['a.js', 'b.js', 'c.js']);
});
