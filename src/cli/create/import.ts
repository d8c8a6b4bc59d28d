/** Turns documents of questions and answers into question folders. Prints what became of every line. */
import { resolve } from 'node:path';
import { addDocuments } from '#cli/import/add-documents.ts';
import { formatReport } from '#cli/import/report/format-report.ts';
import { readPaths } from '#cli/import/questions/read-paths.ts';
import { contentDir } from '#project/site.ts';
import { argumentsOf, usageOf } from '../command-line/commands.ts';
import { orStop, stop } from '../command-line/stop.ts';
import { today } from '../command-line/today.ts';

const usage = usageOf('import');
const { values, positionals } = argumentsOf('import');
if (positionals.length === 0) stop(`No file was named.\n\n${usage}`);
if (values.into === '') stop(`--into needs the name of a folder.\n\n${usage}`);

/** npm runs scripts in the project's folder; paths are meant from where the author is. */
const here = process.env['npm_lifecycle_event'] === 'import' ? (process.env['INIT_CWD'] ?? '.') : '.';
const into = values.into === undefined ? contentDir : resolve(here, values.into);
const named = positionals.map((shown) => ({ shown, path: resolve(here, shown) }));
const { sources, folders } = await readPaths(named);
const { topic, 'dry-run': dryRun = false } = values;
const report = orStop(() => addDocuments(sources, into, { today: today(), folders, dryRun, topic }));
console.log(values.json ? JSON.stringify(report, null, 2) : formatReport(report, values.verbose));
const found = Object.values(report.counts).some((count) => count > 0);
const failed = report.error !== undefined || report.files.some(({ error }) => error !== undefined);
process.exitCode = found && !failed ? 0 : 1;
