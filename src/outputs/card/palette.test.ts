import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blend, Palette } from './palette.ts';

test('a colour has one index; one that is near takes it where that is allowed', () => {
  const palette = new Palette();
  assert.equal(palette.index(0xffffff), 0);
  assert.equal(palette.index(0x000000), 1);
  assert.equal(palette.index(0xfefefe, 5), 0);
  assert.equal(palette.index(0xfdfdfd), 2);
  // A grey does not turn blue, as near as that is.
  assert.equal(palette.index(0xe0e0ff, 36), 3);
  assert.deepEqual(palette.colours, [0xffffff, 0x000000, 0xfdfdfd, 0xe0e0ff]);
});

test('a full palette gives the nearest', () => {
  const palette = new Palette();
  for (let grey = 0; grey < 256; grey++) palette.index(grey * 0x010101);
  assert.equal(palette.index(0x808182), 0x81);
  assert.equal(palette.colours.length, 256);
});

test('ink blends with its ground channel by channel', () => {
  assert.equal(blend(0xffffff, 0x000000, 0), 0xffffff);
  assert.equal(blend(0xffffff, 0x102030, 1), 0x102030);
  assert.equal(blend(0x000000, 0x8040ff, 0.5), 0x402080);
});
