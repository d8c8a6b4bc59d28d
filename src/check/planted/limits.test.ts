/** Plants texts that are longer than a small book allows, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMdx } from '#render/text/mdx-tree.ts';
import { lengthsOf, wordsIn } from '../wording/answer-length.ts';
import { one, report } from './planted.testing.ts';

type Edit = [file: string, find: string, put: string];
const limits = (set: string): Edit => ['book.yaml', 'topics:', `limits: { ${set} }\ntopics:`];
const body = (text: string): Edit => [one, '<Diagram file="flow.yaml" />', text];
const flow = '<Diagram file="flow.yaml" />';
const fold = (id: string) => `<Deeper id="${id}" title="More">\n\nfour words that fold\n\n</Deeper>\n\n`;

const planted: [name: string, edits: Edit[], expected: RegExp[]][] = [
  [
    'a short answer that is too long',
    [limits('shortAnswer: 2')],
    [/index\.mdx:5:1\n {2}The short answer has 3 words/, /at most 2 \(limits\.shortAnswer in book\.yaml\)/],
  ],
  [
    'a correction that is too long',
    [limits('correction: 2'), [one, 'related:', 'correction: It is not two.\nrelated:']],
    [/index\.mdx:7:1\n {2}The correction has 4 words/, /at most 2 \(limits\.correction/],
  ],
  [
    'a hook that is too long',
    [limits('hook: 2'), [one, 'topics:', 'hook: See how one grows\ntopics:']],
    [/index\.mdx:4:1\n {2}The hook has 4 words/, /at most 2 \(limits\.hook/],
  ],
  [
    'a section that is to take three minutes',
    [
      limits('threeMinutes: 5'),
      body(`## In short {#in-three-minutes}\n\none two\n\n### Sub\n\nthree\n\n${flow}`),
    ],
    [/index\.mdx:23\n {2}The section "In short" has 6 words/, /at most 5 \(limits\.threeMinutes/],
  ],
  [
    'an answer that is too long',
    [limits('answer: 9'), body(`## Rest\n\none two three four\n\n${flow}`)],
    [
      /index\.mdx:17\n {2}The answer has 1\d words.* longest section is "Heading", with \d+/,
      /at most 9 \(limits\.answer/,
      /<Deeper/,
    ],
  ],
  [
    'folds that are too many',
    [limits('folds: 2'), body(`${fold('a')}${fold('b')}${fold('c')}${flow}`)],
    [/index\.mdx:35\n {2}The answer has 3 folds/, /at most 2 \(limits\.folds/],
  ],
  [
    'a limit that does not exist',
    [limits('answr: 9')],
    [/book\.yaml:5:\d+\n {2}Unknown field "limits\.answr"/, /did you mean "answer"\?/],
  ],
];
for (const [name, edits, expected] of planted)
  test(`${name} is reported with its place and what to do`, () => {
    const text = report(edits);
    for (const pattern of expected) assert.match(text, pattern);
    assert.match(text, /1 problem in/);
  });

test('what is as long as its limit is not reported', () => {
  assert.equal(
    report([
      limits('hook: 4, shortAnswer: 3, correction: 4, threeMinutes: 5, folds: 1'),
      [one, 'topics:', 'hook: See how one grows\ncorrection: It is not two.\ntopics:'],
      body(`${fold('a')}## In short {#in-three-minutes}\n\none two three\n\n## Rest\n\nfour five\n\n${flow}`),
    ]),
    '',
  );
});

test('a formula or code is one word, a mark none, and what stands apart none', () => {
  const words = (source: string) => wordsIn(lengthsOf(parseMdx(source, 'x').tree!, 1).sections);
  assert.equal(words('Two $x + y$, `a b c`. **Bold**, <Cite of="a" says="b c" />.'), 4);
  assert.equal(words('| a b | c |\n| --- | --- |\n| d | e <Cite of="a" /> |'), 5);
  assert.equal(words('- a\n- b\n\n<Note>\n\nc d\n\n</Note>\n\n<Quiz>\n\ne f\n\n</Quiz>'), 4);
});

test('quiz questions whose right choice is the longest are named where they are more than the book allows', () => {
  const quiz = (id: number, right: string) =>
    `<Quiz id="quiz-${id}" question="Which?">\n<Choice text="${right}" right>Yes.</Choice>\n<Choice text="four">No.</Choice>\n</Quiz>\n\n`;
  const quizzes = (...right: string[]) => body(right.map((text, at) => quiz(at, text)).join('') + flow);
  const even = Array<string>(8).fill('$x$');
  const text = report([limits('longestRight: 10'), quizzes('longer', 'longest', ...even)]);
  assert.match(text, /index\.mdx:23\n {2}The right choice is the longest, as in 2 of the book's 10 quiz/);
  assert.match(text, /index\.mdx:28\n/);
  assert.match(text, /at most 10 in a hundred.*limits\.longestRight in book\.yaml/);
  assert.match(text, /2 problems in/);
  for (const allowed of [quizzes('longer', 'even', ...even), quizzes('longer', 'longest')])
    assert.equal(report([limits('longestRight: 10'), allowed]), '');
});
