import { frontMatterOf } from '#project/front-matter.ts';
import { languageNamed } from '#search/named-language.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { similarTo } from '../add/similarity.ts';
import { slugFor as slugIn } from '../add/slug.ts';
import { item, link, list, type MdNode, paragraph, text } from './markdown/nodes.ts';
import { visibleText } from './markdown/visible-text.ts';
import { nowhere, sourceFrom } from './documents.testing.ts';
import { planImport } from './plan/plan.ts';
import { namedTopic, topicsFrom as topicsIn } from './plan/topics.ts';
import { choicesOf } from './questions/choices.ts';
import { divided, shortLength } from './write/short-answer.ts';

const english = languageNamed('en');
const slugFor = (question: string, number: number, taken: ReadonlySet<string>, language = english) =>
  slugIn(question, number, taken, language);
const topicsFrom = (sections: readonly string[]) => topicsIn(sections, english);

test('a line end within code ends no line', () => {
  const code: MdNode = { type: 'inlineCode', value: 'a\nb' };
  assert.equal(visibleText([code]), 'a b');
  assert.equal(choicesOf([paragraph(code, text('\nc'))]), undefined);
});

const none = new Set<string>();

test('slugs are the words that carry meaning', () => {
  assert.equal(
    slugFor('What is the difference between spring and neap tides?', 1, none),
    'spring-neap-tides',
  );
  assert.equal(slugFor("How do you improve a map's accuracy?", 1, none), 'improve-maps-accuracy');
  assert.equal(slugFor('Was ist eine Größe, Łódź?', 1, none), 'ist-eine-grosse-lodz');
  assert.equal(slugFor('What is it?', 1, none), 'what-is-it');
  assert.equal(slugFor('？！', 12, none), 'question-12');
  assert.equal(slugFor('DNA?', 1, new Set(['dna', 'dna-2'])), 'dna-3');
  assert.ok(slugFor('supercalifragilistic '.repeat(9) + 'x'.repeat(99), 1, none).length <= 60);
});

test('similar questions share stems', () => {
  const long = 'What is the difference between molecules like DNA and RNA in plants and animals?';
  const known = [
    { name: 'long', wordings: [long] },
    { name: 'alias', wordings: ['Something else', 'plants with DNA or RNA'] },
    { name: 'other', wordings: ['Which plant is green?'] },
    { name: 'trees', wordings: ['Pruning of apple trees'] },
  ];
  const near = (question: string) => similarTo(question, known, english).map(({ name }) => name);
  assert.deepEqual(near('How do DNA and RNA differ in plants?'), ['alias', 'long']);
  assert.deepEqual(near('How do you prune apple trees?'), ['trees']);
  assert.deepEqual(near('What is DNA?'), []);
});

test('a topic is that which a part of the document is called like', () => {
  const topics = [
    { slug: 'sea-and-tides', title: 'Sea and tides' },
    { slug: 'weather', title: 'Weather today' },
  ];
  assert.equal(namedTopic(topics, ['Other', 'weather']), 'weather');
  assert.equal(namedTopic(topics, ['sea and Tides', 'weather']), 'sea-and-tides');
  assert.equal(namedTopic(topics, ['Sea', '']), undefined);
});

test('topics of a new book have slugs of their own', () => {
  assert.deepEqual(topicsFrom(['', '']), [{ slug: 'questions', title: 'Questions' }]);
  assert.deepEqual(topicsFrom(['A b', 'A b', 'A-b', '天气']), [
    { slug: 'a-b', title: 'A b' },
    { slug: 'a-b-1', title: 'A-b' },
    { slug: 'tianqi', title: '天气' },
  ]);
});

const shortAnswerOf = (blocks: readonly MdNode[]) => divided(blocks).short;
const shown = (blocks: readonly MdNode[]) => visibleText(shortAnswerOf(blocks));

test('a short answer is whole sentences of the first paragraph', () => {
  assert.equal(shown([paragraph(text('It is short.')), paragraph(text('More.'))]), 'It is short.');
  const sentence = 'This sentence has some forty characters. ';
  const long = shown([paragraph(text(sentence.repeat(30)))]);
  assert.ok(long.length <= shortLength && long.length > shortLength / 2);
  assert.match(long, /characters\.$/);
  assert.match(shown([paragraph(text('word '.repeat(400)))]), /word …$/);
  const code: MdNode = { type: 'inlineCode', value: 'a. b '.repeat(80) };
  assert.ok(
    shortAnswerOf([paragraph(text('x '.repeat(100)), code, text(' y'.repeat(300)))])[0]!.children!.every(
      ({ type }) => type === 'text' || type === 'inlineCode',
    ),
  );
});

test('text behind a table is no short answer', () => {
  const table = { type: 'table', children: [] };
  assert.equal(shown([table, paragraph(text('And the rest.'))]), '');
  assert.equal(shown([paragraph(text('Three kinds.')), table]), 'Three kinds.');
});

test('a list that a paragraph announces comes along; a picture does not speak', () => {
  const two = list(['one', 'two'].map((value) => item(paragraph(text(value)))));
  assert.equal(shown([paragraph(text('There are two:')), two]), 'There are two:onetwo');
  const picture = link('https://example.org/', text('Picture'));
  assert.equal(shown([paragraph(picture), paragraph(text('Words.'))]), 'Words.');
  assert.deepEqual(shortAnswerOf([{ type: 'code', value: 'x' }]), []);
});

test('an answer goes on where the short answer ends', () => {
  const sentence = 'This sentence has some forty characters. ';
  const [one, two] = [paragraph(text('It is short.')), paragraph(text('More.'))];
  assert.deepEqual(divided([one, two]).rest, [two]);
  const long = divided([paragraph(text(sentence.repeat(30).trim())), two]);
  assert.equal(visibleText(long.short) + ' ' + visibleText(long.rest), `${sentence.repeat(30).trim()}More.`);
  const lead = paragraph(text('Run this:'));
  const program = [lead, { type: 'code', value: 'x\ny' }];
  assert.equal(shown(program), 'Run this.');
  assert.deepEqual(divided(program).rest, program.slice(1));
  const before = 'It runs on its own, at night, and on one machine alone, as all do.';
  const both = divided([paragraph(text(`${before} To start it:`)), program[1]!]);
  assert.deepEqual([visibleText(both.short), visibleText(both.rest)], [before, 'To start it:x\ny']);
  const code: MdNode = { type: 'code', value: 'x' };
  assert.deepEqual(divided([code, one]).rest, [code]);
  assert.deepEqual(divided([code, one, two]).rest, [code, one, two]);
});

test('choices are letters before items, and a label that names one by its letter', () => {
  const lettered = list([...['A: Lyon', 'B: Paris'].map((value) => item(paragraph(text(value)))), item()]);
  for (const value of ['Answer: B', 'Right answer: b.']) {
    const found = choicesOf([lettered, paragraph(text(value)), paragraph(text('On the Seine.'))]);
    assert.deepEqual(
      found?.options.map(({ right }) => right),
      [false, true],
      value,
    );
    assert.deepEqual(found?.after, [paragraph(text('On the Seine.'))]);
  }
  const bare = list(['Lyon', 'Paris'].map((value) => item(paragraph(text(value)))));
  assert.equal(choicesOf([bare, paragraph(text('Answer: Paris'))])?.options[1]?.right, true);
  assert.equal(choicesOf([bare, paragraph(text('Answer: Rome'))]), undefined);
});

const said = (markdown: string): string => {
  const { pages } = planImport([sourceFrom(`## What is it?\n\n${markdown}\n`)], nowhere);
  return String((parse(frontMatterOf(pages[0]!.source)!) as { shortAnswer: string }).shortAnswer).trim();
};

test('a short answer is what a label announces, a sentence, or titles and lists', () => {
  assert.equal(said('**Short answer:**\n\n> Never.\n>\n> - a'), 'Never.');
  assert.equal(said('Golden rule:\n\nNever do.'), 'Never do.');
  assert.equal(
    said('### Parts\n\n- one\n- two\n\n### So\n\nThere are two of them.'),
    'There are two of them.',
  );
  assert.equal(said('### Parts\n\n- one\n- two'), 'Parts:\n\n- one\n- two');
  assert.equal(
    said('### By set\n\n```js\na();\nb();\n```\n\n### By loop\n\n```js\nc();\nd();\n```'),
    '- By set\n- By loop',
  );
  assert.equal(
    said('- Same\n  - both are text\n- Other\n  - one is slow\n\nMore.'),
    '- Same\n\n  - both are text\n- Other\n\n  - one is slow',
  );
  assert.equal(said('- It is one.'), 'It is one.');
});

test('an answer without a sentence gives a line of code, or says where it stands', () => {
  assert.equal(said('```sh\nnpm ci\n```\n\nOutput\n\n```\n1\n2;\n```'), '`npm ci`');
  assert.equal(said('```js\na();\nb();\nc();\nd();\n```'), 'The code below is the answer.');
  assert.equal(
    said('- [ ] A\n\n```\na\n```\n\n- [x] B\n\n```js\nb();\nc();\n```'),
    'The code below is the answer.',
  );
  assert.equal(said('| a | b |\n| - | - |\n| 1 | 2 |\n\nThen more of it.'), 'The table below is the answer.');
});
