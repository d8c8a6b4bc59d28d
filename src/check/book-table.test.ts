/** What docs/help/book.md says of book.yaml. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { bookSchema } from '#book/schema.ts';

const rows = [
  ...readFileSync('docs/help/book.md', 'utf8').matchAll(/^\| `(\w+)` \|([^|]*)\|[^|]*\| (.*) \|$/gm),
].map(([, field, otherwise, example]) => ({
  field: field!,
  otherwise: otherwise!.trim(),
  example: example!,
}));

test('the table has every field, and its examples are right', () => {
  assert.deepEqual(rows.map(({ field }) => field).sort(), Object.keys(bookSchema.shape).sort());
  const least = { name: 'B', tagline: 't', description: 'd', topics: [{ slug: 'a', title: 'A' }] };
  for (const { field, example, otherwise } of rows) {
    const [first] = /(?<=`)[^`]+(?=`)/.exec(example)!;
    const book = { ...least, ...(parse(first) as object) };
    assert.equal(bookSchema.safeParse(book).error?.message, undefined, first);
    assert.deepEqual(Object.keys(parse(first) as object), [field]);
    const without = Object.fromEntries(Object.entries(book).filter(([name]) => name !== field));
    assert.equal(bookSchema.safeParse(without).success, otherwise !== '', `${field} has a default`);
  }
});
