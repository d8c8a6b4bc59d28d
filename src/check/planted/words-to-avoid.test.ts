/** Plants words that a small book avoids wherever its readers would see them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one, report } from './planted.testing.ts';

type Edit = [file: string, find: string, put: string];
const avoid = (set: string): Edit => ['book.yaml', 'topics:', `avoid: { ${set} }\ntopics:`];
const words = avoid(
  'loud: outlier (channel), the pair: both, products: { write: matmuls, except: [inner products] }',
);
const prose = (text: string): Edit => [one, 'Text with', `${text}\n\nText with`];
const field = (text: string): Edit => [one, 'topics:', `${text}\ntopics:`];

const planted: [name: string, edits: Edit[], place: RegExp][] = [
  ['prose', [prose('So\nthis is Loud.')], /index\.mdx:20:9\n/],
  ['a phrase over a line', [prose('So *the*\npair is.')], /index\.mdx:19:5\n/],
  ['a phrase over a space of another kind', [prose('So the\u202fpair is.')], /index\.mdx:19:4\n/],
  ['prose behind an escape', [prose('So 1 \\< 2, loud.')], /index\.mdx:19:12\n/],
  ['a table', [prose('| a |\n| --- |\n| loud |')], /index\.mdx:21:3\n/],
  ['a heading', [[one, '## Heading', '## Loud']], /index\.mdx:17:4\n/],
  ['a list', [prose('- a\n- loud')], /index\.mdx:20:3\n/],
  [
    'words beside a quotation',
    [prose('Loud, “loud” <Cite of="a2020x" says="loud" />.')],
    /index\.mdx:19:1\n/,
  ],
  ['quotation marks without a source', [prose('So “loud”.')], /index\.mdx:19:5\n/],
  ['the title of a part', [prose('<Note\n  title="Loud">\n\na\n\n</Note>')], /index\.mdx:20:10\n/],
  ['the text of a part', [prose('<Deeper id="a"\n  title="a">\n\n- loud\n\n</Deeper>')], /index\.mdx:22:3\n/],
  [
    'the claim of a part',
    [prose('<Misconception id="m"\n  claim="It is loud.">\n\nNo.\n\n</Misconception>')],
    /index\.mdx:20:\d+\n/,
  ],
  ['the hook', [field('hook: So loud')], /index\.mdx:4:1\n/],
  ['the short title', [field('shortTitle: So loud')], /index\.mdx:4:1\n/],
  ['the short answer', [[one, 'One is $1$', 'One is loud']], /index\.mdx:5\n/],
  ['why to read on', [[one, 'Two is more.', 'Two is loud.']], /index\.mdx:10\n/],
  ['what a source is used for', [[one, 'use: everything', 'use: loud ones']], /index\.mdx:13\n/],
  [
    'the alternative text of a diagram',
    [['questions/one/flow.yaml', 'A to B.', 'Loud.']],
    /flow\.yaml:2:1\n/,
  ],
  [
    'a label of a diagram',
    [['questions/one/flow.yaml', '{ label: A }', '{ label: "the\\npair" }']],
    /flow\.yaml:4:8\n/,
  ],
  [
    'the caption of a diagram',
    [['questions/one/flow.yaml', 'alt:', 'caption: Loud.\nalt:']],
    /flow\.yaml:2\D/,
  ],
  [
    'a page',
    [['pages/about.mdx', '', '---\ntitle: About\ndescription: Loud.\n---\na\n']],
    /about\.mdx:3:1\n/,
  ],
  ['the book', [['book.yaml', 'description: d', 'description: Loud.']], /book\.yaml:3:1\n/],
];
for (const [name, edits, place] of planted)
  test(`a word to avoid in ${name} is reported with its place and what to write`, () => {
    const text = report([words, ...edits]);
    assert.match(text, place);
    assert.match(
      text,
      /" is on the list of words to avoid: ".+"\n {2}expected: (?:outlier \(channel\)|both)\n/,
    );
    assert.match(text, /fix: write that instead, or change avoid in book\.yaml/);
    assert.match(text, /1 problem in/);
  });

const allowed: [name: string, edits: Edit[]][] = [
  ['longer words', [prose('Louder, aloud, loudly, the pairs.')]],
  ['exceptions', [prose('So inner\nproducts are.')]],
  ['code and formulas', [prose('`loud`, $loud$, the `x` pair\n\n```\nloud\n```\n\n$$\nloud\n$$')]],
  ['quotations', [prose('> loud\n\nSo “loud” <Cite of="a2020x" at="loud" says="loud" />, <q>loud</q>.')]],
  [
    'what people ask',
    [[one, 'What is one?', 'Is one loud?'], field('aliases: [loud]\nterms: { de: [loud] }')],
  ],
  ['programs that are shown', [['questions/one/one.py', 'print(1)', 'print(1)  # loud']]],
];
for (const [name, edits] of allowed)
  test(`${name} may be words to avoid`, () => {
    assert.equal(report([words, ...edits]), '');
  });

test('words of scripts without spaces have no edges', () => {
  assert.match(report([avoid('大声: 离群'), prose('一个大声的通道。')]), /index\.mdx:19:3\n {2}"大声"/);
});

test('an exception is for its own word alone', () => {
  assert.match(
    report([
      avoid('loud: large, products: { write: matmuls, except: [loud products] }'),
      prose('Loud products.'),
    ]),
    /"Loud" is on[\s\S]*1 problem in/,
  );
});

const settings: [name: string, set: string, expected: RegExp][] = [
  ['without words', '"": a', /book\.yaml:5:\d+\n {2}The name "" in "avoid" is empty/],
  ['without what to write', 'loud: ""', /"avoid\.loud" is neither what to write instead, nor/],
  [
    'with an exception that has other words',
    'loud: { write: a, except: [is louder] }',
    /"avoid\.loud\.except\.0" is not a phrase with "loud" and other words: "is louder"/,
  ],
  [
    'with itself as an exception',
    'loud: { write: a, except: [Loud] }',
    /"avoid\.loud\.except\.0" is not a phrase with "loud" and other words: "Loud"/,
  ],
];
for (const [name, set, expected] of settings)
  test(`a word to avoid ${name} is reported`, () => {
    assert.match(report([avoid(set)]), expected);
  });
