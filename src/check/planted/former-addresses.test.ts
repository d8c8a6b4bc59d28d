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

const list = (questions: string, rest = '') =>
  ['published.yaml', '', `topics: [optics]\n${rest}questions:\n${questions}`] as const;
const numbered = [two, 'topics: [optics]', 'topics: [optics]\nnumber: 2'] as const;
const ofOne = '  one: { number: 1, anchors: [] }\n';
const ofTwo = '  two: { number: 2, anchors: [] }\n';

test('what was published and is gone is found without a build, with what to do', () => {
  const said = report([
    numbered,
    list(`${ofOne}${ofTwo}  old: { number: 3, anchors: [] }\n`, 'pages: [about]\n'),
  ]);
  assert.match(
    said,
    /published\.yaml\n.*page \/about\/ was published and no longer.*\n.*\n.*pages\/about\.mdx/,
  );
  assert.match(said, /question \/questions\/old\/ was published.*\n.*\n.*formerly: \[old\].*--withdraw old/);
  const renamed = report([numbered, list(ofOne + ofTwo, ''), ['book.yaml', 'slug: optics', 'slug: light']]);
  assert.match(renamed, /topic \/topics\/optics\/ was published.*\n.*\n.*formerly: \[optics\]/);
  const led = report([
    numbered,
    formerly(one, 'old'),
    list(`${ofOne}${ofTwo}  old: { number: 1, anchors: [] }\n`),
  ]);
  assert.doesNotMatch(led, /was published and no longer|listed with the number/);
});

test('while a text cannot be read nothing is said of what may be its address', () => {
  assert.doesNotMatch(
    report([[two, 'question:', 'qestion:'], list('  old: { number: 3, anchors: [] }\n')]),
    /no longer exists/,
  );
});

test('a number that has changed is found, and one that two branches have given twice', () => {
  assert.match(
    report([numbered, list(`${ofOne}  two: { number: 7, anchors: [] }\n`)]),
    /"two" was published as number 7 and is now 2/,
  );
  const twice = list(`${ofOne}  two: { number: 1, anchors: [] }\n`);
  for (const number of [1, 2])
    assert.match(
      report([[two, 'topics: [optics]', `topics: [optics]\nnumber: ${number}`], twice]),
      /published\.yaml\n.*"one" and "two" are both listed with the number 1\.\n.*\n.*the number 2, here and in its front matter/,
    );
});
