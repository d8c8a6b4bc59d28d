/** Turns documents of questions and answers into question folders. Prints what became of every line. */
import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readBook } from '#check/read-book.ts';
import { decode, largestFile } from '#import/decode.ts';
import { firstNote } from '#import/first-note.ts';
import { planImport, type Source } from '#import/plan.ts';
import { putFiles } from '#import/put.ts';
import { formatReport, noCounts, statuses, type ImportReport } from '#import/report.ts';
import { readTarget } from '#import/target.ts';
import { isoDate } from '#book/dates.ts';
import { contentDir } from '#render/site.ts';

const usage = `Usage: npm run import -- FILE... [--into DIR] [--dry-run] [--json]

  FILE       Markdown or text with questions and answers
  --into     content folder to add them to (default: the book that is built); made if it does not exist
  --dry-run  say what would be done, write nothing
  --json     print the report for programs`;

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        into: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return stop(`${(error as Error).message.split('. ')[0]}.\n\n${usage}`);
  }
}

const { values, positionals } = options();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (positionals.length === 0) stop(`No file was named.\n\n${usage}`);
if (values.into === '') stop(`--into needs the name of a folder.\n\n${usage}`);

/** npm runs scripts in the project's folder; paths are meant from where the author is. */
const here = process.env['npm_lifecycle_event'] === 'import' ? (process.env['INIT_CWD'] ?? '.') : '.';
const show = (path: string) => relative('.', path) || path;

function read(file: string): Source {
  const refused = (message: string): Source => ({ file, content: { refused: message } });
  const path = resolve(here, file);
  try {
    const about = statSync(path);
    if (about.isDirectory()) return refused('This is a folder. Name the files in it.');
    if (!about.isFile()) return refused('This is no ordinary file.');
    if (about.size > largestFile)
      return refused(
        `The file has ${Math.ceil(about.size / 1e6)} MB; at most ${largestFile / 1e6} MB are read. Split it.`,
      );
    return { file, content: decode(readFileSync(path)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const known: Record<string, string> = {
      ENOENT: 'There is no such file.',
      EACCES: 'The file may not be read.',
    };
    return refused(known[code ?? ''] ?? message);
  }
}

const into = values.into === undefined ? contentDir : resolve(here, values.into);
let target: ReturnType<typeof readTarget>;
try {
  target = readTarget(into);
} catch (error) {
  stop((error as Error).message);
}
const plan = planImport(positionals.map(read), target);
const counts = noCounts();
for (const file of plan.files) for (const status of statuses) counts[status] += file.counts[status];
const report: ImportReport = {
  version: 1,
  dryRun: values['dry-run'],
  into: show(into),
  book: target.book ? 'existing' : 'created',
  files: plan.files,
  counts,
  written: [
    ...(plan.bookFile === undefined ? [] : [show(join(into, 'book.yaml'))]),
    ...plan.pages.map(({ slug }) => show(join(into, 'questions', slug, 'index.mdx'))),
  ],
  incomplete: plan.incomplete.map((problem) => ({ ...problem, file: show(join(into, problem.file)) })),
};
if (plan.pages.length > 0 && !values['dry-run']) {
  try {
    putFiles(
      into,
      plan.pages,
      plan.bookFile,
      target.published ? firstNote(isoDate(new Date()), 'First published.') : undefined,
    );
    const own = new Set(report.written);
    report.incomplete = readBook(into)
      .problems.filter(({ file }) => own.has(file))
      .map(({ file, line, message }) => ({ file, line, message }));
  } catch (error) {
    report.error = `${show(into)} could not be written: ${(error as Error).message}. Nothing was added.`;
    report.written = [];
  }
}
console.log(values.json ? JSON.stringify(report, null, 2) : formatReport(report));
const found = statuses.reduce((sum, status) => sum + counts[status], 0);
process.exitCode =
  found === 0 || report.error !== undefined || report.files.some(({ error }) => error !== undefined) ? 1 : 0;
