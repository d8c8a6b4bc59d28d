import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardText } from './card-text.ts';

test('blocks are lines, formulas TeX, pictures what they show', () => {
  assert.equal(
    cardText([
      ['p', {}, 'The  ', ['b', {}, 'orbit'], ' of\n', ['math', { 'data-tex': 'e<1' }, ['mi', {}, 'e']], '.'],
      ['math', { display: 'block', 'data-tex': 'a^{2}' }, ['mi', {}, 'a']],
      ['ul', {}, ' ', ['li', {}, ['p', {}, 'One']], ['li', {}, 'Two']],
      ['img', { alt: 'an ellipse', src: '/assets/e.png' }],
      ['pre', {}, ['code', {}, 'for x:\n    go(x)\n']],
      ['table', {}, ['tr', {}, ['td', {}, 'a'], ['td', {}, 'b']]],
      'left\u0001out\0',
    ]),
    'The orbit of $e<1$.\n$$a^{2}$$\n• One\n• Two\nan ellipse\nfor x:\n    go(x)\n\na\tb\nleftout',
  );
  assert.equal(cardText(['<b>&amp;</b>']), '<b>&amp;</b>');
  assert.equal(cardText([['ol', {}, ['li', {}, 'x'], ['li', {}, 'y']]]), '1. x\n2. y');
  assert.equal(cardText([['ol', { start: '3' }, ['li', {}, 'x']]]), '3. x');
});
