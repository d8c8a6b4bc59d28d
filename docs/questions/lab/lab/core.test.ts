import { test } from 'node:test';
import { assertSound, cornerStates, near, runner } from 'grounded/lab/testing.ts';
import { controls } from './controls.ts';
import { run } from './core.ts';
import { lab } from './lab.ts';

const at = runner(controls, run);

test('at twice the focal length the image is as far as the object', () => {
  near(at({ focal: 5, distance: 10 }).image, 10);
});

test('the ends of all controls give sound pictures', () => {
  assertSound(lab, cornerStates(controls, 8), () => {});
});
