import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { partProps } from '#book/part-props.ts';
import { formatProblems } from '#book/problem.ts';
import { checkPrograms } from '#check/programs/check-programs.ts';
import { programsWithOutput } from '#check/programs/recorded-outputs.ts';
import { readBook } from '#check/read-book.ts';
import { writeHelpBook } from './help-book.testing.ts';

const book = mkdtempSync(join(tmpdir(), 'help-'));
after(() => rmSync(book, { recursive: true }));

const help = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'help.ts'), ...args], { encoding: 'utf8' });

test('every example of the help is right, and there are many', async () => {
  assert.ok(writeHelpBook(book) >= 30);
  const { problems, records } = readBook(book);
  assert.equal(formatProblems(problems), '0 problems in the content');
  assert.ok(records.length >= 11);
  const programs = programsWithOutput(book);
  assert.ok(programs.length > 0);
  for await (const [program, outcome] of checkPrograms(programs))
    assert.ok(outcome === undefined || 'missing' in outcome, program);
});

test('every part has an example in the help, and stands in the book that the tests build', () => {
  for (const folder of [book, 'e2e/fixtures/book']) {
    const { records, pages } = readBook(folder);
    const shown = new Set([...records, ...pages].flatMap(({ parts }) => parts));
    const missing = Object.keys(partProps).filter((part) => !shown.has(part));
    assert.deepEqual(missing, [], `${folder === book ? 'docs/help' : folder} lacks parts`);
  }
});

test('help prints a topic as its file is, and lists all without one', () => {
  const topics = readdirSync('docs/help').map((name) => name.replace('.md', ''));
  const { stdout, status } = help();
  assert.equal(status, 0);
  for (const topic of topics) {
    const text = readFileSync(`docs/help/${topic}.md`, 'utf8');
    const [heading, says] = /^# (.+?): .*/.exec(text)!;
    assert.equal(says, topic, `docs/help/${topic}.md begins with "# ${topic}: what it is"`);
    assert.match(stdout, new RegExp(`^ {2}${topic} +\\S`, 'm'), heading);
  }
  assert.equal(help('diagram').stdout, readFileSync('docs/help/diagram.md', 'utf8'));
});

test('a topic that does not exist is reported with the nearest', () => {
  const { stderr, status } = help('diagrm');
  assert.equal(status, 1);
  assert.match(stderr, /There is no help on "diagrm"\. Did you mean diagram\?/);
});
