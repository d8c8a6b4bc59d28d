import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allNeedsOf, needsOf } from './page-needs.ts';

test('a page needs its scripts, under any base path, and no font, page or lazy part', () => {
  assert.deepEqual(
    needsOf(
      '<style>@font-face{src:url(/book/assets/a.woff2)}</style><script src="/book/assets/b.js"></script><a href="/book/q/1/">x</a>',
    ),
    ['b.js'],
  );
  assert.deepEqual(needsOf('import{t as e}from"./c-1.js";import"./d.js";x(()=>import(`./lazy.js`))'), [
    'c-1.js',
    'd.js',
  ]);
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
