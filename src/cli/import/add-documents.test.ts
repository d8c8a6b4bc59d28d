import { readBook } from '#check/read-book.ts';
import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addDocuments } from './add-documents.ts';
import { filesOf, sourceFrom, sourceOf } from './documents.testing.ts';
import { folderWith, smallestPng } from './folders.testing.ts';
import type { Source } from './questions/answer.ts';
import { readPaths } from './questions/read-paths.ts';
import { formatReport } from './report/format-report.ts';
import type { ImportReport } from './report/report.ts';

const home = mkdtempSync(join(tmpdir(), 'add-'));
after(() => rmSync(home, { recursive: true, force: true }));

const cards = sourceOf('details.md');
const written = (text: string): Source => sourceFrom(text, 'own.md');
const add = (into: string, ...sources: Source[]): ImportReport =>
  addDocuments(sources, into, { today: '2026-11-25' });

/** A folder with these files in it. */
function book(name: string, files: Record<string, string> = {}): string {
  const folder = join(home, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

test('a second import changes nothing that an author wrote and adds only what is new', () => {
  const into = join(home, 'made', 'twice');
  const first = add(into, cards);
  assert.equal(first.counts.taken, 5);
  assert.equal(first.written.length, 6);
  assert.deepEqual(readBook(into).problems, []);
  const page = join(into, 'questions/what-is-a-token/index.mdx');
  const source = readFileSync(page, 'utf8');
  writeFileSync(page, source.replace('question: What is a token?', 'question: What are tokens to a model?'));
  const before = filesOf(into);
  const second = add(into, cards);
  assert.equal(second.counts.existing, 5);
  assert.deepEqual(second.written, []);
  assert.deepEqual(filesOf(into), before);
  assert.equal(add(into, cards, written('## What is a byte?\n\nEight bits.\n')).counts.taken, 1);
  const { 'questions/what-is-a-byte/index.mdx': added, ...rest } = filesOf(into);
  assert.deepEqual(rest, before);
  assert.match(added!, /^number: 6$/m);
});

test('several documents become one book, each question once', () => {
  const { counts } = add(join(home, 'several'), cards, sourceOf('details.md'));
  assert.equal(counts.taken, 5);
  assert.equal(counts.duplicate, 5);
});

test('a folder that is no book is not added to', () => {
  const invalid = book('invalid', { 'book.yaml': 'name: B\ntagline: t\n' });
  assert.throws(() => add(invalid, cards), /book\.yaml[\s\S]*"topics" is missing[\s\S]*Correct that first/);
  assert.deepEqual(Object.keys(filesOf(invalid)), ['book.yaml']);
  assert.throws(() => add(join(invalid, 'book.yaml'), cards), /is a file\. Expected a content folder/);
});

test('where figures need sources, the import says which', () => {
  const into = book('strict', {
    'book.yaml':
      'name: B\ntagline: t\ndescription: d\nfiguresNeedSources: true\ntopics:\n  - { slug: a, title: A }\n  - { slug: costs, title: Costs of tickets }\n',
  });
  const priced = written('## 1. What does a ticket cost?\n\nIt is 48 GB long, or 12% of it.\n');
  const report = add(into, priced);
  assert.deepEqual(report.files[0]!.questions[0]!.guess, {});
  assert.ok(report.incomplete.some(({ message }) => message.includes('"48 GB" has no source')));
  assert.deepEqual(
    readBook(into).problems.map(({ message }) => message),
    report.incomplete.map(({ message }) => message),
  );
});

test('a book that lists what it has published gets pages with their first note', () => {
  const into = join(home, 'published');
  add(into, written('# Notes\n\n## Why is it so?\n\nBecause.\n'));
  writeFileSync(join(into, 'published.yaml'), 'questions: {}\n');
  for (const path of globSync(join(into, 'questions/*'))) rmSync(path, { recursive: true });
  assert.deepEqual(add(into, cards).incomplete, []);
  for (const path of globSync(join(into, 'questions/*/index.mdx')))
    assert.match(
      readFileSync(path, 'utf8'),
      /\nchanges:\n {2}- version: "[0-9a-f]{8}"\n {4}date: 2026-11-25\n {4}note: First published\.\n---\n/,
    );
  assert.deepEqual(readBook(into).problems, []);
});

test('the first note is of a page with its picture', async () => {
  const into = join(home, 'drawn');
  add(into, cards);
  writeFileSync(join(into, 'published.yaml'), 'questions: {}\n');
  for (const path of globSync(join(into, 'questions/*'))) rmSync(path, { recursive: true });
  const notes = folderWith({
    'Why is it so.md': '# Why is it so?\n\nBecause of this.\n\n![A dot](dot.png)\n',
    'dot.png': smallestPng,
  });
  const { sources } = await readPaths([{ shown: 'notes', path: notes }]);
  const report = add(into, ...sources);
  assert.deepEqual(report.incomplete, []);
  assert.ok(report.written.some((path) => path.endsWith('dot.png')));
  assert.deepEqual(readBook(into).problems, []);
});

const skies =
  'name: B\ntagline: t\ndescription: d\ntopics:\n  - { slug: air, title: Air }\n  - { slug: stars, title: Stars }\n  - { slug: sea, title: Sea }\n';
const notes = written(
  '# Notes\n\n## Weather\n\n### Why does it rain?\n\nClouds are heavy.\n\n### When is a star seen?\n\nAt night, as all stars.\n\n' +
    '## Stars\n\n### What is a nova?\n\nA bright one.\n',
);

test('questions of which no heading names a topic wait in the first, and the report says so', () => {
  const report = add(book('guessed', { 'book.yaml': skies }), notes);
  assert.deepEqual(
    report.files[0]!.questions.map(({ topic, guess }) => [topic, guess]),
    [
      ['air', { section: 'Weather' }],
      ['air', { section: 'Weather' }],
      ['stars', undefined],
    ],
  );
  assert.match(
    formatReport(report),
    /\nTaken: 3 questions in 2 topics: air 2, stars 1\nNo topic of the book named: 2 questions, in air for now\n {2}Name one with --topic, or add/,
  );
  const page = (slug: string) => readFileSync(join(home, 'guessed/questions', slug, 'index.mdx'), 'utf8');
  assert.match(
    page('why-does-it-rain'),
    /\n# Choose one or more of air, stars, sea: the document names "Weather"\.\n/,
  );
  const whole = formatReport(report, true);
  assert.match(whole, /Why does it rain\? → why-does-it-rain \(air, to be chosen\)/);
  assert.match(whole, /What is a nova\? → what-is-a-nova \(stars\)/);
});

test('a book of one topic keeps no parts, and the report says which there were', () => {
  const one = skies.replace(/ {2}- { slug: stars[^]*$/, '');
  const report = add(book('one', { 'book.yaml': one }), notes);
  assert.match(
    formatReport(report),
    /\nTaken: 3 questions in 1 topic: air 3\nThe book has one topic: to keep the parts Weather, Stars, name them as topics in book\.yaml, /,
  );
  assert.doesNotMatch(
    formatReport(
      add(
        book('air', { 'book.yaml': one }),
        written('## Air\n\n### Why so?\n\nSo.\n\n### Why not?\n\nNo.\n'),
      ),
    ),
    /one topic/,
  );
});

test('a topic that is named takes all questions, if the book has it', () => {
  const into = book('named', { 'book.yaml': skies });
  const named = (folder: string, topic: string) =>
    addDocuments([notes], folder, { today: '2026-11-25', topic });
  for (const [topic, message] of [
    [
      'see',
      /no topic "see"\.\n {2}expected: one of air, stars, sea\n {2}fix: --topic sea\n\nNothing was written/,
    ],
    ['weather', /fix: add it to "topics" in book\.yaml first/],
  ] as const)
    assert.throws(() => named(into, topic), message);
  assert.throws(
    () => named(join(home, 'none'), 'sea'),
    /expected: a book that has topics\n {2}fix: leave --topic out/,
  );
  assert.deepEqual(Object.keys(filesOf(into)), ['book.yaml']);
  const report = named(into, 'sea');
  assert.ok(report.files[0]!.questions.every(({ topic, guess }) => topic === 'sea' && !guess));
  assert.doesNotMatch(formatReport(report), /No topic/);
  assert.deepEqual(
    readBook(into).problems.filter(({ message }) => !/has no question/.test(message)),
    [],
  );
});
