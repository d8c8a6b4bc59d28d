/**
 * Records what is about to be published: adds a note to each answer that has changed, what labs show first, and every
 * new address to published.yaml. Takes nothing away, but for a question that is withdrawn by name.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { commandLine } from '#project/package-root.ts';
import { withAddresses, writePublished, type Published } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { inOrder } from '#book/questions.ts';
import { messages } from '#messages/of-book.ts';
import { labProgram } from '#compute/lab-program.ts';
import { record } from '#compute/recorded.ts';
import { recordedClaims } from '#compute/recorded-claims.ts';
import { recordedFrame } from '#compute/recorded-frame.ts';
import { readBook } from '#check/read-book.ts';
import { withoutDrafts } from '#check/without-drafts.ts';
import { withChange } from '#check/versions/record.ts';
import { cacheDir, contentDir } from '#project/site.ts';
import { claimFolders, labFolders } from '../build/computed.ts';
import { builtPages, publishedAddresses, publishedFile } from '../build/published-site.ts';
import { argumentsOf } from '../command-line/commands.ts';
import { stop } from '../command-line/stop.ts';
import { withdraw } from './withdraw.ts';
import { shownPath } from '#project/shown-path.ts';
import { writeWhole } from '#project/write-whole.ts';
import { today } from '../command-line/today.ts';

const { values, positionals } = argumentsOf('record');
const note = positionals.join(' ').trim();

const build = (): boolean =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../build/build.ts')], { stdio: 'inherit' })
    .status === 0;

if (values.withdraw !== undefined) {
  withdraw(values.withdraw, note, build);
  process.exit(0);
}

const report = (recorded: string | undefined) => {
  if (recorded !== undefined) console.log(`${recorded} recorded`);
};

const readAll = () => withoutDrafts(readBook(contentDir), contentDir);
let book = readAll();
// Before the build, which refuses claims that did not stand when they were recorded, and after programs that may not run.
if (book.problems.every(({ release }) => release)) {
  for (const folder of claimFolders(book.records, book.pages))
    report(await record(recordedClaims(await labProgram(folder, 'claims.ts'))));
  // Versions are of what stands in the files now.
  book = readAll();
}
const { records, pages } = book;
const pending = inOrder(records).filter(({ record, changes }) => changes.at(-1)?.version !== record.version);
const listed = publishedAddresses()?.questions ?? {};
/** Whether a question has never been published, under this name or another. Several notes are a history, which nobody loses. */
const isFirst = ({ slug, data }: QuestionRecord) =>
  data.changes.length < 2 && ![slug, ...data.formerly].some((name) => Object.hasOwn(listed, name));
const unnamed = pending.filter(({ record }) => !isFirst(record));
if (unnamed.length > 0 && note === '') {
  console.error(
    `${unnamed.map(({ slug }) => slug).join(', ')}: changed since the last note.\n` +
      '  expected: what changed, in a sentence for readers who know the earlier answer\n' +
      `  fix: ${commandLine('record', '"Corrected the boiling point at sea level."')}\n\nNo note was recorded.`,
  );
  process.exit(1);
}

// A sentence that is meant for readers of an earlier answer is not for those of a new one.
const first = (unnamed.length > 0 ? '' : note) || messages.firstPublished;
const before = new Map<string, string>();
for (const { slug, number, record } of pending) {
  const path = join(contentDir, 'questions', slug, 'index.mdx');
  const source = readFileSync(path, 'utf8');
  before.set(path, source);
  const change = { version: record.version, date: today(), note: isFirst(record) ? first : note };
  writeWhole(path, withChange(source, number, change, isFirst(record)));
}
// Without the list, notes of a publication would be an error.
const begun = !existsSync(publishedFile);
if (begun) writeWhole(publishedFile, writePublished({ topics: [], questions: {} }));
if (!build()) {
  for (const [path, source] of before) writeWhole(path, source);
  if (begun) rmSync(publishedFile);
  stop('\nThe notes were removed again.');
}
// After the build, which has refused programs that may not run.
for (const folder of labFolders(records, pages))
  report(await record(recordedFrame(await labProgram(folder))));
const known = publishedAddresses() ?? { topics: [], questions: {} };
const published = withAddresses(known, builtPages(join(cacheDir, 'build-data')));
writeWhole(publishedFile, writePublished(published));
const count = ({ questions }: Published) =>
  Object.values(questions).reduce((sum, { anchors }) => sum + anchors.length, 0);
for (const { slug, record } of pending) console.log(`${slug}: version ${record.version} recorded`);
console.log(
  `${shownPath(publishedFile)}: ${Object.keys(published.questions).length} questions, ${count(published)} anchors, ${count(published) - count(known)} of them new`,
);
