import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Citation } from '#book/citation.ts';
import { inlineText, plainTex } from '#book/inline.ts';
import { parseInline, renderInline as setInline, safeLink } from './inline.ts';

const mark = ({ of, at, says, unchecked }: Citation) =>
  `[${[of, at, says, unchecked && 'unchecked'].filter(Boolean).join(' ')}]`;

const renderInline = (source: string) => setInline(source, mark);
const plainInline = (source: string) => inlineText(parseInline(source));

test('texts of the front matter become HTML, marks stand at their word', () => {
  assert.equal(
    renderInline('a **b** `c<d` <Cite of="k" at="table 1" />.'),
    'a <strong>b</strong> <code>c&#60;d</code>[k table 1].',
  );
  assert.equal(
    renderInline('a <Cite of="k" says="b & c" />, d <Cite of="k" unchecked />'),
    'a[k b & c], d[k unchecked]',
  );
  assert.match(renderInline('$x^2$'), /<math x-part="formula [^"]*" x-styles="math">.*<\/math>/);
  assert.equal(renderInline('3. a'), '<ol start="3"><li><p>a</p></li></ol>');
  assert.equal(renderInline('- [x] a\n- [ ] b'), '<ul><li><p>☑ a</p></li><li><p>☐ b</p></li></ul>');
  assert.equal(renderInline('- a\n- b'), '<ul><li><p>a</p></li><li><p>b</p></li></ul>');
});

test('nothing in a text becomes markup or code of its own', () => {
  assert.throws(() => renderInline('<b onclick="x()">y</b>'), /cannot be used/);
  assert.throws(() => renderInline('[x](javascript:alert(1))'), /neither https/);
  assert.equal(renderInline('1 \\< 2 & "q"').includes('<'), false);
  assert.throws(() => safeLink('//evil.example/'), /neither https/);
});

test('a mark of a source takes the space before it along', () => {
  const plain = plainInline(
    '用 75 °C 的水最好 <Cite of="k" />；太烫会苦 <Cite of="k" />。So it is <Cite of="k" />, and *so <Cite of="k" />*.',
  );
  assert.equal(plain, '用 75 °C 的水最好；太烫会苦。So it is, and so.');
});

test('plain text leaves marks out and writes formulas as one types them', () => {
  assert.equal(
    plainInline('Water $W = W_0 + \\frac{\\alpha}{r} B A$ <Cite of="k" />.'),
    'Water W = W_0 + α/r B A.',
  );
  assert.equal(plainTex('\\sqrt{d_k} \\times 2'), '√(d_k) × 2');
});
