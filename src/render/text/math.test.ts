import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderMath } from './math.ts';

const formulas = [
  'W = W_0 + \\frac{\\alpha}{r} B A',
  '\\begin{cases} 1 & x>0 \\\\ 0 & \\text{otherwise}\\end{cases}',
  '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
  '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}',
  '\\underbrace{a+b}_{x}',
  '\\boxed{x}',
  '\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V',
];

test('formulas have no inline styles, and every class they use has a rule', () => {
  const css = ['math', 'aligned-math']
    .map((name) => readFileSync(`src/render/styles/answer/${name}.css`, 'utf8'))
    .join('');
  for (const formula of formulas) {
    for (const display of [true, false]) {
      const html = renderMath(formula, display);
      assert.doesNotMatch(html, /\sstyle=/);
      for (const [, name] of html.matchAll(/\b(tml-(?:p[lr]|depth|boxed)[\w-]*)/g))
        assert.ok(css.includes(`.${name}`), name);
    }
  }
});

test('a broken formula and a style of its own are errors', () => {
  assert.throws(() => renderMath('\\frac{a}{', false), /expected '}'/);
  assert.throws(() => renderMath('\\color{red}{x}', false), /style "color/);
  for (const tex of ['\\ref{x}', 'x \\eqref{a}'])
    assert.throws(() => renderMath(tex, true), /\\ref and \\eqref lead nowhere/, tex);
});

test('signs that stand for something in replacements are signs of the formula', () => {
  const html = renderMath('\\begin{cases}\\$& b\\end{cases}', true);
  assert.equal(html.split('<math').length, 2, html);
  assert.ok(html.includes('$&#38; b'), html);
});
