import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlElement, htmlTree, type HtmlNode } from './html-tree.ts';

const root = (...children: HtmlNode[]) => htmlElement('', {}, children);

test('of scripts and styles only the tags are kept', () => {
  assert.deepEqual(
    htmlTree('<p>a<script type="x">if (a < b) "</p>"</script>b</p><style>a > b {}</STYLE>'),
    root(
      htmlElement('p', {}, ['a', htmlElement('script', { type: 'x' }, []), 'b']),
      htmlElement('style', {}, []),
    ),
  );
});

test('a name that is no entity stays as it is, whatever objects have under it', () => {
  assert.deepEqual(
    htmlTree('<p>&lt;&AMP;&#x41;&#66;&constructor;&none;</p>'),
    root(htmlElement('p', {}, ['<&AB&constructor;&none;'])),
  );
});

test('a script that an attribute names opens nothing', () => {
  assert.deepEqual(
    htmlTree('<a title="Link to <script>">a</a><b title="x><a href=\'javascript:1\'></script>">b</b>'),
    root(
      htmlElement('a', { title: 'Link to <script>' }, ['a']),
      htmlElement('b', { title: "x><a href='javascript:1'></script>" }, ['b']),
    ),
  );
});
