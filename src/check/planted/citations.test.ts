/** Plants claims that nothing proves in a small book. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one, report } from './planted.testing.ts';

const planted: [name: string, edits: [string, string, string][], expected: RegExp[]][] = [
  [
    'a figure without a source',
    [
      [
        one,
        ', and 12% <Cite of="a2020x" at="table 1" says="12 percent" />.',
        ', and 12% <Cite of="a2020x" says="12%" />. It saves 48 GB.',
      ],
    ],
    [/figure "48 GB" has no source/],
  ],
  [
    'a figure that differs from its quotation',
    [[one, 'and 12% <Cite', 'and 13% <Cite']],
    [/index\.mdx:19:1\n {2}The figure "13%" does not appear in any quotation .*“12 percent”/],
  ],
  [
    'a figure whose source is not quoted',
    [[one, ' says="12 percent"', '']],
    [/index\.mdx:19:1\n {2}The figure "12%" does not appear in any quotation .*without a quotation/],
  ],
  [
    'a quotation of 40 words',
    [[one, 'says="12 percent"', `says="12 percent ${'and so on '.repeat(13)}"`]],
    [/"says" of <Cite> is longer than 25 words/],
  ],
  [
    'a source that nobody says to have read',
    [[one, '    read: text\n', '']],
    [/index\.mdx:12:\d+\n {2}The entry of the source "a2020x" does not say how/, /text, abstract, code/],
  ],
  [
    'a way of reading that does not exist',
    [[one, 'read: text', 'read: glanced']],
    [/"sources\.0\.read" is "glanced"/, /text, abstract/],
  ],
  [
    'four unchecked citations',
    [[one, 'Text with', `${'It is 1.5 <Cite of="a2020x" unchecked />. '.repeat(4)}Text with`]],
    [/index\.mdx:19\n {2}"a2020x" is cited unchecked, but so are 3 other citations/],
  ],
];
for (const [name, edits, expected] of planted) {
  test(`${name} is reported with its place and what to do`, () => {
    const text = report(edits);
    for (const pattern of expected) assert.match(text, pattern);
  });
}
