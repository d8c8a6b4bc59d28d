/** Plants former addresses in a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one, report } from './planted.testing.ts';

const two = 'questions/two/index.mdx';
const about = 'pages/about.mdx';
const page = (formerly: string): [string, string, string] => [
  about,
  '',
  `---\ntitle: About\ndescription: Who and why.\nformerly: [${formerly}]\n---\nText.\n`,
];
const formerly = (file: string, slugs: string): [string, string, string] => [
  file,
  'topics:',
  `formerly: [${slugs}]\ntopics:`,
];

test('questions, topics and pages can have had other addresses', () => {
  const topic: [string, string, string] = ['book.yaml', 'Optics }', 'Optics, formerly: [light] }'];
  assert.equal(report([formerly(one, 'uno, ein'), page('colophon'), topic]), '');
});

const planted: [edits: [string, string, string][], expected: RegExp[]][] = [
  [
    [formerly(one, 'two')],
    [/one\/index\.mdx:4(:\d+)?\n {2}The former address "two" is the address of "two"/],
  ],
  [
    [formerly(one, 'a'), formerly(two, 'a')],
    [/two\/index\.mdx:3.*\n.*"a" is the address of "one"/, /fix: remove it here/],
  ],
  [[formerly(one, 'One')], [/one\/index\.mdx:4.*\n.*"formerly\.0" is not a valid slug.*"One"/]],
  [[page('about')], [/about\.mdx:4.*\n.*"about" is the address of "about"/]],
  [
    [['book.yaml', 'tagline:', 'translations: [de]\ntagline:'], page('de')],
    [/about\.mdx:4.*\n.*The former address \/de\/ belongs to the site itself/],
  ],
  [[page('search')], [/about\.mdx:4.*\n.*The former address \/search\/ belongs to the site itself/]],
  [
    [['book.yaml', 'Optics }', 'Optics, formerly: [a, a] }']],
    [/book\.yaml:6.*\n.*The former address "a" is the address of "optics"/],
  ],
  [
    [formerly(one, 'uno'), [two, '/one/', '/uno/']],
    [
      /two\/index\.mdx:6:5\n {2}The link \/questions\/uno\/ leads to a question that does not exist/,
      /it is \/questions\/one\/ now/,
    ],
  ],
  [
    [
      formerly(one, 'old'),
      [
        'published.yaml',
        '',
        'topics: []\nquestions:\n  old: { number: 9, anchors: [], withdrawn: "2026-01-31", why: No. }\n',
      ],
    ],
    [/one\/index\.mdx\n {2}The question \/questions\/old\/ was withdrawn/, /remove it from "formerly"/],
  ],
];
for (const [edits, expected] of planted)
  test(`${edits.map(([, , put]) => put.split('\n')[0]).join(', ')} is reported with its line`, () => {
    const said = report(edits);
    for (const pattern of expected) assert.match(said, pattern);
  });
