/** Drives the commands for authors as an author does. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readBook } from '#check/read-book.ts';
import { filesOf } from '#cli/import/documents.testing.ts';
import type { ImportReport } from '#cli/import/report/report.ts';

const home = mkdtempSync(join(tmpdir(), 'import-'));
after(() => rmSync(home, { recursive: true, force: true }));
const cards = 'e2e/fixtures/import/details.md';

/** Runs a command with nothing of the environment of whoever runs the tests, least of all the book. */
function run(script: string, args: string[], content = join(home, 'nothing')) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/grounded.js', script, ...args], {
    encoding: 'utf8',
    env: { PATH, NODE_COMPILE_CACHE, CONTENT_DIR: content },
  });
  return { status, stdout, stderr };
}
/** A copy of the book that tests are made with. */
function copiedBook(name: string): string {
  const folder = join(home, name);
  cpSync('e2e/fixtures/book', folder, { recursive: true });
  return folder;
}

test('a dry run reports and writes nothing', () => {
  const into = join(home, 'dry');
  const { status, stdout } = run('import', [cards, '--into', into, '--dry-run', '--verbose']);
  assert.equal(status, 0);
  assert.match(stdout, /Taken: 5 questions in .*\n {2}line 4: What is a token\? → what-is-a-token /);
  assert.match(stdout, /Left out:\n[^]* {2}without an answer: "What is byte-pair encoding\?" .* \(line 40\)/);
  assert.match(stdout, /Would write 6 files/);
  assert.equal(existsSync(into), false);
});

test('the name of a file speaks to no terminal, and to nobody who reads the page', () => {
  const [notes, into] = [join(home, 'notes'), join(home, 'named')];
  mkdirSync(notes);
  writeFileSync(
    join(notes, 'a\u001b]0;b\u202e.md'),
    '# What is a name of this?\n\nIt is what it is called by.\n',
  );
  writeFileSync(join(notes, 'b.md'), '# What is another name?\n\nIt is what else it is called by.\n');
  const { status, stdout } = run('import', [notes, '--into', into, '--verbose']);
  assert.equal(status, 0);
  assert.match(stdout, /a\ufffd\]0;b\ufffd\.md:1: What is a name of this\? /);
  assert.doesNotMatch(Object.values(filesOf(into)).join(), /[\u001b\u202e]/);
});

test('without --into the book of CONTENT_DIR is meant, and what it has is not added again', () => {
  const into = copiedBook('own');
  const seed = join(home, 'seed.md');
  const questions = globSync(join(into, 'questions/*/index.mdx')).map(
    (path) => /^question: (.*)$/m.exec(readFileSync(path, 'utf8'))![1]!,
  );
  assert.ok(questions.length > 3);
  const document = questions.map((question, at) => `## ${at + 1}. ${question}\n\n**Answer:**  \nIt is so.\n`);
  writeFileSync(seed, document.join('\n---\n'));
  const before = filesOf(into);
  const { status, stdout } = run('import', [seed], into);
  assert.equal(status, 0);
  const { length } = questions;
  assert.match(stdout, new RegExp(`${length} questions found: 0 taken, ${length} already in the book`));
  assert.match(stdout, /Nothing new: nothing was written\./);
  assert.deepEqual(filesOf(into), before);
});

test('unreadable and unwritable files are reported, with exit status 1', () => {
  writeFileSync(join(home, 'empty.md'), '');
  writeFileSync(join(home, 'binary.md'), Uint8Array.from([1, 0, 2, 3]));
  writeFileSync(join(home, 'prose.md'), 'Nothing is asked here.\n');
  writeFileSync(join(home, 'huge.md'), Buffer.alloc(20_000_001, 'a'));
  const nowhere = join(home, 'nowhere');
  mkdirSync(join(home, 'folder'));
  for (const name of ['empty.md', 'binary.md']) cpSync(join(home, name), join(home, 'folder', name));
  const names = ['none.md', 'folder', 'empty.md', 'binary.md', 'huge.md', 'prose.md'];
  const files = run('import', [...names.map((name) => join(home, name)), '--into', nowhere, '--verbose']);
  assert.equal(files.status, 1);
  for (const message of [
    /none\.md: There is no such file/,
    /folder: read nothing\n[^]*\nLeft out:\n[^]*The file is binary.* \(binary\.md\)\n {2}The file is empty.* \(empty\.md\)/,
    /empty\.md: The file is empty/,
    /binary\.md: The file is binary/,
    /huge\.md: The size of the file is 21 MB; at most 20 MB are read/,
    /prose\.md: 1 line, 0 questions\n[^]*Left out:\n[^]* \(.*prose\.md:1\)/,
    /No question was found\. Nothing was written/,
  ])
    assert.match(files.stdout, message);
  assert.equal(existsSync(nowhere), false);
  const one = run('import', [join(home, 'none.md'), cards, '--into', nowhere, '--dry-run', '--json']);
  assert.equal(one.status, 1, 'one file of two could not be read');
  assert.equal((JSON.parse(one.stdout) as ImportReport).counts.taken, 5);
});

test('a command that cannot be understood or has no book says how it is called', () => {
  const file = join(home, 'file.md');
  writeFileSync(file, 'Text.');
  const cases: [script: string, args: string[], message: RegExp][] = [
    ['import', [], /No file was named[\s\S]*Usage/],
    ['import', ['x.md', '--bogus'], /Unknown option '--bogus'[\s\S]*Usage/],
    ['import', ['x.md', '--into='], /--into needs[\s\S]*Usage/],
    ['import', [cards, '--into', file], /is a file\. Expected a content folder/],
    ['import', [cards, '--topic', 'x'], /no topic "x"[\s\S]*leave --topic out/],
    ['new', [''], /No question was given[\s\S]*Usage/],
    ['new', ['Why?', '--slug'], /--slug[\s\S]*Usage/],
  ];
  for (const [script, args, message] of cases) {
    const { status, stderr } = run(script, args);
    assert.equal(status, 1, args.join(' '));
    assert.match(stderr, message);
  }
});

test('a new question builds at once, says that it has no answer, and has its first note', () => {
  const book = copiedBook('new');
  const { status, stdout } = run('new', ['How  long is a year:', '“long”?'], book);
  assert.equal(status, 0);
  assert.match(stdout, /questions\/long-year\/index\.mdx\n {2}question 6,/);
  const source = readFileSync(join(book, 'questions/long-year/index.mdx'), 'utf8');
  assert.match(source, /^question: "How long is a year: “long”\?"\nnumber: 6$/m);
  assert.match(source, /^topics: \[solar-system\]$/m);
  assert.match(source, /^shortAnswer: Not answered yet\.$/m);
  assert.match(
    source,
    /^changes:\n {2}- version: "[0-9a-f]{8}"\n {4}date: \S+\n {4}note: First published\.$/m,
  );
  assert.deepEqual(readBook(book).problems, []);
});

test('an author can choose the address, if nothing has it or had it', () => {
  const book = copiedBook('chosen');
  writeFileSync(
    join(book, 'published.yaml'),
    'questions:\n  comets:\n    { number: 40, anchors: [], withdrawn: 2026-01-02, why: Wrong. }\n',
  );
  const before = filesOf(book);
  for (const [slug, message] of [
    ['Blue Ice', /"Blue Ice" is not a valid slug\.\n {2}expected: lower-case .*\n {2}fix: --slug blue-ice\n/],
    ['blue--ice', /"blue--ice" is not a valid slug/],
    ['', /"" is not a valid slug[\s\S]*fix: write such a name/],
    ['sunlight', /\/questions\/sunlight\/ is taken\.[\s\S]*such as --slug sunlight-2\n/],
    ['comets', /\/questions\/comets\/ is taken/],
    ['about', /\/questions\/about\/ is taken/],
  ] as const) {
    const { status, stderr } = run('new', ['Why is ice blue?', `--slug=${slug}`], book);
    assert.equal(status, 1, slug);
    assert.match(stderr, message);
    assert.match(stderr, /Nothing was written\.\n$/);
  }
  assert.deepEqual(filesOf(book), before);
  const { stdout } = run('new', ['Why is ice blue?', '--slug', 'blue-ice'], book);
  assert.match(stdout, /questions\/blue-ice\/index\.mdx\n {2}question 41, address \/questions\/blue-ice\//);
});

test('a question that the book has is not made again, a similar one is pointed out', () => {
  const book = copiedBook('again');
  const before = filesOf(book);
  const same = run('new', ['how old is the SUNLIGHT that reaches us'], book);
  assert.equal(same.status, 1);
  assert.match(
    same.stderr,
    /The book already has this question: "How old is the sunlight[\s\S]*Nothing was written/,
  );
  assert.deepEqual(filesOf(book), before);
  const similar = run('new', ['How old is sunlight?'], book);
  assert.equal(similar.status, 0);
  assert.match(similar.stdout, /similar questions[\s\S]*How old is the sunlight that reaches us\?/);
});
