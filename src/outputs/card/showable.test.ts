import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showable } from './showable.ts';

test('what the fonts have stays as it is', async () => {
  for (const text of ['Plain “text” — 4 × 2 ≤ 9', 'Łódź, ångström, Việt', 'Σ λ α → ∑', 'Что такое внимание?'])
    assert.equal(await showable(text), text);
});

test('what they lack is made plain or left out, each time it is asked for', async () => {
  for (let time = 0; time < 2; time++) {
    assert.equal(await showable('W₀x and λ₂'), 'W0x and λ2');
    assert.equal(await showable('A party 🎉 for 👨‍👩‍👧 all'), 'A party for all');
  }
});

test('a composed letter is found where its parts are written', async () => {
  assert.equal(await showable('cafe\u0301'), 'café');
});

test('a text that would lose letters is not shown', async () => {
  for (const text of ['什么是注意力 (attention)?', 'ما هو الانتباه', 'ध्यान क्या है', '🎉', ' '])
    assert.equal(await showable(text), undefined, text);
});
