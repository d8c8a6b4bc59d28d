/**
 * Asks the registry for known weaknesses of the packages that the build uses, and tells those that nobody has accepted.
 * Without a network, or where the registry does not answer, it says so and is content.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { judge, readAccepted, type AuditReport } from './advisories.ts';

const accepted = readAccepted(parse(readFileSync('.ci/advisories.yaml', 'utf8')));
const { stdout } = spawnSync('npm', ['audit', '--json', '--omit', 'dev'], {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
  timeout: 60_000,
});
let report: AuditReport | undefined;
try {
  report = JSON.parse(stdout) as AuditReport;
} catch {
  // No report at all: the same as one without an answer.
}
const { lines, open } = judge(report, accepted);
console.log(lines.join('\n'));
process.exit(open > 0 ? 1 : 0);
