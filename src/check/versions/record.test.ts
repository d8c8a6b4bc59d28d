import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { questionSchema } from '#book/schema.ts';
import { checkChanges } from './changes.ts';
import { checkedYaml } from '../front-matter/front-matter.ts';
import { frontMatterOf } from '#project/front-matter.ts';
import { withChange, type Note } from './record.ts';

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
const second = {
  version: '89abcdef',
  date: '2026-11-26',
  note: `Mended: a "sign" of #1, ${'a text '.repeat(30)}.`,
};
const notes = (source: string): Note[] => {
  const { data, problems } = read(source);
  assert.deepEqual(problems, []);
  return data!.changes;
};

test('a change goes to the end of the list and leaves the rest as it was', () => {
  const once = withChange(source, 4, first);
  assert.deepEqual(notes(once), [first]);
  const twice = withChange(once, 9, second);
  assert.deepEqual(notes(twice), [first, second]);
  assert.equal(read(twice).data!.number, 4);
  assert.ok(
    twice.startsWith(
      '---\nquestion: "Why?" # a comment\ntopics: [a]\nshortAnswer: >-\n  Because.\nchanges:\n',
    ),
  );
  assert.ok(twice.endsWith('---\nText with $1 and ---.\n'));
});

test('nothing else of a real page changes by a byte, whatever its line ends', () => {
  const entry = '  - version: "01234567"\n    date: 2026-11-25\n    note: First published.\n';
  const pages = globSync('content/questions/*/index.mdx').map((path) => readFileSync(path, 'utf8'));
  assert.ok(pages.length >= 10);
  for (const page of pages)
    for (const end of ['\n', '\r\n']) {
      const written = page.replaceAll('\n', end);
      const changed = withChange(written, 1, first);
      assert.deepEqual(notes(changed), [...notes(written), first]);
      assert.equal(changed.replace(entry.replaceAll('\n', end), ''), written);
    }
});

test('a list grows in its place and its own layout, one in a line becomes a block', () => {
  const entry = (item: string, by: string) =>
    `${item}version: "01234567"\n${by}date: 2026-11-25\n${by}note: First published.\n`;
  const block = entry('  - ', '    ');
  const behind = '# behind\nnumber: 4\n';
  for (const [list, written] of [
    [`changes: # here\n${block}  # within\n`, `changes: # here\n${block}${block}  # within\n`],
    [`changes:\n${entry('- ', '  ')}`, `changes:\n${entry('- ', '  ')}${entry('- ', '  ')}`],
    ['changes: []\n', `changes:\n${block}`],
    [
      'changes: [{ version: "01234567", date: 2026-11-25, note: First published. }]\n',
      `changes:\n${block}${block}`,
    ],
  ] as const) {
    const page = (text: string) => source.replace('---\nText', () => `${text}${behind}---\nText`);
    assert.equal(withChange(page(list), 4, first), page(written));
  }
});

test('a version of digits alone and one that looks like a number in other notation stay texts', () => {
  for (const version of ['00000012', '1e234567', '12345678'])
    assert.equal(read(withChange(source, 1, { ...first, version })).data!.changes[0]!.version, version);
});

test('a page without front matter is refused', () => {
  for (const page of ['Text.', '---\n\n---\nText.', '---\n# only a comment\n---\n'])
    assert.throws(() => withChange(page, 1, first), /no front matter/);
});

test('an answer without a note of its present state is reported so, with the remedy', () => {
  const { data, locate } = read(withChange(source, 4, first));
  const problems = (version: string, required = false) =>
    checkChanges(data!.changes, version, { required, isListed: true, locate }).map(
      ({ message, expected }) => `${message} ${expected}`,
    );
  assert.deepEqual(problems('01234567'), []);
  assert.match(problems('ffffffff')[0]!, /changed since version "01234567".*version: "ffffffff"/);
  assert.deepEqual(checkChanges([], 'ffffffff', { required: false, isListed: false, locate }), []);
  const unlisted = { required: true, isListed: false, locate };
  assert.match(checkChanges([], 'ffffffff', unlisted)[0]!.message, /No note/);
  const [added] = checkChanges(data!.changes, 'ffffffff', unlisted);
  assert.match(`${added!.message} ${added!.fix}`, /not recorded yet.* npx grounded record$|npm run record$/);
});

test('the note with which a page was made gives way to that of its publication', () => {
  const behind = (text: string) => source.replace('---\nText', () => `${text}---\nText`);
  const made = behind(
    'changes:\n  - version: "01234567"\n    date: 2026-11-25\n    note: First published.\nnumber: 4\n',
  );
  const once = withChange(made, 4, second, true);
  assert.deepEqual(notes(once), [second]);
  assert.equal(read(once).data!.number, 4);
  assert.equal(withChange(source, 4, second, true), withChange(source, 4, second));
  const inOne = behind(
    'changes: [{ version: "01234567", date: 2026-11-25, note: First published. }]\nnumber: 4\n',
  );
  assert.deepEqual(notes(withChange(inOne, 4, second, true)), [second]);
});
