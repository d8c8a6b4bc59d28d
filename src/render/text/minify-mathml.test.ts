import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifyMathml } from './minify-mathml.ts';

const minified = (inner: string): string =>
  /^<math>(.*)<\/math>$/.exec(minifyMathml(`<math>${inner}</math>`, (name) => name === 'used'))![1]!;

test('a row of one element is that element, unless that is an operator', () => {
  assert.equal(minified('<mrow><mi>x</mi></mrow>'), '<mi>x</mi>');
  assert.equal(
    minified('<mfrac><mrow><mn>1</mn></mrow><mrow><mo>−</mo></mrow></mfrac>'),
    '<mfrac><mn>1</mn><mrow><mo>−</mo></mrow></mfrac>',
  );
  assert.equal(
    minified('<mrow><msup><mo>∑</mo><mn>2</mn></msup></mrow>'),
    '<mrow><msup><mo>∑</mo><mn>2</mn></msup></mrow>',
  );
});

test('a row in what is a row is left out, but not the one that keeps a formula on its line', () => {
  const sum = '<mi>a</mi><mo>+</mo><mi>b</mi>';
  assert.equal(minified(`<msqrt><mrow>${sum}</mrow></msqrt>`), `<msqrt>${sum}</msqrt>`);
  assert.equal(minified(`<mrow>${sum}</mrow>`), `<mrow>${sum}</mrow>`);
});

test('what each reader knows of brackets, and classes without a rule, are not said', () => {
  assert.equal(
    minified('<mo fence="true" form="prefix" stretchy="false">(</mo>'),
    '<mo stretchy="false">(</mo>',
  );
  assert.equal(minified('<mo fence="true" form="prefix">|</mo>'), '<mo fence="true" form="prefix">|</mo>');
  assert.equal(minified('<mi class="idle used">x</mi>'), '<mi class="used">x</mi>');
  assert.equal(minified('<mi class="idle">x</mi>'), '<mi>x</mi>');
});

test('text stays text, and empty elements stay empty', () => {
  assert.equal(
    minified('<mtext>a &lt; b &amp; c</mtext><mspace width="1em"></mspace>'),
    '<mtext>a &#60; b &#38; c</mtext><mspace width="1em"/>',
  );
});
