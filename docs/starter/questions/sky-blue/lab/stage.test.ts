import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { controls } from './controls.ts';
import { scattered } from './stage.ts';

test('violet light is scattered about nine times as much as red light', () => {
  near(scattered(controls.wavelength.min), 9.4, 0.05);
  assert.equal(scattered(controls.wavelength.max), 1);
});
