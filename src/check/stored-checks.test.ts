import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkContent } from './check.ts';
import { storedChecks } from './stored-checks.ts';

const home = mkdtempSync(join(tmpdir(), 'checks-'));
after(() => rmSync(home, { recursive: true, force: true }));
const content = join(home, 'content');
const kept = join(home, 'checks.json');
const page = join(content, 'questions/one/index.mdx');

mkdirSync(join(content, 'questions/one'), { recursive: true });
const writeTopic = (slug: string) =>
  writeFileSync(
    join(content, 'book.yaml'),
    `name: B\ntagline: t\ndescription: d\ntopics:\n  - { slug: ${slug}, title: A }\n`,
  );
writeTopic('a');
writeFileSync(
  page,
  '---\nquestion: What is one?\ntopics: [a]\nreviewed: 2026-01-02\nshortAnswer: One.\n---\nText with $\\alpha$.\n',
);

/** The check of the book, and how many questions were read for it. */
function check(program = 'p') {
  const checks = storedChecks(kept, program);
  let read = 0;
  const checked = checkContent(content, {
    remembered: (folder, asked, anew) =>
      checks.remembered(folder, asked, () => {
        read += 1;
        return anew();
      }),
  });
  checks.save();
  return { read, checked };
}

test('a question is read again when its bytes or the program have changed, and only then', () => {
  const first = check();
  assert.equal(first.read, 1);
  utimesSync(page, 1, 1);
  const second = check();
  assert.equal(second.read, 0);
  assert.deepEqual(second.checked, first.checked);
  assert.deepEqual([...second.checked.signs], ['α']);
  assert.equal(check('another').read, 1);
  writeFileSync(join(content, 'questions/one/data.ts'), 'export const x = 1;\n');
  assert.equal(check('another').read, 1);
});

test('a fault between files has its line, though the question was not read', () => {
  check();
  writeTopic('b');
  const { read, checked } = check();
  assert.equal(read, 0);
  const problem = checked.problems.find(({ message }) => message.startsWith('Unknown topic'));
  assert.match(`${problem?.file}:${problem?.line}`, /questions\/one\/index\.mdx:3$/);
});

test('a question with a fault is read each time', () => {
  writeTopic('a');
  writeFileSync(page, '---\nquestion: What is one?\ntopics: [a]\nshortAnswer: One.\n---\n<Note>\n');
  assert.equal(check().read, 1);
  assert.equal(check().read, 1);
  assert.ok(check().checked.problems.length > 0);
});
