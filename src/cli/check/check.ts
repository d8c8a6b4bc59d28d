/** Finds the mistakes of a book before its readers do: in its content, then in the tests of its labs and numbers. */
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '#check/read-book.ts';
import { bookFiles } from '#project/book-files.ts';
import { contentDir } from '#project/site.ts';
import { computed } from '../build/computed.ts';
import { problemText } from '../build/render-problem.ts';
import { argumentsOf } from '../command-line/commands.ts';
import { stop } from '../command-line/stop.ts';

const { values } = argumentsOf('check');
const { problems, book, records, pages } = readBook(contentDir);
for (const language of problems.length === 0 ? (book?.translations ?? []) : [])
  problems.push(...readBook(contentDir, undefined, language).problems);
if (problems.length > 0) stop(formatProblems(problems));
// What labs and stages draw is known when they have run.
await computed(records, pages).catch((error: unknown) => stop(problemText(error)));
const tests = bookFiles(contentDir).filter((file) => file.endsWith('.test.ts'));
const drafts = records.filter(({ data }) => data.draft).length;
const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
console.log(
  `${counted(records.length, 'question')}${drafts > 0 ? ` (${counted(drafts, 'draft')})` : ''} and ${counted(pages.length, 'page')} of the book's own, no mistake found.`,
);
if (values.programs) await import('./programs.ts');
if (tests.length > 0) {
  const { status } = spawnSync(process.execPath, ['--test', ...tests.map((file) => relative('.', file))], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
