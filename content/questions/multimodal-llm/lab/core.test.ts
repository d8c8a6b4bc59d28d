import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { controls } from './controls.ts';
import { run, shapes } from './core.ts';
import { encoded } from './encoded.ts';
import { lab } from './lab.ts';

const at = runner(controls, run);
const page = { width: 210, height: 297, print: 2 };

test('a page: pixels, print, tokens and cache, computed by hand', () => {
  const { rows } = at({ side: 672, paperWidth: 210, paperHeight: 300, print: 2, pictures: 3 });
  assert.deepEqual(
    rows.map(({ shape, picture: { width, height, patches }, tokens }) => [
      shape,
      width,
      height,
      patches,
      tokens,
    ]),
    [
      // 672 / 14 = 48 patches; 672 · 0.7 = 470.4 is 33.6 patches, 16.8 of twice the side.
      ['square', 672, 672, 2304, 6912],
      ['own', 476, 672, 34 * 48, 3 * 34 * 48],
      ['merged', 476, 672, 34 * 48, 3 * 17 * 24],
    ],
  );
  near(rows[0]!.picture.print, (672 / 300) * 2);
  near(rows[0]!.picture.paper, 0.7);
  // 2 · 32 layers · 8 heads · 128 numbers · 2 bytes.
  near(rows[0]!.cache, (6912 * 131_072) / 1e6);
});

test('merging keeps the pixels of the print, to a rounded side, and quarters the tokens', () => {
  for (const side of controls.side.values)
    for (const patch of controls.patch.values) {
      const [own, merged] = (['own', 'merged'] as const).map((shape) => encoded(page, side, shape, patch));
      assert.equal(merged!.tokens * 4, merged!.patches);
      assert.ok(Math.abs(merged!.print / own!.print - 1) <= (2 * patch) / merged!.width);
    }
});

test('what is padded is what the paper leaves of the square; upright and lying paper cost the same', () => {
  for (const [width, height] of [
    [80, 240],
    [240, 80],
    [100, 100],
  ] as const) {
    const { paper } = encoded({ width, height, print: 2 }, 672, 'square', 14);
    near(paper, Math.min(width, height) / Math.max(width, height));
    const turned = encoded({ width: height, height: width, print: 2 }, 672, 'merged', 14);
    assert.equal(encoded({ width, height, print: 2 }, 672, 'merged', 14).tokens, turned.tokens);
  }
});

test('thin paper has a token at least, and all ends of controls give sound pictures', () => {
  assert.equal(encoded({ width: 20, height: 400, print: 1 }, 336, 'merged', 14).width, 28);
  assertSound(lab, cornerStates(controls, 40), ({ rows }) => {
    assert.deepEqual(
      rows.map(({ shape }) => shape),
      shapes,
    );
    for (const { picture } of rows)
      assert.ok(picture.paper > 0 && picture.paper <= 1 + 1e-9, String(picture.paper));
  });
});
