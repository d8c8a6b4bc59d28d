import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markText } from '#render/text/part-mark.ts';
import { ChapterWriter } from './chapter-writer.ts';
import { DrawingStyles } from './drawings.ts';
import { cardNodes } from '../practice/card-nodes.ts';
import { readAnswer } from '../answer/read-answer.ts';

const answer = readAnswer(
  '<article><p>One <x-star onclick="f()">and <b onclick="f()" style="color:red" title="t">two</b></x-star>' +
    '<metadata>five</metadata><script src="/x.js"></script><meta http-equiv="refresh" content="0"><iframe>three</iframe>.</p>' +
    `<math${markText('formula', { tex: 'x' })} xmlns:x="y" onclick="f()"><mi href="/" mathvariant="bold">x</mi></math></article>`,
  'p',
);

test('of elements and attributes that no answer has, only what stands in them goes into cards and e-books', () => {
  assert.deepEqual(cardNodes(answer.content, '/p/'), [
    ['p', {}, 'One and ', ['b', { title: 't' }, 'two'], '.'],
    ['math', { 'data-tex': 'x' }, ['mi', { mathvariant: 'bold' }, 'x']],
  ]);
  const tools = { styles: new DrawingStyles(), address: String, isShown: () => true };
  const [paragraph, formula] = new ChapterWriter(answer, 'p', tools).write(answer.content);
  assert.deepEqual(paragraph, {
    tag: 'p',
    attributes: {},
    children: ['One ', 'and ', { tag: 'b', attributes: {}, children: ['two'] }, '.'],
  });
  assert.deepEqual(formula, {
    tag: 'math',
    attributes: { alttext: 'x' },
    children: [{ tag: 'mi', attributes: { mathvariant: 'bold' }, children: ['x'] }],
  });
});
