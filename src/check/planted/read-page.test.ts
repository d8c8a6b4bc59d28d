/** Plants pages in a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one, report } from './planted.testing.ts';

const about = 'pages/about.mdx';
const page = (body: string, fields = '') =>
  `---\ntitle: About\ndescription: Who and why.\n${fields}---\n${body}\n`;
type Edits = Parameters<typeof report>[0];
/** The report on the book with this page. */
const withPage = (text: string, ...more: Edits) => report([[about, '', text], ...more]);
const second =
  '@online{b2021, title={U}, author={C, D}, date={2021}, url={https://example.org/b}}\n@online{a';

test('a page can have what questions have, links lead to it, and its sources are used', () => {
  const parts = `12% <Cite of="b2021" says="12 percent" />. See [one](/questions/one/), [topics](/topics/), [feed](/feed.xml).

<Code file="one.py" region="fit" />

<Diagram file="flow.yaml" />`;
  assert.equal(
    withPage(
      page(parts, 'menu: About\norder: 2\n'),
      ['references.bib', '@online{a', second],
      ['pages/about/one.py', '', '# region fit\nprint(1)\n# endregion fit\n'],
      ['pages/about/one.out', '', '1\n'],
      [
        'pages/about/flow.yaml',
        '',
        'title: T\nalt: A to B.\nnodes:\n  a: { label: A }\n  b: { label: B }\nedges:\n  - [a, b]\n',
      ],
      [one, 'Text with', 'See [us](/about/#figure-flow). Text with'],
    ),
    '',
  );
});

const planted: [name: string, text: string, expected: RegExp[], more?: Edits][] = [
  [
    'an unknown field',
    page('Text.', 'topics: [optics]\n'),
    [/pages\/about\.mdx:4:1\n {2}Unknown field "topics"/, /one of title, description, menu, order/],
  ],
  [
    'a missing description',
    '---\ntitle: About\n---\nText.\n',
    [/about\.mdx:2:1\n {2}The field "description" is missing/, /add a line "description: …"/],
  ],
  ['no front matter', 'Text.\n', [/about\.mdx:1\n/, /front matter is missing/, /title and description/]],
  [
    'a figure without a source',
    page('It has 12 GB.'),
    [/about\.mdx:5:1\n {2}The figure "12 GB" has no source/],
  ],
  ['an unknown source', page('Text <Cite of="a2020y" />.'), [/about\.mdx:5\n {2}Unknown source "a2020y"/]],
  [
    'a file of a question',
    page('<Code file="../../questions/one/one.py" />'),
    [/about\.mdx:5:1\n {2}The quoted file .* is outside the folder/],
  ],
  [
    'a lab',
    page('<Lab />'),
    [/about\.mdx:5:1\n {2}There is a lab on a page that is not a question/, /remove <Lab \/>/],
  ],
  [
    'a dead link from a page, and one to a page',
    page('See [two](/questions/twoo/).'),
    [
      /about\.mdx:5:5\n {2}The link \/questions\/twoo\/ leads to a question that does not exist/,
      /one\/index\.mdx:19:5\n {2}The link \/abuot\/ leads to a page that does not exist/,
      /did you mean \/about\/\?/,
    ],
    [[one, 'Text with', 'See [us](/abuot/). Text with']],
  ],
  [
    'a name that is no slug',
    page('Text.'),
    [/pages\/About_us\.mdx\n {2}The file name "About_us" is not a valid slug/, /rename the file/],
    [['pages/About_us.mdx', '', page('Text.')]],
  ],
  [
    'the address of another page of the site',
    page('Text.'),
    [/pages\/search\.mdx\n {2}The address \/search\/ belongs to the site itself/, /rename the file/],
    [['pages/search.mdx', '', page('Text.')]],
  ],
  [
    'the address of practice',
    page('Text.'),
    [/pages\/practice\.mdx\n {2}The address \/practice\/ belongs to the site itself/],
    [['pages/practice.mdx', '', page('Text.')]],
  ],
  [
    'the name of a question',
    page('Text.'),
    [/pages\/two\.mdx\n {2}The name "two" is already that of a question/],
    [['pages/two.mdx', '', page('Text.')]],
  ],
  [
    'files of no page',
    page('Text.'),
    [
      /pages\/abuot\n {2}This does not belong to any page/,
      /pages\/notes\.md\n/,
      /pages\/about\.de\n/,
      /4 problems in the content$/,
    ],
    [
      ['pages/abuot/one.py', '', '1\n'],
      ['pages/about.de/lab/lab.ts', '', '1\n'],
      ['pages/about.de.mdx', '', page('Text.')],
      ['pages/notes.md', '', 'Text.\n'],
    ],
  ],
];
for (const [name, text, expected, more = []] of planted) {
  test(`${name} is reported with its place and what to do`, () => {
    const said = withPage(text, ...more);
    for (const pattern of expected) assert.match(said, pattern);
  });
}
