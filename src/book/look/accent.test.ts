import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  accentOf,
  contrast,
  grounds,
  leastContrast,
  leastOn,
  mixed,
  readable,
  softAccent,
} from './accent.ts';

const tokens = readFileSync('src/render/styles/page/tokens.css', 'utf8');
const token = (name: string) =>
  new RegExp(`--color-${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)!.slice(1) as [
    string,
    string,
  ];

test('contrast is that of WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#ffffff', '#ffffff'), 1);
  // The palest grey that WCAG lets stand on white.
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
});

test('the grounds are those of the styles, and the colour of the styles has contrast on them', () => {
  for (const [at, theme] of (['light', 'dark'] as const).entries()) {
    assert.deepEqual(
      grounds[theme],
      ['page', 'surface', 'raised'].map((name) => token(name)[at]),
    );
    assert.ok(leastOn(token('accent')[at]!, theme).ratio >= leastContrast);
    assert.ok(contrast(token('accent')[at]!, token('accent-soft')[at]!) >= leastContrast);
  }
});

test('what is too pale or too dark becomes readable, and what is readable stays', () => {
  assert.equal(readable('#0a7068', 'light'), '#0a7068');
  for (const colour of ['#ffff00', '#ff0000', '#808080', '#ffffff', '#000000', '#00ff88'])
    for (const theme of ['light', 'dark'] as const) {
      const found = readable(colour, theme);
      assert.ok(leastOn(found, theme).ratio >= leastContrast, `${colour} ${theme} ${found}`);
      // Text on its soft ground is as readable.
      const [text] = ['text', 'muted'].map((name) => token(name)[theme === 'light' ? 0 : 1]!);
      assert.ok(contrast(text!, softAccent(found, theme)) >= leastContrast);
    }
});

test('one colour gives both themes; two are taken as they are', () => {
  const { light, dark } = accentOf('#a01c5c');
  assert.equal(light, '#a01c5c');
  assert.ok(leastOn(dark, 'dark').ratio >= leastContrast && leastOn(light, 'dark').ratio < leastContrast);
  assert.deepEqual(accentOf({ light: '#111111', dark: '#eeeeee' }), { light: '#111111', dark: '#eeeeee' });
  assert.equal(mixed('#000000', '#ffffff', 0.5), '#808080');
});
