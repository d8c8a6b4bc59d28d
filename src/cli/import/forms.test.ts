/** Forms of numbers, texts, tables, folds and quizzes, each as people wrote it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, nowhere, sourceFrom, sourceOf } from './documents.testing.ts';
import { folderWith, imported } from './folders.testing.ts';
import { seriesIn } from './markdown/series.ts';
import { planImport } from './plan/plan.ts';

const titles = (all: readonly string[]): string[] =>
  seriesIn(all).map((mark, at) => all[at]!.slice(mark?.length ?? 0));

test('numbers are those of a series, whatever they are written in', () => {
  for (const [first, second, third] of [
    ['1 ', '2 ', '3 '],
    ['51 ', '52 ', '53 '],
    ['1.1 ', '1.2 ', '2.1 '],
    ['#1 ', '#2 ', '#3 '],
    ['① ', '② ', '③ '],
    ['I. ', 'II. ', 'III. '],
    ['a) ', 'b) ', 'c) '],
    ['(A) ', '(B) ', '(C) '],
    ['A1) ', 'A2) ', 'B1) '],
    ['Q1 ', 'Q2 ', 'Q3 '],
    ['Q.1 ', 'Q.2 ', 'Q.3 '],
    ['Question 1 - ', 'Question 2 - ', 'Question 3 - '],
    ['No. 1 ', 'No. 2 ', 'No. 3 '],
    ['题目01：', '题目02: ', '题目3：'],
  ] as const)
    assert.deepEqual(titles([`${first}Why`, `${second}Who`, `${third}How`]), ['Why', 'Who', 'How'], first);
});

test('a number that a title itself begins with stays', () => {
  for (const all of [
    ['3 ways to wait?', '2024 models', '5 tips'],
    ['I am', 'I was', 'A model'],
    ['Part 1', 'Part 2', 'Part 3'],
    ['Which 1?', 'What 2?'],
  ])
    assert.deepEqual(titles(all), all);
  assert.deepEqual(titles(['1 Why', '2 Who', '2024 models', '3 ways?', '3 How']), [
    'Why',
    'Who',
    '2024 models',
    '3 ways?',
    'How',
  ]);
});

const written = (text: string | Uint8Array, file?: string): string[] =>
  planImport([sourceFrom(text, file)], nowhere).pages.map(({ source }) => source);
const pages = (name: string): string[] => written(bytesOf(name), name);

test('a text without Markdown: contents, answers further in or out than their questions, code', () => {
  const [moor, line, leave] = pages('contents.txt');
  assert.match(moor!, /\n```\nbow > stern\n```\n\nuntil both are tight:\n\n1\. slowly\n2\. again\n$/);
  assert.match(line!, /^shortAnswer: The one \\<against the wind>\.$/m);
  assert.match(leave!, /\nAsk \\\*nobody\\\*\.\n$/);
  const hanging =
    'FAQ\n\n    What is it?\n        Free.\n\n    Who may?\n        All.\n\n        Even you.\n';
  const two = written(hanging, 'x.txt');
  assert.match(two[1]!, /^question: Who may\?$[^]*^shortAnswer: All\.$[^]*\nEven you\.\n$/m);
  const labelled = 'Notes\n\n1. one\n\n2. two\n\nQ: Why?\nA: So.\n\nQ: Who?\nA: He.\n';
  assert.equal(written(labelled, 'x.txt').length, 2);
});

test('folds within folds: one that only holds others names a part, one within an answer stays', () => {
  const [ebb, flood] = pages('nested-details.md');
  assert.match(ebb!, /^topics: \[sea\]$[^]*\n\*\*More\*\*\n\nIt takes six hours\.\n$/m);
  assert.match(flood!, /^topics: \[sea\]$/m);
});

test('what explains a question stands before its answer, and what closes a document is left out', () => {
  const [ebb, flood] = pages('closing-lines.md');
  assert.match(
    ebb!,
    /^shortAnswer: Das Wasser fällt\.\n---\n\nEin Wort zur Frage\.\n\nDas Wasser fällt\.\n$/m,
  );
  assert.match(flood!, /\n\nNoch ein Wort\.\n\nDas Wasser steigt\.\n$/);
  const { unsure } = planImport([sourceOf('closing-lines.md')], nowhere).files[0]!.questions[1]!;
  assert.equal(unsure.filter((note) => note.startsWith('what closes the document was left out')).length, 3);
});

test('the right choice by its place, letter, text, id or name', async () => {
  const options = ['Sand', 'Water', 'Fire'];
  const named = { A: 'Sand', B: 'Water', C: 'Fire' };
  const objects = options.map((text, at) => ({ id: 'xyz'[at], text }));
  for (const one of [
    { options, answer: 1 },
    { options, answerIndex: 1 },
    { choices: options, correct_index: 1 },
    { options, correct: 1 },
    { options, answer: 'B' },
    { options, correctAnswer: 'b' },
    { options, correct_answer: 'Water' },
    { options, answer: [1] },
    { options: named, answer: 'B' },
    { options: objects, answer: 'y' },
    { options: objects.map((own) => ({ ...own, isCorrect: own.id === 'y' })) },
  ]) {
    const quiz = JSON.stringify([{ question: 'Which is wet?', ...one, explanation: 'It flows.' }]);
    const all = await imported(`${folderWith({ 'quiz.json': quiz })}/quiz.json`);
    assert.match(
      all.page('Which'),
      /^shortAnswer: Water$[^]*<Choice text="Water" right>\n\nIt flows\./m,
      quiz,
    );
  }
  const places = [1, 3].map((answer) => ({ question: `Which ${answer}?`, options, answer }));
  const all = await imported(`${folderWith({ 'quiz.json': JSON.stringify(places) })}/quiz.json`);
  assert.match(all.page('Which 3'), /^shortAnswer: Fire$/m);
  assert.match(all.page('Which 1'), /^shortAnswer: Sand$/m);
});

test('choices by their places, behind two spaces, in items, and named by a list of one', () => {
  const right = (sources: string[]) =>
    sources.map((source) => /<Choice text="([^"]+)" right>/.exec(source)?.[1] ?? source);
  const asked = (choices: string) => `### Which is wet?\n\n${choices}\n### Which is so?\n\n${choices}`;
  for (const choices of [
    '- Sand\n- Water\n* Answer: Water\n',
    '1. Sand\n2. Water\n\nThe correct answer is **B**. It flows.\n',
    'A \u00a0Sand  \n<b>B \u00a0Water</b>  \nC \u00a0Fire\n',
  ])
    assert.deepEqual(right(written(asked(choices))), ['Water', 'Water'], choices);
  const items = ['It is wet:', 'It flows.', 'Which?'].map(
    (said, at) => `${at + 1}. ${said}\n   - Sand\n   - **Water**\n`,
  );
  assert.deepEqual(right(written(items.join(''))), ['Water', 'Water', 'Water']);
});

test('a question and its answer in one line, and cards between tabs', async () => {
  const line = (at: number) => `Why ${at}? - So ${at}.\n`;
  const { pages } = await imported(`${folderWith({ 'a.txt': [1, 2, 3].map(line).join('---\n') })}/a.txt`);
  assert.match(pages[2]!.source, /^question: Why 3\?$[^]*^shortAnswer: So 3\.$/m);
  const rows = [1, 2, 3, 4, 5].map((at) => `To say ${at}\tword ${at}\n`).join('');
  const cards = await imported(`${folderWith({ 'a.tsv': rows })}/a.tsv`);
  assert.match(cards.pages[0]!.source, /^question: To say 1$[^]*^shortAnswer: word 1$/m);
});

test('the last item of a list of choices may say which is right', () => {
  const items = '   - a) Sand\n   - b) Water\n   - **Respuesta correcta:** b) Water\n\n';
  const all = written(`1. **Which is wet?**\n${items}2. **Which is so?**\n${items}`);
  assert.equal(all.length, 2);
  for (const source of all) assert.match(source, /<Choice text="Sand">[^]*<Choice text="Water" right>/);
});

test('headings of HTML on three lines are questions, and code stays code', () => {
  const title = (name: string) => `<h3 name="x">\nWhat is <code>${name}</code>?\n</h3>\n\n`;
  const code = '```html\n<h1>\n  Tides\n</h1>\n```\n\n';
  const both = written(`${title('ebb')}Low.\n\n${code}${title('flood')}High.\n`);
  assert.match(both[0]!, /^question: What is ebb\?$[^]*```html\n<h1>\n {2}Tides\n<\/h1>\n```\n$/m);
  assert.match(both[1]!, /^question: What is flood\?$/m);
});

test('code in HTML has the text of all that is in it', () => {
  const marked =
    'It is <code>tide@sea.example</code>, <code>a **b**</code>, <kbd>https://a.example</kbd> and <b>*c*</b>.';
  const both = written(`## What is ebb?\n\n${marked}\n\n## What is flood?\n\nHigh.\n`);
  assert.match(both[0]!, /It is `tide@sea\.example`, `a b`, `https:\/\/a\.example` and \*\*_c_\*\*\./);
});

test('a bank of questions within its topics, and cards in lists that are no choices', async () => {
  const options = ['Sand', 'Water'].map((text, at) => ({ label: 'AB'[at], text }));
  const stem = {
    id: 1,
    stem: 'Which is wet?',
    options,
    correct_options: ['B'],
    answer_explanation: 'It flows.',
  };
  const cards = ['ebb', 'flood'].map((name) => ({ front: `What is ${name}?`, back: `It is ${name}.` }));
  const importOf = async (bank: unknown) =>
    imported(`${folderWith({ 'bank.json': JSON.stringify(bank) })}/bank.json`);
  const quiz = await importOf({
    topics: [{ name: 'Sea', subtopics: [{ name: 'Tides', questions: [stem] }] }],
  });
  assert.match(quiz.page('Which is wet'), /<Choice text="Water" right>\n\nIt flows\./);
  const deck = await importOf({
    categories: [
      { name: 'Sky', flashcards: cards },
      { name: 'Sea', flashcards: [] },
    ],
  });
  assert.equal(deck.pages.length, 2);
  assert.match(deck.page('What is flood'), /^topics: \[sky\]$\n^shortAnswer: It is flood\.$/m);
});

test('a sentence that ends in a word and a full stop begins with no number', () => {
  const text =
    'FAQ\n\n1. It fails when a constant\n   variables.  Now what?\n\n\tMend it.\n\n2. Is it safe?\n\n\tYes.\n';
  const both = written(text, 'x.txt');
  assert.match(both[0]!, /^question: It fails when a constant variables\. Now what\?$/m);
});

test('numbers of a plain text may end at one place, whatever their length', () => {
  const entry = (n: number) =>
    `${String(n).padStart(2)}. What is thing ${n}, and where?\n\n  - It is so ${n}.\n\n\n`;
  const text = `Asked often\n\n\n${Array.from({ length: 12 }, (_, at) => entry(at + 1)).join('')}`;
  assert.equal(written(text, 'x.txt').length, 12);
});

test('a title that stands further in than the text of an answer is an example in it', () => {
  const asked = ['ebb', 'flood'].map(
    (name) => `What is ${name}?\n\nAs in:\n\n  My Document\n  ===========\n  by me\n\nSo is ${name}.\n\n\n`,
  );
  const both = written(asked.join(''), 'x.txt');
  assert.equal(both.length, 2);
  for (const source of both) assert.match(source, /My Document[^]*by me[^]*So is (?:ebb|flood)\./);
});

test('a question may have more choices than there are letters for, and text has no carriage return', () => {
  const lines = [...'ABCDEFGHIJKL'].map((letter) => `${letter}) Sand ${letter}`).join('\n');
  const all = written(
    `## Which is wet?\n\n${lines}\n\nAnswer: A\n\n## What is ebb?\n\nLow&#13;layout: water.\n`,
  );
  assert.match(all[0]!, /Sand L/);
  assert.match(all[1]!, /Lowlayout: water/);
});

test('a question with a letter and a number begins where no line is left blank, too', () => {
  const text = '[Sea]\nQ001: What is ebb?\n    - Falling\n[Land]\nQ101: What is a moor?\n    - Wet\n';
  const both = written(text, 'x.txt');
  assert.deepEqual(
    both.map((source) => /^question: (.*)$/m.exec(source)![1]),
    ['What is ebb?', 'What is a moor?'],
  );
});
