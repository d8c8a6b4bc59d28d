/** The build's own reading of HTML neither stumbles over a text nor takes one for markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, runs } from '#search/hostile-text.testing.ts';
import { escapeHtml } from '#lab/escape.ts';
import { decodeEntities } from '#book/entities.ts';
import { findElement, htmlTree, textOf } from '#render/text/html-tree.ts';
import { withAnchorAliases } from './anchor-aliases.ts';

test('any text becomes a tree', () => {
  fc.assert(
    fc.property(hostileText, (html) => {
      assert.equal(htmlTree(html).tag, '');
    }),
    { numRuns: runs },
  );
});

const roundTrip = (text: string, write: (text: string) => string) => {
  const tree = htmlTree(`<p title="${write(text)}">${write(text)}</p>`);
  const paragraph = findElement(tree, ({ tag }) => tag === 'p');
  return [paragraph?.attributes['title'], paragraph && textOf(paragraph), tree.children.length];
};

test('a text that is escaped comes back whole, as text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      assert.deepEqual(roundTrip(text, escapeHtml), [text, text, 1]);
      assert.equal(decodeEntities(escapeHtml(text)), text);
    }),
    { numRuns: runs },
  );
});

test('a planted text that is not escaped is found', () => {
  assert.throws(() =>
    fc.assert(
      fc.property(hostileText, (text) => assert.deepEqual(roundTrip(text, String), [text, text, 1])),
      { numRuns: runs },
    ),
  );
});

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);

test('a place for an anchor that has moved is put in, and nothing else is changed', () => {
  fc.assert(
    fc.property(hostileText, name, name, (text, former, present) => {
      fc.pre(former !== present);
      const html = `<section><h2 id="${present}">${escapeHtml(text)}</h2></section>`;
      const out = withAnchorAliases(html, { [former]: present }, 'page');
      assert.equal(out.replace(`<span x-part="alias" class="alias" id="${former}"></span>`, ''), html);
      assert.ok(out.includes(`<h2 id="${present}"><span`));
    }),
    { numRuns: runs },
  );
});
