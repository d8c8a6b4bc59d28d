/** Mistakes in YAML as authors make them: each is reported once, in its own line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionSchema } from '#book/schema.ts';
import { checkedYaml } from '../front-matter/front-matter.ts';
import { one, report } from './planted.testing.ts';

/** `line:column message` of each problem of a front matter. */
const reported = (yaml: string): string[] =>
  checkedYaml(yaml, questionSchema, 'index.mdx', 1).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message.replace('This is not valid YAML: ', '')}`,
  );
const rest = 'topics: [a]\nshortAnswer: One.\naliases:\n  - b\n';

const cases: [what: string, yaml: string, ...expected: string[]][] = [
  [
    'a merge of git that was left',
    `question: What?\n<<<<<<< HEAD\nnumber: 1\n=======\nnumber: 2\n>>>>>>> other\n${rest}`,
    '3:1 git could not merge these lines, and has left those of both sides.',
  ],
  ['an open double quote', `question: "What?\n${rest}`, '2:11 this " is not closed.'],
  ['an open single quote', `question: 'What?\n${rest}`, "2:11 this ' is not closed."],
  [
    'an open quote that another closes',
    'question: "What?\ntopics: [a]\nshortAnswer: "One."\n',
    '2:11 this " is not closed.',
  ],
  [
    'an open quote that a quote within a text closes',
    'question: "What?\ntopics: [a]\nshortAnswer: One "two" three.\n',
    '2:11 this " is not closed.',
  ],
  [
    'an open quote further down',
    'question: What?\nshortAnswer: "One.\ntopics: [a]\n',
    '3:14 this " is not closed.',
  ],
  ['text behind a quote', `question: "What" is?\n${rest}`, '2:18 text follows a closing quote.'],
  ['an apostrophe in quotes', `question: 'It's?'\n${rest}`, '2:15 text follows a closing quote.'],
  ['a colon in a value', `question: Was ist X: Y?\n${rest}`, '2:11 the value has ": ", which ends a name.'],
  [
    'two errors of their own',
    'question: A: b\nshortAnswer: C: d\ntopics: [a]\n',
    '2:11 the value has ": ", which ends a name.',
    '3:14 the value has ": ", which ends a name.',
  ],
  [
    'a field too deep',
    'question: What?\n  topics: [a]\nshortAnswer: One.\n',
    '3:3 this line is indented below a field that has a value.',
  ],
  [
    'a field of a list too deep',
    'question: What?\nrelated:\n  - to: x\n    kind: contrast\n      why: y\n',
    '6:7 this line is indented below a field that has a value.',
  ],
  [
    'an item less deep',
    'question: What?\naliases:\n    - a\n  - b\ntopics: [a]\n',
    '5:1 this line is not indented like the lines above it.',
  ],
  [
    'a first line too deep',
    `  question: What?\n${rest}`,
    '3:1 this line is not indented like the lines above it.',
  ],
  ['a tab', 'question: What?\naliases:\n\t- a\ntopics: [a]\n', '4:1 this line is indented with a tab.'],
  [
    'a name twice',
    'question: What?\ntopics: [a]\nquestion: Again?\nshortAnswer: One.\n',
    '4:1 the field "question" occurs a second time.',
  ],
  ['an open bracket', 'question: What?\ntopics: [a\nshortAnswer: One.\n', '3:9 this [ is not closed.'],
  [
    'an open brace',
    'question: What?\ntitles: { de: Was?\nshortAnswer: One.\ntopics: [a]\n',
    '3:9 this { is not closed.',
  ],
  ['a bracket too many', 'question: What?\ntopics: [a]]\nshortAnswer: One.\n', '3:12 this ] closes nothing.'],
  [
    'no colon',
    'question: What?\ntopics [a]\nshortAnswer: One.\n',
    '3:1 "topics [a]" is not a "name: value".',
  ],
  ['no space', `question:What?\n${rest}`, '2:1 "question:What?" is not a "name: value".'],
  ['a reserved sign', `question: @x\n${rest}`, '2:11 a value begins with @, which YAML reserves.'],
  ['emphasis', `question: *What* is it?\n${rest}`, '2:18 a value begins with *, which YAML reserves.'],
  ['emphasis of the whole', `question: *What*\n${rest}`, '2:11 a value begins with *, which YAML reserves.'],
  [
    'a formula in double quotes',
    `question: "What is $\\lambda$?"\n${rest}`,
    '2:21 \\l is not a valid escape in double quotes.',
  ],
];
for (const [what, yaml, ...expected] of cases)
  test(`a mistake in YAML is reported once, where it is: ${what}`, () => {
    assert.deepEqual(reported(yaml), expected);
  });

test('a text in quotes may go on in lines that hold colons', () => {
  assert.deepEqual(reported(`question: "What\n  is it: this?"\n${rest}`), []);
});

test('a broken file is reported by itself, with what to do', () => {
  for (const [file, find, put, place] of [
    ['book.yaml', 'tagline: t', 'tagline: "t', '2:10'],
    [one, 'question: What is one?', 'question: "What is one?', '2:11'],
  ] as const) {
    const text = report([[file, find, put]]);
    assert.ok(text.endsWith('1 problem in the content'), text);
    assert.ok(
      text.includes(
        `${file}:${place}\n  This is not valid YAML: this " is not closed.\n` +
          '  expected: a " in this line, or in lines that are indented below it\n' +
          '  fix: close it; a " within it is written \\"\n',
      ),
      text,
    );
  }
});
