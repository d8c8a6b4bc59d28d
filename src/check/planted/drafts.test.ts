/** Plants drafts in a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '../read-book.ts';
import { withoutDrafts } from '../without-drafts.ts';
import { one, plant, report } from './planted.testing.ts';

type Edits = Parameters<typeof plant>[0];
const two = 'questions/two/index.mdx';
const three = 'questions/three/index.mdx';
const draft = (text = 'Text.'): Edits[number] => [
  three,
  '',
  `---\nquestion: What is three?\ntopics: [optics]\nshortAnswer: Three.\ndraft: true\n---\n${text}\n`,
];
const built = (edits: Edits) => {
  const folder = plant(edits);
  return withoutDrafts(readBook(folder), folder);
};

test('a build is without drafts and what is wrong in them; the check is not', () => {
  const edits = [draft('12% are wrong. [One](/questions/one/)')];
  const { records, drafts, problems } = built(edits);
  assert.deepEqual([records.map(({ slug }) => slug), drafts, problems], [['one', 'two'], ['three'], []]);
  assert.match(report(edits), /three\/index\.mdx:7:1\n {2}The figure "12%" has no source/);
});

test('a program beside a draft that another text runs is bounded', () => {
  const edits: Edits = [
    draft("import x from './y.ts';\n\n{x}"),
    ['questions/three/x.ts', '', 'process.exit();\n'],
    ['questions/three/y.ts', '', "export { default } from './x.ts';\n"],
  ];
  assert.deepEqual(built(edits).problems, []);
  const text = "import x from '../three/x.ts';\n\n{x}\n\nSee";
  assert.match(formatProblems(built([...edits, [two, 'See', text]]).problems), /three\/x\.ts:1:1\n/);
});

test('a program beside a draft is a plain text, whoever runs it', () => {
  const { problems } = built([draft(), ['questions/three/x.ts', '', '// \u202e\n']]);
  assert.match(formatProblems(problems), /three\/x\.ts:1:4\n.*U\+202E/);
});

test('a draft does not change the number of another question', () => {
  const numbers = (edits: Edits) =>
    readBook(plant(edits)).records.map(({ slug, data }) => [slug, data.number]);
  assert.deepEqual(numbers([draft()]), [...numbers([]), ['three', 3]]);
});

const planted: [name: string, edits: Edits, expected: RegExp][] = [
  [
    'a link',
    [draft(), [two, '/one/', '/three/#why']],
    /two\/index\.mdx:6:5\n {2}The link \/questions\/three\/#why leads to a draft.*\n.*\n.*"draft: true".*"three"/,
  ],
  [
    'a link to the Markdown',
    [draft(), [two, '/one/', '/three.md']],
    /two\/index\.mdx:6:5\n.* leads to a draft/,
  ],
  ['a relation', [draft(), [one, 'to: two', 'to: three']], /one\/index\.mdx:8.*\n.*"three" leads to a draft/],
  [
    'a link of every page',
    [
      draft(),
      ['book.yaml', 'topics:', 'navigation: { header: [{ to: /questions/three/, label: T }] }\ntopics:'],
    ],
    /book\.yaml:5.*\n.*leads to a draft/,
  ],
  [
    'the picture of the home page',
    [draft(), ['questions/three/lab/stage.ts', '', ''], ['book.yaml', 'topics:', 'stage: three\ntopics:']],
    /book\.yaml:5.*\n.*"stage" leads to a draft/,
  ],
  [
    'a published question',
    [draft(), ['published.yaml', '', 'topics: []\nquestions:\n  three: { number: 3, anchors: [] }\n']],
    /three\/index\.mdx:5.*\n.*\/questions\/three\/ was published, and a draft is left out/,
  ],
];
for (const [name, edits, expected] of planted)
  test(`${name} that leads to a draft, or is one, stops a build at its line`, () => {
    assert.match(formatProblems(built(edits).problems), expected);
    assert.match(report(edits), expected);
  });

test('a translation of a draft is a draft', () => {
  const folder = plant([draft(), ['book.yaml', 'name: B\n', 'name: B\ntranslations: [de]\n']], {
    'book.de.yaml': 'tagline: t\ndescription: d\n',
    'questions/three/index.de.mdx': '---\nquestion: Was ist drei?\nshortAnswer: Drei.\n---\nText.\n',
  });
  assert.deepEqual(withoutDrafts(readBook(folder, undefined, 'de'), folder).drafts, ['three']);
});
