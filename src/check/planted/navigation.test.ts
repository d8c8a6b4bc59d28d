/** Plants links for header and footer in a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from './planted.testing.ts';

const about = '---\ntitle: About\ndescription: Who and why.\n---\nText.\n';
const withLinks = (header: string) =>
  report([
    ['book.yaml', 'topics:', `navigation:\n  header:\n    - topics\n    - ${header}\ntopics:`],
    ['pages/about.mdx', '', about],
  ]);

test('pages, lists, questions and other sites can be linked on every page', () => {
  for (const entry of [
    'about',
    'search',
    'practice',
    'export',
    '{ to: about, label: Us }',
    '{ to: /questions/one/, label: One }',
    '{ to: "https://example.org/", label: Forum }',
    '{ to: "mailto:us@example.org", label: Mail }',
  ])
    assert.equal(withLinks(entry), '', entry);
});

test('what a book has switched off cannot be linked', () => {
  const without = (entry: string) =>
    report([['book.yaml', 'topics:', `exports: false\nnavigation:\n  header: [${entry}]\ntopics:`]]);
  const off = /The link \/export\/ leads to a page that does not exist/;
  assert.match(without('export'), off);
  assert.match(without('{ to: /export/, label: Files }'), off);
  assert.equal(without('search'), '');
});

const planted: [entry: string, expected: RegExp[]][] = [
  ['abuot', [/The link \/abuot\/ leads to a page that does not exist/, /did you mean \/about\/\?/]],
  [
    '{ to: /questions/oen/, label: One }',
    [/leads to a question that does not exist/, /did you mean \/questions\/one\/\?/],
  ],
  [
    '{ to: /topics/optisc/, label: Optics }',
    [/leads to a topic that has no question here/, /did you mean \/topics\/optics\/\?/],
  ],
  ['"https://example.org/"', [/The link "https:\/\/example.org\/" has no label/]],
  ['/questions/one/', [/The link "\/questions\/one\/" has no label/]],
  ['{ to: "http://example.org/", label: Forum }', [/not an address that readers can open safely/]],
  ['{ to: "javascript:alert(1)", label: Forum }', [/not an address that readers can open safely/]],
  ['{ to: //example.org/, label: Forum }', [/not an address that readers can open safely/]],
  ['practice\npractice: false', [/The link \/practice\/ leads to a page that does not exist/]],
  ['{ link: about }', [/is neither the name of a page/]],
];
for (const [entry, expected] of planted)
  test(`${entry} is reported with its line`, () => {
    const said = withLinks(entry);
    for (const pattern of expected) assert.match(said, pattern);
    assert.match(said, /book\.yaml:8(:\d+)?\n/);
  });
