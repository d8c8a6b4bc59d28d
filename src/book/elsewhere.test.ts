import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideBook, besideQuestion } from './elsewhere.ts';
import { bookSchema, questionSchema } from './schema.ts';

test('no field that exists is said to be elsewhere, and what is named exists', () => {
  for (const [beside, { shape }] of [
    [besideBook, bookSchema],
    [besideQuestion, questionSchema],
  ] as const)
    for (const [name, says] of Object.entries(beside)) {
      assert.equal(name, name.toLowerCase());
      assert.ok(!Object.hasOwn(shape, name), name);
      for (const [, field] of says.matchAll(/"(\w+)"/g))
        assert.ok(
          Object.hasOwn(shape, field!) ||
            Object.hasOwn(bookSchema.shape, field!) ||
            field === 'language' ||
            field === 'aliases',
          `${name}: ${field}`,
        );
    }
});
