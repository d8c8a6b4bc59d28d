import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nowhere, sourceFrom } from './documents.testing.ts';
import { planImport } from './plan/plan.ts';
import { formatReport } from './report/format-report.ts';
import { countsOf, type ImportReport } from './report/report.ts';

function reportOf(documents: Record<string, string>): ImportReport {
  const sources = Object.entries(documents).map(([file, text]) => sourceFrom(text, file));
  const plan = planImport(sources, nowhere);
  const counts = countsOf(plan.files.flatMap(({ questions }) => questions));
  const written = plan.pages.map(({ slug }) => `my-book/questions/${slug}/index.mdx`);
  const incomplete = plan.pages.map(({ slug }) => ({ file: slug, line: 3, message: 'It lacks something.' }));
  return {
    version: 1,
    dryRun: true,
    into: 'my-book',
    book: 'created',
    folders: [],
    files: plan.files,
    counts,
    written,
    incomplete,
  };
}

/** A document with something of every kind in it, `count` times. */
const long = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `## Part ${at}\n\n### ${2 * at + 1}. What is thing ${at} of ${count}?\n\nIt is ![x${at}](p${at}.png), and [y](z${at}.pdf) <q${at}>.\n\n### ${2 * at + 2}. What has no answer ${at}?\n`,
  ).join('\n');

test('the brief report fits a screen, whatever was imported', () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`notes/${at}.md`, at % 3 ? long(9) : '']),
  );
  for (const documents of [{ 'a.md': long(400) }, many]) {
    const report = reportOf(documents);
    const lines = formatReport(report).split('\n');
    assert.ok(lines.length <= 40, `${lines.length} lines`);
    assert.ok(Math.max(...lines.map(({ length }) => length)) <= 240);
    const whole = formatReport(report, true);
    for (const { question } of report.files.flatMap(({ questions }) => questions))
      assert.ok(whole.includes(question), question);
  }
});

test('files of a folder have their path in it, however it was named, and no language is guessed', () => {
  const report = { ...reportOf({ '/far/away/notes/sea/a.md': long(9), '/far/away/notes/b.md': long(9) }) };
  const notes = { folder: '/far/away/notes/', notes: 0, lists: 2, leftOut: [] };
  const text = formatReport({ ...report, folders: [notes], language: 'en', languageUnknown: true });
  assert.match(text, /\(sea\/a\.md:3, /);
  assert.doesNotMatch(text, /away\/notes\/(?:sea|b)|set to English/);
  assert.ok(Math.max(...text.split('\n').map(({ length }) => length)) <= 200);
});

test('it says what was taken, what needs a look, most frequent first, and what was left out', () => {
  const text = formatReport(reportOf({ 'a.md': long(20), 'b.md': '' }));
  for (const expected of [
    /^b\.md: The file is empty\.\na\.md: 159 lines, 40 questions\n/,
    /\nTaken: 20 questions in 20 topics: part-0 1, .* and 14 more\n/,
    /\nNeeds a look:\n[^]* {2}the picture "p0\.png" was left out; .*, and the like \(a\.md:3, a\.md:11, a\.md:19 and 17 more\)\n/,
    /\n {2}the link to "z0\.pdf" became text/,
    /\n {2}"<q0>" is shown as text, and the like /,
    /\nLeft out:\n {2}20 questions: without an answer \(a\.md:7, a\.md:15, a\.md:23 and 17 more\)\n/,
    /\n40 questions found: 20 taken, .* 20 without an answer, 0 refused\.\nWould write 20 files below my-book/,
    /--verbose/,
  ])
    assert.match(text, expected);
});

test('pictures that were copied are named', () => {
  const report = reportOf({ 'a.md': '# Why?\n\nSo.\n' });
  const pictures = ['a.png', 'b.svg', 'c.jpg', 'd.gif'].map((name) => `my-book/questions/why/${name}`);
  assert.match(
    formatReport({ ...report, written: [...report.written, ...pictures] }),
    /Would write 5 files below my-book.*, with pictures that lay there: a\.png, b\.svg, c\.jpg and 1 more\./,
  );
  assert.doesNotMatch(formatReport(report), /pictures/);
});
