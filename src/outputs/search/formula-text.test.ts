import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaText, spokenFormulas } from './formula-text.ts';
import { htmlTree } from '#render/text/html-tree.ts';
import { renderMath } from '#render/text/math.ts';

const twin = (tex: string) => formulaText(htmlTree(renderMath(tex, false)));

test('a formula reads as one would type it', () => {
  const cases: [tex: string, text: string][] = [
    ['O(n^2)', 'O(n^2)'],
    ['d_k', 'd_k'],
    ['W = W_0 + \\frac{\\alpha}{r} B A', 'W = W_0 + α/r B A'],
    ['\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right) V', 'softmax((Q K^T)/(√(d_k))) V'],
    ['\\hat{x}_{i,j} \\le 10^{-3}', 'x_(i, j) ≤ 10^(−3)'],
    ['\\sum_{i=1}^{n} x_i^2', '∑_(i = 1)^n x_i^2'],
    ['\\sqrt{2}', '√2'],
    ["f(x) = x'", 'f(x) = x′'],
    ['\\pi_\\theta(y \\mid x)', 'π_θ(y | x)'],
  ];
  for (const [tex, text] of cases) assert.equal(twin(tex), text, tex);
});

test('signs are also said in words', () => {
  assert.equal(spokenFormulas('softmax((Q K^T)/(√(d_k)))'), 'transposed transpose square root sqrt');
  assert.equal(spokenFormulas('s b h(34 + 5 a s/h) bytes, where a is the share'), 'sbh');
  assert.equal(spokenFormulas('of 𝑥 𝑦 𝑧'), '𝑥𝑦𝑧');
  assert.equal(spokenFormulas('no formula here'), '');
});
