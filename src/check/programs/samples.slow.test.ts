/** Runs the programs that pages show and compares what they print with what the pages say they print. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { test } from 'node:test';
import { formatProblem } from '#book/problem.ts';
import { contentDir } from '#project/site.ts';
import { checkPrograms } from './check-programs.ts';
import { programsWithOutput } from './recorded-outputs.ts';

const required = process.env['REQUIRE_PYTHON'] === '1';
const named = (file: string) => `${basename(dirname(file))}/${basename(file)}`;

for await (const [file, outcome] of checkPrograms(programsWithOutput(contentDir)))
  test(`${named(file)} prints what the page shows`, (context) => {
    if (outcome === undefined) return;
    assert.ok(
      'missing' in outcome && !required,
      'missing' in outcome ? outcome.missing : formatProblem(outcome),
    );
    context.skip(`${outcome.missing} (Debian: python3-numpy python3-torch python3-faiss)`);
  });

for (const file of globSync([
  `${contentDir}/{questions,pages}/*/*.py`,
  `${contentDir}/*/{,programs/}*.py`,
]).sort()) {
  if (existsSync(file.replace(/\.py$/, '.out'))) continue;
  test(`${named(file)} is not run, but is Python`, (context) => {
    const { status, stderr, error } = spawnSync(
      process.env['PYTHON'] || 'python3',
      ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
      { input: readFileSync(file, 'utf8'), encoding: 'utf8' },
    );
    if (error && !required) return context.skip('no Python here');
    assert.equal(status, 0, stderr);
  });
}
