/** Plants errors in how texts of a book hang together: places, headings, fences, files. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '../read-book.ts';
import { home, one, report } from './planted.testing.ts';

const planted: [name: string, edits: [string, string, string][], expected: RegExp[]][] = [
  [
    'a link to a place that the page has not',
    [[one, 'Text with', '[up](#headng), [here](#heading), [there](/questions/two/#nope) and text with']],
    [
      /index\.mdx:19:1\n {2}The link #headng has no target on this page/,
      /did you mean #heading\?/,
      /The link \/questions\/two\/#nope has no target on "two"/,
      /2 problems/,
    ],
  ],
  [
    'code that is not closed',
    [[one, '<Diagram file="flow.yaml" />', '```python\nprint(1)\n\n## More']],
    [/index\.mdx:23:1\n {2}This code is not closed/, /add the line/],
  ],
  [
    'a heading that skips a level',
    [[one, '<Diagram file="flow.yaml" />', '#### Deep']],
    [/index\.mdx:23:1\n {2}"#### Deep" skips a level: the heading before it has level 2/, /write ###/],
  ],
  [
    'a first heading that skips a level',
    [[one, '## Heading', '### Heading']],
    [/the heading before it has level 1, the question/, /write ##\n/],
  ],
  [
    'texts that lie where no page is made of them',
    [
      ['questions/foo.mdx', '', 'Text.\n'],
      ['questions/one/more.mdx', '', 'Text.\n'],
      ['three.mdx', '', 'Text.\n'],
      ['questions/four/index.md', '', 'Text.\n'],
    ],
    [
      /questions\/foo\.mdx\n {2}This file does not belong to any page[\s\S]*move it to questions\/foo\/index\.mdx/,
      /one\/more\.mdx\n {2}This file does not belong to any page/,
      /three\.mdx\n {2}This file does not belong to any page/,
      /four\/index\.mdx\n {2}The file does not exist[\s\S]*rename index\.md to index\.mdx/,
    ],
  ],
];
for (const [name, edits, expected] of planted) {
  test(`${name} is reported with its place and what to do`, () => {
    const text = report(edits);
    for (const pattern of expected) assert.match(text, pattern);
  });
}

test('links to headings, parts, figures, sources and sections lead somewhere', () => {
  const links = [
    'heading',
    'figure-flow',
    'source-a2020x',
    'short-answer',
    'code-one-py-fit',
    'said-twice',
    'said-twice-1',
  ]
    .map((id) => `[x](#${id})`)
    .join(' ');
  const heads =
    '## Said twice\n\n## Said twice\n\n<Deeper id="more" title="more">\n\n### Within\n\n[x](#more)\n\n</Deeper>';
  assert.equal(
    report([
      [one, 'Text with', `${links} Text with`],
      [one, '<Diagram file="flow.yaml" />', `<Diagram file="flow.yaml" />\n\n${heads}`],
    ]),
    '',
  );
});

test('what is no text is something between the tags of a part', () => {
  const between = (text: string) =>
    report([
      [
        one,
        '<Diagram file="flow.yaml" />',
        `<Diagram file="flow.yaml" />\n\n<Deeper id="more" title="more">${text}</Deeper>`,
      ],
    ]);
  for (const something of [
    '\n\n$$\nx\n$$\n\n',
    '\n\n| a |\n| --- |\n| b |\n\n',
    '\n\n```\nx\n```\n\n',
    '\n\n- a\n\n',
    '\n\n<Note>Text.</Note>\n\n',
  ])
    assert.equal(between(something), '', something);
  for (const nothing of ['', ' ', '\n\n', '\n\n{/* to be written */}\n\n'])
    assert.match(between(nothing), /<Deeper> is empty/, nothing);
  assert.match(
    report([
      [
        one,
        '<Diagram file="flow.yaml" />',
        '<Quiz id="q" question="Q?">\n<Choice right text="a">\n\n$$\nx\n$$\n\n</Choice>\n<Choice text="b"></Choice>\n</Quiz>\n\n<Diagram file="flow.yaml" />',
      ],
    ]),
    /choice does not explain itself[\s\S]*1 problem/,
  );
});

test('a question or a source that cannot be read is there for others all the same', () => {
  const broken = (find: string, put: string) => report([['questions/two/index.mdx', find, put]]);
  assert.match(broken('topics:', 'topcs:'), /Unknown field "topcs"/);
  for (const text of [broken('topics:', 'topcs:'), broken('What is two?', '"What')])
    assert.doesNotMatch(text, /does not exist|has no target/);
  const source = report([['references.bib', '  date = {2020},\n', '']]);
  assert.match(source, /has no date[\s\S]*1 problem in/);
});

test('a book whose folder has gone is reported as one without settings', () => {
  assert.match(
    formatProblems(readBook(join(home, 'gone')).problems),
    /gone\/book\.yaml\n {2}The file does not exist/,
  );
});
