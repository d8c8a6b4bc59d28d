import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradeOf } from './recall-part.ts';

test('what was said of the points suggests a grade, nothing said suggests none', () => {
  const grades = [0, 1, 2, 3, 6, 7, 11].map((said) => gradeOf(said, 11));
  assert.deepEqual(grades, [undefined, 2, 2, 3, 3, 4, 4]);
});
