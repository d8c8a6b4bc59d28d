/** Turns documents of questions and answers into question folders. Prints what became of every line. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isoDate } from '#book/dates.ts';
import { addDocuments } from '#import/add.ts';
import { formatBrief } from '#import/brief.ts';
import { decode } from '#import/decode.ts';
import type { Source } from '#import/plan.ts';
import { formatReport, statuses } from '#import/report.ts';
import { contentDir } from '#render/site.ts';
import { usageOf } from './commands.ts';
import { orStop, stop, withUsage } from './stop.ts';

const usage = usageOf('import');

const options = {
  into: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;
const { values, positionals } = orStop(
  () => parseArgs({ allowPositionals: true, options }),
  (message) => withUsage(message, usage),
);
if (positionals.length === 0) stop(`No file was named.\n\n${usage}`);
if (values.into === '') stop(`--into needs the name of a folder.\n\n${usage}`);

/** npm runs scripts in the project's folder; paths are meant from where the author is. */
const here = process.env['npm_lifecycle_event'] === 'import' ? (process.env['INIT_CWD'] ?? '.') : '.';

/** Files above this size are no lists that a person keeps. */
const largest = 20_000_000;

function read(file: string): Source {
  const refused = (message: string): Source => ({ file, content: { refused: message } });
  const path = resolve(here, file);
  try {
    const about = statSync(path);
    if (about.isDirectory()) return refused('This is a folder. Name the files in it.');
    if (!about.isFile()) return refused('This is no ordinary file.');
    const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
    return about.size > largest
      ? refused(`The file has ${megabytes(about.size)}; at most ${megabytes(largest)} are read. Split it.`)
      : { file, content: decode(readFileSync(path)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return refused('There is no such file.');
    return refused(code === 'EACCES' ? 'The file may not be read.' : message);
  }
}

const into = values.into === undefined ? contentDir : resolve(here, values.into);
const today = isoDate(new Date());
const report = orStop(() => addDocuments(positionals.map(read), into, { today, dryRun: values['dry-run'] }));
const format = values.verbose ? formatReport : formatBrief;
console.log(values.json ? JSON.stringify(report, null, 2) : format(report));
const found = statuses.some((status) => report.counts[status] > 0);
const failed = report.error !== undefined || report.files.some(({ error }) => error !== undefined);
process.exitCode = found && !failed ? 0 : 1;
