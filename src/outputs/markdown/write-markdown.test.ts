import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PhrasingContent, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown } from 'mdast-util-to-markdown';
import { hostileText, runs } from '#search/hostile-text.testing.ts';
import { writeMarkdown } from './write-markdown.ts';

const plainly = (tree: Root): string =>
  toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), mathToMarkdown()],
    bullet: '-',
    listItemIndent: 'one',
    rule: '-',
  });

const pieces = fc.constantFrom(
  ...[
    'a',
    'w',
    'www',
    '.',
    ' ',
    '-',
    '1',
    ')',
    '(',
    '+',
    '=',
    '#',
    '>',
    ':',
    '/',
    'https',
    '@',
    '!',
    '"',
    "'",
    '|',
    '~',
    '$',
    '“',
    '—',
    '\n',
  ],
);
const value = fc.oneof(
  hostileText,
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
);
const text = value.map((value): PhrasingContent => ({ type: 'text', value }));
const phrase: fc.Arbitrary<PhrasingContent> = fc.oneof(
  text,
  text,
  value.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
  text.map((child): PhrasingContent => ({ type: 'emphasis', children: [child] })),
  text.map((child): PhrasingContent => ({ type: 'link', url: 'https://example.org/', children: [child] })),
);
const phrases = fc.array(phrase, { maxLength: 4 });

test('any texts are written as without the short way', () => {
  fc.assert(
    fc.property(phrases, phrases, phrases, (first, second, third) => {
      const tree: Root = {
        type: 'root',
        children: [
          { type: 'heading', depth: 2, children: first },
          { type: 'paragraph', children: second },
          {
            type: 'list',
            children: [{ type: 'listItem', children: [{ type: 'paragraph', children: third }] }],
          },
          {
            type: 'table',
            children: [
              {
                type: 'tableRow',
                children: [
                  { type: 'tableCell', children: first },
                  { type: 'tableCell', children: third },
                ],
              },
            ],
          },
        ],
      };
      assert.equal(writeMarkdown(tree), plainly(tree));
    }),
    { numRuns: 10 * runs },
  );
});
