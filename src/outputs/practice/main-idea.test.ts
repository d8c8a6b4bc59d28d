import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardNode } from '#book/practice-card.ts';
import { mainIdea } from './main-idea.ts';

const p = (...inner: CardNode[]): CardNode => ['p', {}, ...inner];

test('the first sentence is what a card asks for, and the rest explains it', () => {
  const math: CardNode = ['math', {}, ['mn', {}, '4.5']];
  assert.deepEqual(
    mainIdea([p('It costs\nabout ', math, ' bits, or ', math, '. Scales ', math, ' add.'), p('So.')]),
    {
      answer: [p('It costs\nabout ', math, ' bits, or ', math, '.')],
      more: [p('Scales ', math, ' add.'), p('So.')],
    },
  );
  assert.deepEqual(mainIdea([p('It bends ', ['b', {}, 'to the left. Then'], ' it stops.')]), {
    answer: [p('It bends ', ['b', {}, 'to the left.'])],
    more: [p(['b', {}, 'Then'], ' it stops.')],
  });
  assert.deepEqual(mainIdea([p('水是一种透明而没有味道的液体。它会结冰。')]), {
    answer: [p('水是一种透明而没有味道的液体。')],
    more: [p('它会结冰。')],
  });
});

test('a sentence that says too little by itself takes the next along', () => {
  const said = (text: string) => mainIdea([p(text)])?.answer;
  assert.deepEqual(said('No. It never bends at all. So.'), [p('No. It never bends at all.')]);
  assert.deepEqual(said('Am 3. Oktober wird z. B. gefeiert. Danach nicht.'), [
    p('Am 3. Oktober wird z. B. gefeiert.'),
  ]);
  assert.deepEqual(said('No.'), [p('No.')]);
});

test('what no sentence opens has no main idea', () => {
  const list: CardNode = ['ul', {}, ['li', {}, 'One'], ['li', {}, 'Two']];
  assert.equal(mainIdea([p('There are two:'), list]), undefined);
  assert.equal(mainIdea([list]), undefined);
  assert.equal(mainIdea([p(`${'word '.repeat(41)}.`)]), undefined);
  assert.deepEqual(mainIdea([['figure', {}, 'A ray']]), { answer: [['figure', {}, 'A ray']], more: [] });
});
