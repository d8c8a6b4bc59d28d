import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from './named-language.ts';
import { answerIn, bestPassages, mark, readPage, type Anchor } from './passages.ts';

const english = languageNamed('en');
const stem = (word: string) => english.stem(word);

const parts: [element: string, id: string, text: string, body: string][] = [
  ['h2', 'short-answer-heading', 'Short answer', 'Rye rises in two thin layers.'],
  [
    'h2',
    'resting',
    'What resting saves',
    'Bubbles of the dough are not kept. Effort falls, and kneading time with it.',
  ],
  ['h2', 'misconceptions-heading', 'Misconceptions', ''],
  ['div', 'faster', '', 'Spelt is faster than rye. It is slower per loaf.'],
  ['p', 'also-asked-as', '', 'Also asked as: faster resting · effort'],
  ['h2', 'sources-heading', 'Sources', '1 Effort, Journal of Bubbles.'],
];
let content = '';
const anchors: Anchor[] = parts.map(([element, id, text, body]) => {
  const location = content === '' ? 0 : content.trim().split(/\s+/).length;
  content += ` ${element === 'h2' ? `${text} ` : ''}${body}`;
  return { element, id, text, location };
});
content = content.trim();
const best = (...stems: string[]) =>
  bestPassages(readPage(content, anchors, english), new Map(stems.map((word) => [stem(word), 1])), 3);
const text = (parts: { text: string }[]) => parts.map((part) => part.text).join('');

test('the section that covers most comes first, by its own id, with its words marked', () => {
  const [first] = best('bubble', 'effort');
  assert.equal(first!.id, 'resting');
  assert.equal(first!.title, 'What resting saves');
  assert.deepEqual(
    first!.excerpt.filter(({ match }) => match).map((part) => part.text),
    ['Bubbles', 'Effort'],
  );
  assert.ok(!text(first!.excerpt).startsWith('What resting saves'), 'the title is not repeated');
});

test('a misconception is told apart and titled by its statement', () => {
  const [first] = best('faster');
  assert.deepEqual([first!.id, first!.misconception], ['faster', true]);
  assert.equal(first!.title, 'Spelt is faster than rye.');
});

test('aliases and sources are no sections to link to', () => {
  assert.ok(
    best('effort', 'journal', 'faster').every(({ id }) => !['also-asked-as', 'sources'].includes(id)),
  );
  assert.deepEqual(best('unheard'), []);
});

test('words are marked as data', () => {
  assert.deepEqual(mark('low-fat <b>toasters</b>', new Map([['toast', 1]]), english), [
    { text: 'low-fat <b>', match: false },
    { text: 'toasters', match: true },
    { text: '</b>', match: false },
  ]);
});

test('the sentence that has most of what is asked is the answer; a misconception or a label never is', () => {
  const answer = (...asked: string[]) =>
    answerIn(readPage(content, anchors, english), new Map(asked.map((word) => [stem(word), 1])));
  const found = answer('kneading', 'effort')!;
  assert.equal(found.id, 'resting');
  assert.equal(text(found.excerpt), 'Effort falls, and kneading time with it.');
  assert.deepEqual(
    found.excerpt.filter(({ match }) => match).map((part) => part.text),
    ['Effort', 'kneading'],
  );
  assert.equal(answer('spelt', 'faster'), undefined, 'a misconception');
  assert.equal(answer('journal'), undefined, 'a source');
  assert.equal(answer('kneading', 'unheard', 'unknown'), undefined, 'too little of the query');
});
