/**
 * Records what is about to be published: adds a note to each answer that has changed, and every new address to
 * published.yaml. Takes nothing away.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { spawnSync } from 'node:child_process';
import { readPublished, withAddresses, writePublished, type Published } from '#book/published.ts';
import { checkContent } from '#check/check.ts';
import { withChange } from '#check/record.ts';
import { isoDate } from '#book/dates.ts';
import { inOrder } from '#book/questions.ts';
import { contentDir, outDir } from '#render/site.ts';
import { builtPages } from './build/built-pages.ts';

const note = process.argv.slice(2).join(' ').trim();
const show = (path: string) => relative('.', path) || path;
const publishedFile = join(contentDir, 'published.yaml');

const { questions, versions } = checkContent(contentDir);
const pending = inOrder(questions).filter(
  ({ slug, changes }) => changes.at(-1)?.version !== versions.get(slug),
);
const unnamed = pending.filter(({ changes }) => changes.length > 0);
if (unnamed.length > 0 && note === '') {
  console.error(
    `${unnamed.map(({ slug }) => slug).join(', ')}: changed since the last note.\n` +
      '  expected: what changed, in a sentence for readers who know the earlier answer\n' +
      '  fix: npm run record -- "Corrected the memory of a 4-bit weight."\n\nNothing was recorded.',
  );
  process.exit(1);
}

/** Replaces a file whole or not at all. */
function replace(path: string, text: string): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

const before = new Map<string, string>();
for (const { slug, number, changes } of pending) {
  const path = join(contentDir, 'questions', slug, 'index.mdx');
  const source = readFileSync(path, 'utf8');
  before.set(path, source);
  replace(
    path,
    withChange(source, number, {
      version: versions.get(slug)!,
      date: isoDate(new Date()),
      note: changes.length > 0 ? note : note || 'First published.',
    }),
  );
}
const { status } = spawnSync(process.execPath, ['src/cli/build/build.ts'], { stdio: 'inherit' });
if (status !== 0) {
  for (const [path, source] of before) replace(path, source);
  console.error('\nNothing was recorded: the notes were taken back.');
  process.exit(1);
}
const known: Published = existsSync(publishedFile)
  ? readPublished(readFileSync(publishedFile, 'utf8'))
  : { topics: [], questions: {} };
const pages = builtPages(outDir);
const published = withAddresses(known, pages.topics, pages.questions);
replace(publishedFile, writePublished(published));
const count = ({ questions }: Published) =>
  Object.values(questions).reduce((sum, { anchors }) => sum + anchors.length, 0);
for (const { slug } of pending) console.log(`${slug}: version ${versions.get(slug)} recorded`);
console.log(
  `${show(publishedFile)}: ${Object.keys(published.questions).length} questions, ${count(published)} anchors, ${count(published) - count(known)} of them new`,
);
