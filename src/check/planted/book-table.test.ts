/** The table of fields and the example in docs/questions/book/index.mdx. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { bookSchema } from '#book/schema.ts';
import { report } from './planted.testing.ts';

const help = readFileSync('docs/questions/book/index.mdx', 'utf8');
const rows = [...help.matchAll(/^\| `(\w+)` \|([^|]*)\|[^|]*\| (.*) \|$/gm)].map(
  ([, field, otherwise, example]) => ({
    field: field!,
    otherwise: otherwise!.trim(),
    example: example!,
  }),
);

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

test('the example with all that is commonly set makes a book, with the pages that it names', () => {
  const [, example] = /^```yaml\n([^]*?)^```$/m.exec(help)!;
  const page = '---\ntitle: A\ndescription: What this is.\n---\nText.\n';
  const said = report([['book.yaml', '', example!]], {
    ...Object.fromEntries(
      ['one', 'two'].map((slug, at) => [
        `questions/${slug}/index.mdx`,
        `---\nquestion: Why ${slug}?\ntopics: [${['dough', 'oven'][at]}]\nshortAnswer: So.\n---\nText.\n`,
      ]),
    ),
    'references.bib': '',
    'pages/about.mdx': page,
    'pages/imprint.mdx': page.replace('title: A', 'title: B'),
  });
  assert.equal(said, '');
  // What it sets is more than half of what can be set.
  assert.ok(Object.keys(parse(example!) as object).length > rows.length / 2);
});
