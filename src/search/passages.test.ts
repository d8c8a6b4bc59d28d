import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestPassages, mark, readPage, type Anchor } from './passages.ts';
import { stem } from './tokens.ts';

const parts: [element: string, id: string, text: string, body: string][] = [
  ['h2', 'short-answer-heading', 'Short answer', 'LoRA trains two thin matrices.'],
  [
    'h2',
    'training',
    'What training saves',
    'Gradients of the base are not kept. Memory falls, and optimizer state with it.',
  ],
  ['h2', 'misconceptions-heading', 'Misconceptions', ''],
  ['div', 'faster', '', 'QLoRA is faster than LoRA. It is slower per step.'],
  ['p', 'also-asked-as', '', 'Also asked as: faster training · memory'],
  ['h2', 'sources-heading', 'Sources', '1 Memory, Journal of Gradients.'],
];
let content = '';
const anchors: Anchor[] = parts.map(([element, id, text, body]) => {
  const location = content === '' ? 0 : content.trim().split(/\s+/).length;
  content += ` ${element === 'h2' ? `${text} ` : ''}${body}`;
  return { element, id, text, location };
});
content = content.trim();
const best = (...stems: string[]) =>
  bestPassages(readPage(content, anchors), new Map(stems.map((word) => [stem(word), 1])), 3);
const text = (parts: { text: string }[]) => parts.map((part) => part.text).join('');

test('the section that covers most comes first, by its own id, with its words marked', () => {
  const [first] = best('gradient', 'memory');
  assert.equal(first!.id, 'training');
  assert.equal(first!.title, 'What training saves');
  assert.deepEqual(
    first!.excerpt.filter(({ match }) => match).map((part) => part.text),
    ['Gradients', 'Memory'],
  );
  assert.ok(!text(first!.excerpt).startsWith('What training saves'), 'the title is not repeated');
});

test('a misconception is told apart and titled by its statement', () => {
  const [first] = best('faster');
  assert.deepEqual([first!.id, first!.misconception], ['faster', true]);
  assert.equal(first!.title, 'QLoRA is faster than LoRA.');
});

test('aliases and sources are no sections to link to', () => {
  assert.ok(
    best('memory', 'journal', 'faster').every(({ id }) => !['also-asked-as', 'sources'].includes(id)),
  );
  assert.deepEqual(best('unheard'), []);
});

test('words are marked as data', () => {
  assert.deepEqual(mark('low-rank <b>adapters</b>', new Map([['adapt', 1]])), [
    { text: 'low-rank <b>', match: false },
    { text: 'adapters', match: true },
    { text: '</b>', match: false },
  ]);
});
