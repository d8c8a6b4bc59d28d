/** Drives the commands for authors as an author does. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import type { ImportReport } from '#import/report.ts';

const home = mkdtempSync(join(tmpdir(), 'import-'));
after(() => rmSync(home, { recursive: true, force: true }));
const fixtures = 'e2e/fixtures/import';

function run(script: string, args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${script}.ts`, ...args], {
    encoding: 'utf8',
    // Never the book of whoever runs the tests.
    env: { ...process.env, CONTENT_DIR: join(home, 'no-book'), ...env },
  });
  return { status, stdout, stderr };
}
const json = (...args: string[]): ImportReport =>
  JSON.parse(run('import', [...args, '--json']).stdout) as ImportReport;

/** Every file below a folder with a digest of its content. */
const snapshot = (folder: string): Record<string, string> =>
  Object.fromEntries(
    globSync('**/*', { cwd: folder })
      .filter((name) => /\.\w+$/.test(name))
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );

test('a dry run reports and writes nothing', () => {
  const into = join(home, 'dry');
  const { status, stdout } = run('import', [`${fixtures}/details.md`, '--into', into, '--dry-run']);
  assert.equal(status, 0);
  assert.match(stdout, /5 questions taken\n {4}line 4: What is a token\?/);
  assert.match(
    stdout,
    /1 question without an answer, not published\n {4}line 40: What is byte-pair encoding\?/,
  );
  assert.match(stdout, /Would write 6 files/);
  assert.equal(existsSync(into), false);
});

test('a second import changes nothing that an author wrote and adds only what is new', () => {
  const into = join(home, 'twice');
  const first = json(`${fixtures}/details.md`, '--into', into);
  assert.equal(first.counts.taken, 5);
  assert.equal(first.written.length, 6);
  const page = join(into, 'questions/what-is-a-token/index.mdx');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace('question: What is a token?', 'question: What are tokens to a model?'),
  );
  const before = snapshot(into);
  const second = json(`${fixtures}/details.md`, '--into', into);
  assert.equal(second.counts.taken, 0);
  assert.equal(second.counts.existing, 5);
  assert.deepEqual(second.written, []);
  assert.deepEqual(snapshot(into), before);
  const longer = join(home, 'longer.md');
  writeFileSync(
    longer,
    readFileSync(`${fixtures}/details.md`, 'utf8') + '\n## What is a byte?\n\nEight bits.\n',
  );
  const third = json(longer, '--into', into);
  assert.equal(third.counts.taken, 1);
  const after_ = snapshot(into);
  for (const [name, digest] of Object.entries(before)) assert.equal(after_[name], digest, name);
  assert.match(readFileSync(join(into, 'questions/what-is-a-byte/index.mdx'), 'utf8'), /^number: 6$/m);
});

test('several documents become one book, each question once', () => {
  const into = join(home, 'several');
  const report = json(`${fixtures}/details.md`, `${fixtures}/details.md`, '--into', into);
  assert.equal(report.counts.taken, 5);
  assert.equal(report.counts.duplicate, 5);
});

test('without --into the book of CONTENT_DIR is meant, and what it has is not added again', () => {
  const into = join(home, 'own');
  cpSync('e2e/fixtures/book', into, { recursive: true });
  const seed = join(home, 'seed.md');
  const questions = globSync(join(into, 'questions/*/index.mdx')).map(
    (path) => /^question: (.*)$/m.exec(readFileSync(path, 'utf8'))![1]!,
  );
  assert.ok(questions.length > 3);
  writeFileSync(
    seed,
    questions
      .map((question, at) => `## ${at + 1}. ${question}\n\n**Answer:**  \nIt is so.\n\n---\n`)
      .join('\n'),
  );
  const before = snapshot(into);
  const { status, stdout } = run('import', [seed], { CONTENT_DIR: into });
  assert.equal(status, 0);
  assert.match(
    stdout,
    new RegExp(`${questions.length} questions found: 0 taken, ${questions.length} already in the book`),
  );
  assert.match(stdout, /Nothing new: nothing was written\./);
  assert.deepEqual(snapshot(into), before);
});

test('what cannot be read or written is told, and exits with 1', () => {
  writeFileSync(join(home, 'empty.md'), '');
  writeFileSync(join(home, 'binary.md'), Uint8Array.from([1, 0, 2, 3]));
  writeFileSync(join(home, 'prose.md'), 'Nothing is asked here.\n');
  writeFileSync(join(home, 'huge.md'), Buffer.alloc(20_000_001, 'a'));
  const nowhere = join(home, 'nowhere');
  const names = ['none.md', '.', 'empty.md', 'binary.md', 'huge.md', 'prose.md'].map((name) =>
    join(home, name),
  );
  const files = run('import', [...names, '--into', nowhere]);
  assert.equal(files.status, 1);
  for (const message of [
    /none\.md\n {2}There is no such file/,
    /\n {2}This is a folder/,
    /empty\.md\n {2}The file is empty/,
    /binary\.md\n {2}The file is binary/,
    /huge\.md\n {2}The file has 21 MB; at most 20 MB are read/,
    /prose\.md: 1 line\n {2}left out\n {4}line 1: /,
    /No question was found\. Nothing was written/,
  ])
    assert.match(files.stdout, message);
  assert.equal(existsSync(nowhere), false);
  const one = run('import', [
    join(home, 'none.md'),
    `${fixtures}/details.md`,
    '--into',
    nowhere,
    '--dry-run',
  ]);
  assert.equal(one.status, 1, 'one file of two could not be read');
  const cases: [args: string[], message: RegExp][] = [
    [[], /No file was named[\s\S]*Usage/],
    [['x.md', '--bogus'], /Unknown option '--bogus'[\s\S]*Usage/],
    [['x.md', '--into'], /--into[\s\S]*Usage/],
    [[`${fixtures}/details.md`, '--into', join(home, 'empty.md')], /is a file\. Expected a content folder/],
  ];
  for (const [args, message] of cases) {
    const { status, stderr } = run('import', args);
    assert.equal(status, 1, args.join(' '));
    assert.match(stderr, message);
  }
});

test('a book that cannot be read is not added to', () => {
  const into = join(home, 'faulty');
  mkdirSync(into);
  writeFileSync(join(into, 'book.yaml'), 'name: B\ntagline: t\n');
  const { status, stderr } = run('import', [`${fixtures}/details.md`, '--into', into]);
  assert.equal(status, 1);
  assert.match(stderr, /book\.yaml[\s\S]*"topics" is missing[\s\S]*Mend it first/);
  assert.equal(existsSync(join(into, 'questions')), false);
});

test('where figures need sources, the import says which', () => {
  const into = join(home, 'strict');
  mkdirSync(into);
  writeFileSync(
    join(into, 'book.yaml'),
    'name: B\ntagline: t\ndescription: d\nfiguresNeedSources: true\ntopics:\n  - { slug: a, title: A }\n  - { slug: costs, title: Costs of tokens }\n',
  );
  const document = join(home, 'figures.md');
  writeFileSync(document, '## 1. What does a token cost?\n\nIt saves 48 GB, or 12% of it.\n');
  const report = json(document, '--into', into);
  assert.equal(report.counts.taken, 1);
  assert.equal(report.files[0]!.questions[0]!.topic, 'costs');
  assert.ok(report.incomplete.some(({ message }) => message.includes('"48 GB" has no source')));
  assert.equal(run('build/build', ['--check'], { CONTENT_DIR: into }).status, 1);
});

test('a new question builds at once and says that it has no answer', () => {
  const into = join(home, 'new');
  json(`${fixtures}/details.md`, '--into', into);
  const env = { CONTENT_DIR: into };
  const { status, stdout } = run('new', ['How  long is a token: “short”?'], env);
  assert.equal(status, 0);
  assert.match(stdout, /questions\/long-token-short\/index\.mdx\n {2}question 6,/);
  assert.match(stdout, /A finished page also has:\n {2}short answer/);
  for (const part of [
    'correction',
    'sources',
    'diagram',
    'code',
    'lab',
    'misconceptions',
    'follow-ups',
    'quiz',
    'aliases',
  ])
    assert.match(stdout, new RegExp(`^ {2}${part} `, 'm'));
  const source = readFileSync(join(into, 'questions/long-token-short/index.mdx'), 'utf8');
  assert.match(source, /^question: "How long is a token: “short”\?"\nnumber: 6$/m);
  assert.match(source, /^shortAnswer: Not answered yet\.$/m);
  assert.equal(run('build/build', ['--check'], env).status, 0);
});

test('a book that lists what it has published gets pages with their first note', () => {
  const into = join(home, 'published');
  json(`${fixtures}/bold-paragraphs.md`, '--into', into);
  writeFileSync(join(into, 'published.yaml'), 'questions: {}\n');
  for (const path of globSync(join(into, 'questions/*'))) rmSync(path, { recursive: true });
  const report = json(`${fixtures}/details.md`, '--into', into);
  assert.deepEqual(report.incomplete, []);
  const env = { CONTENT_DIR: into };
  assert.equal(run('new', ['What else?'], env).status, 0);
  for (const path of globSync(join(into, 'questions/*/index.mdx')))
    assert.match(
      readFileSync(path, 'utf8'),
      /\nchanges:\n {2}- version: "[0-9a-f]{8}"\n {4}date: \d{4}-\d\d-\d\d\n {4}note: /,
    );
  const checked = run('build/build', ['--check'], env);
  assert.equal(checked.status, 0, checked.stderr);
});

test('a question that the book has is not made again, a similar one is pointed out', () => {
  const into = join(home, 'again');
  json(`${fixtures}/details.md`, '--into', into);
  const env = { CONTENT_DIR: into };
  const same = run('new', ['what is a TOKEN'], env);
  assert.equal(same.status, 1);
  assert.match(same.stderr, /The book has this question: "What is a token\?"[\s\S]*Nothing was written/);
  const similar = run('new', ['Why not use single characters?'], env);
  assert.equal(similar.status, 0);
  assert.match(similar.stdout, /similar questions[\s\S]*Why not use characters\?/);
  assert.equal(run('new', [''], env).status, 1);
  assert.match(
    run('new', ['x?'], { CONTENT_DIR: join(home, 'nothing') }).stderr,
    /book\.yaml does not exist/,
  );
});
