import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TreeNode } from '#render/mdx-tree.ts';
import { choicesOf } from './choices.ts';
import { visibleText } from './inline-cut.ts';
import { shortAnswerOf, shortLength } from './short-answer.ts';
import { similarity, similarTo, stems } from './similarity.ts';
import { slugFor } from './slug.ts';
import { guessTopic, topicsFrom } from './topics.ts';

test('a line end within code ends no line', () => {
  const code: TreeNode = { type: 'inlineCode', value: 'a\nb' };
  assert.equal(visibleText([code]), 'a b');
  assert.equal(
    choicesOf([{ type: 'paragraph', children: [code, { type: 'text', value: '\nc' }] }]),
    undefined,
  );
});

const none = new Set<string>();

test('slugs are the words that carry meaning', () => {
  assert.equal(slugFor('What is the difference between LoRA and QLoRA?', 1, none), 'lora-qlora');
  assert.equal(slugFor("How do you improve a model's factuality?", 1, none), 'improve-models-factuality');
  assert.equal(slugFor('Was ist eine Größe, Łódź?', 1, none), 'ist-eine-grosse-lodz');
  assert.equal(slugFor('What is it?', 1, none), 'what-is-it');
  assert.equal(slugFor('什么是嵌入？', 12, none), 'question-12');
  assert.equal(slugFor('什么是 LoRA？', 12, none), 'lora');
  assert.equal(slugFor('LoRA?', 1, new Set(['lora', 'lora-2'])), 'lora-3');
  assert.ok(slugFor('supercalifragilistic '.repeat(9) + 'x'.repeat(99), 1, none).length <= 60);
});

test('similar questions share stems', () => {
  assert.equal(
    similarity(stems('How do you prune attention heads?'), stems('Pruning of attention heads')),
    1,
  );
  assert.equal(similarity(stems('What is LoRA?'), stems('What is RAG?')), 0);
  const known = [
    {
      name: 'long',
      stems: [
        stems('What is the difference between techniques like LoRA and QLoRA in training and inference?'),
      ],
    },
    { name: 'alias', stems: [stems('Something else'), stems('training with LoRA or QLoRA')] },
    { name: 'other', stems: [stems('Which retriever is dense?')] },
  ];
  assert.deepEqual(
    similarTo('How do LoRA and QLoRA differ in training?', known).map(({ name }) => name),
    ['alias', 'long'],
  );
});

test('the topic with most words in common, or that of the section', () => {
  const topics = [
    { slug: 'fine-tuning', title: 'Fine-tuning', description: 'Changing what a model does.' },
    { slug: 'retrieval', title: 'Retrieval', description: 'Finding the right text.' },
  ];
  const guess = (question: string, section = '', answer = '') =>
    guessTopic(topics, { question, section, answer });
  assert.deepEqual(guess('Which retrieval finds text?'), { topic: 'retrieval', sure: false });
  assert.deepEqual(guess('What else?'), { topic: 'fine-tuning', sure: false });
  assert.deepEqual(guess('What else?', 'Retrieval'), { topic: 'retrieval', sure: true });
});

test('topics of a new book have slugs of their own', () => {
  assert.deepEqual(topicsFrom(['', '']), [{ slug: 'questions', title: 'Questions' }]);
  assert.deepEqual(topicsFrom(['A b', 'A b', 'A-b', '检索']), [
    { slug: 'a-b', title: 'A b' },
    { slug: 'a-b-1', title: 'A-b' },
    { slug: 'part-3', title: '检索' },
  ]);
});

const paragraph = (...children: TreeNode[]): TreeNode => ({ type: 'paragraph', children });
const text = (value: string): TreeNode => ({ type: 'text', value });
const shown = (blocks: readonly TreeNode[]) => visibleText(shortAnswerOf(blocks));

test('a short answer is whole sentences of the first paragraph', () => {
  assert.equal(shown([paragraph(text('It is short.')), paragraph(text('More.'))]), 'It is short.');
  const sentence = 'This sentence has some forty characters. ';
  const long = shown([paragraph(text(sentence.repeat(30)))]);
  assert.ok(long.length <= shortLength && long.length > shortLength / 2);
  assert.match(long, /characters\.$/);
  assert.match(shown([paragraph(text('word '.repeat(400)))]), /word …$/);
  const code: TreeNode = { type: 'inlineCode', value: 'a. b '.repeat(80) };
  assert.ok(
    shortAnswerOf([paragraph(text('x '.repeat(100)), code, text(' y'.repeat(300)))])[0]!.children!.every(
      ({ type }) => type === 'text' || type === 'inlineCode',
    ),
  );
});

test('a list that a paragraph announces comes along; a picture does not speak', () => {
  const list: TreeNode = {
    type: 'list',
    children: ['one', 'two'].map((value) => ({ type: 'listItem', children: [paragraph(text(value))] })),
  };
  assert.equal(shown([paragraph(text('There are two:')), list]), 'There are two:onetwo');
  const link: TreeNode = { type: 'link', url: 'https://example.org/', children: [text('Picture')] };
  assert.equal(shown([paragraph(link), paragraph(text('Words.'))]), 'Words.');
  assert.deepEqual(shortAnswerOf([{ type: 'code', value: 'x' }]), []);
});
