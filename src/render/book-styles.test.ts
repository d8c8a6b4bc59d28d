import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bookStyles } from './book-styles.ts';
import { partStyles } from './styles/parts.ts';

const tokens = ['page/tokens', 'pictures/roles']
  .map((name) => readFileSync(`src/render/styles/${name}.css`, 'utf8'))
  .join('');

test('a book without a colour has the styles as they are', () => {
  assert.equal(bookStyles(tokens, { roles: {} }), tokens);
});

test('the colour of a book stands in place of the accent, and nowhere else', () => {
  const css = bookStyles(tokens, { roles: { orbit: 'moves' }, accent: '#a01c5c' });
  const changed = css.split('\n').filter((line, at) => line !== tokens.split('\n')[at]);
  assert.deepEqual(
    changed.map((line) => line.trim().split(':')[0]),
    ['--color-accent', '--color-accent-soft', '--role-orbit', '--role-orbit-fill'],
  );
  assert.match(css, /--color-accent: light-dark\(#a01c5c, #[0-9a-f]{6}\);/);
  assert.match(css, /--color-accent-soft: light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\);/);
  // Where the reader's system sets the colours, it does.
  const forced = readFileSync('src/render/styles/page/forced-colors.css', 'utf8');
  assert.equal(bookStyles(forced, { roles: {}, accent: '#a01c5c' }), forced);
});

test('each sheet of the site belongs to a part', () => {
  const named = new Set<string>();
  partStyles((name) => (named.add(`${name}.css`), ''));
  const sheets = globSync('*/*.css', { cwd: 'src/render/styles' });
  assert.deepEqual([...named].sort(), [...sheets, 'look/more-fonts.css'].sort());
});

/** Sizes of text that are none of the scale of tokens.css, but in pictures, whose pixels are their own. */
const literalSizes = (css: string): string[] =>
  [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)].flatMap(([, selector, body]) =>
    /\bsvg\b/.test(selector!) ? [] : (body!.match(/\bfont(?:-size)?:\s*(?:\d+ )?[\d.]+(?:rem|px)/g) ?? []),
  );

/** Corners and layers that have no name in shapes.ts. */
const literalShapes = (css: string): string[] =>
  css.match(/\b(?:border(?:-\w+)*-radius|z-index):[^;}]*(?<![\w-])[1-9.]\d*(?!\d*%)[^;}]*/g) ?? [];

test('what is on a screen has sizes, corners and layers of the scales', () => {
  const sheets = globSync('src/**/*.css');
  assert.ok(sheets.length > 60);
  for (const path of sheets) {
    const css = readFileSync(path, 'utf8');
    assert.deepEqual([...literalSizes(css), ...literalShapes(css)], [], path);
  }
  assert.deepEqual(
    literalShapes('a { border-radius: 50%; z-index: 3 } b { border-end-end-radius: 0 0.5em; }'),
    ['z-index: 3 ', 'border-end-end-radius: 0 0.5em'],
  );
  assert.deepEqual(literalSizes('a { font-size: 0.8rem; } @media print { b { font: 600 12px/1.4 serif } }'), [
    'font-size: 0.8rem',
    'font: 600 12px',
  ]);
});

test('no rule of the site is important: layers, order and selectors say what holds', () => {
  const important = (css: string) => css.match(/!\s*important/g) ?? [];
  for (const path of globSync('src/**/*.css'))
    assert.deepEqual(important(readFileSync(path, 'utf8')), [], path);
  assert.equal(important('a { color: red ! important; b: c!important }').length, 2);
});
