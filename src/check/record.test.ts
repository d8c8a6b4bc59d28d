import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionSchema } from '#book/schema.ts';
import { checkChanges } from './changes.ts';
import { checkedYaml, frontMatterOf } from './front-matter.ts';
import { withChange } from './record.ts';

const read = (source: string) => checkedYaml(frontMatterOf(source)!, questionSchema, 'f.mdx', 1);
const source = `---
question: "Why?" # a comment
topics: [a]
shortAnswer: >-
  Because.
---
Text with $1 and ---.
`;
const first = { version: '01234567', date: '2026-11-25', note: 'First published.' };

test('a change goes to the end of the list and leaves the rest as it was', () => {
  const once = withChange(source, 4, first);
  assert.deepEqual(read(once).problems, []);
  assert.equal(read(once).data!.number, 4);
  const twice = withChange(once, 9, {
    version: '89abcdef',
    date: '2026-11-26',
    note: 'Mended: a "sign" of #1.',
  });
  const { data, problems } = read(twice);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    data!.changes.map(({ version, note }) => [version, note]),
    [
      ['01234567', 'First published.'],
      ['89abcdef', 'Mended: a "sign" of #1.'],
    ],
  );
  assert.equal(data!.number, 4);
  assert.ok(twice.startsWith('---\nquestion: "Why?" # a comment\ntopics: [a]\n'));
  assert.ok(twice.endsWith('---\nText with $1 and ---.\n'));
});

test('a list that other fields follow grows in its place', () => {
  const once = withChange(source, 4, first).replace('---\nText', 'difficulty: advanced\n---\nText');
  const twice = withChange(once, 4, { ...first, version: '11111111' });
  assert.deepEqual(read(twice).problems, []);
  assert.equal(read(twice).data!.changes.length, 2);
  assert.equal(read(twice).data!.difficulty, 'advanced');
});

test('a version of digits alone and one that looks like a number in other notation stay texts', () => {
  for (const version of ['00000012', '1e234567', '12345678'])
    assert.equal(read(withChange(source, 1, { ...first, version })).data!.changes[0]!.version, version);
});

test('an answer without a note of its present state is told so, with the remedy', () => {
  const { data, locate } = read(withChange(source, 4, first));
  const problems = (version: string, required = false) =>
    checkChanges(data!.changes, version, { required, locate }).map(
      ({ message, expected }) => `${message} ${expected}`,
    );
  assert.deepEqual(problems('01234567'), []);
  assert.match(problems('ffffffff')[0]!, /changed since version "01234567".*version: "ffffffff"/);
  assert.deepEqual(checkChanges([], 'ffffffff', { required: false, locate }), []);
  assert.match(checkChanges([], 'ffffffff', { required: true, locate })[0]!.message, /No note/);
  const backwards = [data!.changes[0]!, { ...data!.changes[0]!, date: new Date('2020-01-01') }];
  assert.match(checkChanges(backwards, '01234567', { required: true, locate })[0]!.message, /older/);
});
