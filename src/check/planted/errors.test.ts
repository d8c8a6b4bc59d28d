/** Plants errors in a small book and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { home, one, report } from './planted.testing.ts';
import { readBook } from '../read-book.ts';

test('the book without errors is clean', () => {
  assert.equal(report([]), '');
});

const planted: [name: string, edits: [string, string, string][], expected: RegExp[]][] = [
  [
    'a mistyped field',
    [[one, 'number: 1', 'numbr: 1']],
    [/index\.mdx:3:1\n {2}Unknown field "numbr"/, /did you mean "number"\?/],
  ],
  [
    'a field of the wrong kind',
    [[one, 'number: 1', 'number: first']],
    [/index\.mdx:3:1/, /"number" is "first"/, /a number/],
  ],
  [
    'a number that JavaScript cannot count on from',
    [[one, 'number: 1', 'number: 9007199254740991']],
    [/index\.mdx:3:1/, /"number" is 9007199254740991/, /at most 999999/],
  ],
  [
    'a difficulty that does not exist',
    [[one, 'number: 1', 'difficulty: hard']],
    [/"difficulty" is "hard"/, /introductory, intermediate, advanced/],
  ],
  [
    'days that are none',
    [[one, 'number: 1', 'number: 1\nwritten: 2026-02-30\nreviewed: 2026']],
    [
      /index\.mdx:4:1\n {2}The field "written" is not a day such as 2026-01-31: "2026-02-30"/,
      /index\.mdx:5:1\n {2}The field "reviewed" is not a day such as/,
    ],
  ],
  [
    'a language that Intl does not know',
    [[one, 'number: 1', 'number: 1\nterms: { de-abcdefghijk: [Eins] }']],
    [/"de-abcdefghijk" in "terms" is not a language code/],
  ],
  [
    'a language that is no code',
    [[one, 'number: 1', 'number: 1\nterms: { Deutsch: [Eins] }\ntitles: { German: Was ist eins? }']],
    [
      /index\.mdx:4:10\n {2}The name "Deutsch" in "terms" is not a language code such as "es"\./,
      /index\.mdx:5:11\n {2}The name "German" in "titles" is not a language code/,
    ],
  ],
  [
    'terms of a language that are no list, none, or an empty one',
    [[one, 'number: 1', "number: 1\nterms: { de: Eins, fr: [], es: [''] }"]],
    [
      /index\.mdx:4:10\n {2}The field "terms\.de" is "Eins"\.\n {2}expected: a list/,
      /"terms\.fr" is empty/,
      /"terms\.es\.0" is empty/,
    ],
  ],
  [
    'terms without their languages',
    [[one, 'number: 1', 'number: 1\nterms: [Eins]']],
    [/"terms" is \["Eins"\]/, /a map of names to values/],
  ],
  [
    'a language that the interface does not speak',
    [['book.yaml', 'name: ', 'language: tlh\nname: ']],
    [
      /book\.yaml:1:1\n {2}The field "language" is not a language that the site speaks: "tlh"\n {2}expected: one of en, .*; another language needs a translation/,
    ],
  ],
  [
    'an unknown topic',
    [[one, '[optics]', '[optcs]']],
    [/index\.mdx:4:\d+\n {2}Unknown topic "optcs"/, /did you mean "optics"\?/],
  ],
  [
    'an unknown source',
    [[one, 'a2020x" at', 'a2020y" at']],
    [/index\.mdx:19\n {2}Unknown source "a2020y"/, /did you mean "a2020x"\?/],
  ],
  [
    'a dead relation',
    [[one, 'to: two', 'to: tow']],
    [/index\.mdx:8:5\n {2}Related question "tow" does not exist/, /did you mean "two"\?/],
  ],
  [
    'an unclosed tag',
    [[one, '<Diagram file="flow.yaml" />', '<Note>never closed']],
    [/index\.mdx:23:1\n/, /closing tag/, /close the tag/],
  ],
  [
    'a wrong region',
    [[one, 'region="fit"', 'region="fitt"']],
    [/index\.mdx:21:1\n/, /no region "fitt"; the file marks "fit"/],
  ],
  ['a stray opening brace', [[one, '\\{braces\\}', '{braces']], [/index\.mdx:19:/, /write \\\{/]],
  [
    'braces around a word',
    [[one, '\\{braces\\}', '{braces}']],
    [/index\.mdx:19:/, /"braces" is not defined/, /write \\\{…\\\}/],
  ],
  [
    'an HTML comment that is not closed',
    [[one, 'Text with', 'Text <!-- note with']],
    [/index\.mdx:19:6/, /\{\/\* … \*\/\}/],
  ],
  ['a stray less-than', [[one, '1 \\< 2', '1 <2']], [/index\.mdx:19:/, /write \\</]],
  [
    'a price read as a formula',
    [[one, '\\$5, and', '$5 and then $10,']],
    [/is read as a formula/, /write \\\$5/],
  ],
  [
    'a formula that cannot be set',
    [[one, 'a | pipe', 'a $\\frac{1}{$ x']],
    [/index\.mdx:19:/, /formula .* cannot be typeset/],
  ],
  [
    'a part that does not exist',
    [[one, '<Code file="one.py"', '<Cod file="one.py"']],
    [/no part called <Cod>/, /did you mean <Code>\?/],
  ],
  [
    'a property that does not exist',
    [[one, 'region="fit"', 'regoin="fit"']],
    [/<Code> has no property "regoin"/, /did you mean "region"\?/],
  ],
  ['a missing file', [[one, 'file="one.py"', 'file="two.py"']], [/quoted file "two.py" does not exist/]],
  [
    'a file outside the folder',
    [[one, 'file="one.py" region="fit"', 'file="../two/index.mdx"']],
    [/outside the folder of its text/],
  ],
  [
    'a program without output',
    [
      [one, 'file="one.py"', 'file="new.py"'],
      ['questions/one/new.py', '', '# region fit\n1\n# endregion fit\n'],
    ],
    [/its output is not recorded/],
  ],
  [
    'a diagram without alternative text',
    [['questions/one/flow.yaml', 'alt: A to B.\n', '']],
    [/flow\.yaml/, /"alt" is missing/],
  ],
  [
    'a diagram with a role that the book does not name',
    [['questions/one/flow.yaml', '{ label: A }', '{ label: A, role: wrnog }']],
    [
      /flow\.yaml:4:\d+\n {2}The field "nodes\.a\.role" is "wrnog"/,
      /one of plain, wrong/,
      /did you mean "wrong"/,
    ],
  ],
  [
    'a diagram in which one node has no place',
    [['questions/one/flow.yaml', '{ label: A }', '{ label: A, at: [0, 0] }']],
    [
      /flow\.yaml:\d+:\d+\n {2}The node "b" has no position/,
      /a position for every node, or for none/,
      /add "at:/,
    ],
  ],
  ['a diagram with a dead edge', [['questions/one/flow.yaml', '[a, b]', '[a, c]']], [/names the node "c"/]],
  [
    'a diagram with an edge to what all objects have',
    [['questions/one/flow.yaml', '[a, b]', '[a, toString]']],
    [/names the node "toString"/],
  ],
  [
    'a diagram of a million columns',
    [['questions/one/flow.yaml', '{ label: A }', '{ label: A, at: [1000000, 0] }']],
    [/flow\.yaml:\d+:\d+\n {2}The field "nodes\.a\.at\.0" is 1000000\.\n {2}expected: at most 50/],
  ],
  [
    'an image without alternative text',
    [[one, 'Text with', '![](https://example.org/x.png) Text with']],
    [/has no alternative text/],
  ],
  ['a heading of level 1', [[one, '## Heading', '# Heading']], [/heading of level 1/]],
  [
    'errors in the caption and the id of a part whose numbers come from a program',
    [
      [
        one,
        'Text with',
        '<Plot id="heading" title="T" caption="Up to $\\frac$." series={props.x} />\n\nText with',
      ],
    ],
    [/The formula \\frac cannot be typeset/, /id "heading" is used twice/, /<Plot> lacks the property "alt"/],
  ],
  [
    'a property that a part does not have, given by a program',
    [[one, 'Text with', '<Bars id="bars" values={[1]} />\n\nText with']],
    [/one\/index\.mdx:\d+:1\n {2}<Bars> has no property "values"/, /<Bars> lacks the property "bars"/],
  ],
  [
    'an id used twice',
    [[one, '## Heading {#heading}', '## A {#heading}\n\n## B {#heading}']],
    [/id "heading" is used twice/],
  ],
  [
    'a dead link to a question',
    [['questions/two/index.mdx', '/questions/one/', '/questions/onne/']],
    [/leads to a question that does not exist/, /\/questions\/one\//],
  ],
  [
    'a wrong unit',
    [[one, ', and 12% <Cite', ', and 12 Gb <Cite']],
    [/unit "Gb" is not written correctly/, /write GB/],
  ],
  [
    'a wrong unit of a computed number',
    [[one, ', and 12%', ', <Value of={1} unit="Gb" /> and 12%']],
    [/"unit" of <Value> is not one of the units of bytes/],
  ],
  ['an empty answer', [[one, 'One is $1$ <Cite of="a2020x" />.', '']], [/"shortAnswer" is empty/]],
  [
    'a number used twice',
    [['questions/two/index.mdx', 'topics:', 'number: 1\ntopics:']],
    [/number 1 is already used/],
  ],
  [
    'broken YAML',
    [[one, 'question: What is one?', 'question: What is: one: "two']],
    [/index\.mdx:2:/, /not valid YAML/, /in quotes/],
  ],
  [
    'a symbol that holds a program',
    [['symbol.svg', '', '<svg viewBox="0 0 24 24">\n<script>1</script></svg>']],
    [/symbol\.svg:2\n/, /<svg viewBox="0 0 24 24">/],
  ],
  [
    'a lab without its folder',
    [[one, '<Diagram file="flow.yaml" />', '<Lab />']],
    [/index\.mdx:23:1\n {2}The lab lacks .*one\/lab\/lab\.ts/, /remove <Lab \/>/],
  ],
  [
    'a picture for the home page that is not there',
    [['book.yaml', 'topics:', 'stage: one\ntopics:']],
    [
      /book\.yaml:5:1\n {2}The home page should show the picture of "one", but that question has none/,
      /remove the line/,
    ],
  ],
  [
    'a heading in a short answer',
    [[one, 'One is $1$', '## One is $1$']],
    [/index\.mdx:5\n/, /"heading" cannot be used in this text/],
  ],
  [
    'a number that is too small',
    [[one, 'number: 1', 'number: 0']],
    [/index\.mdx:3:1\n {2}The field "number" is 0\.\n {2}expected: more than 0/],
  ],
  [
    'a share over a hundred',
    [['book.yaml', 'figuresNeedSources', 'limits: { longestRight: 101 }\nfiguresNeedSources']],
    [/The field "limits\.longestRight" is 101\.\n {2}expected: at most 100/],
  ],
  [
    'a flag with a value',
    [[one, '<Code file="one.py"', '<Code output="yes" file="one.py"']],
    [/The property "output" of <Code> is a flag, so write its name alone\./],
  ],
  ['no front matter', [[one, '---\nquestion', 'question']], [/front matter is missing/]],
];
for (const [name, edits, expected] of planted) {
  test(`${name} is reported with its place and what to do`, () => {
    const text = report(edits);
    for (const pattern of expected) assert.match(text, pattern);
  });
}

test('several errors are reported together', () => {
  const text = report([
    [one, '[optics]', '[nowhere]'],
    [one, 'region="fit"', 'region="fitt"'],
    ['questions/two/index.mdx', '/questions/one/', '/questions/three-hundred/'],
  ]);
  assert.match(text, /3 problems in the content$/);
});

test('a folder that is no book says what is missing', () => {
  const empty = join(home, 'empty');
  mkdirSync(empty);
  const text = formatProblems(readBook(empty).problems);
  assert.match(text, /book\.yaml/);
  assert.match(text, /The book has no questions/);
});
