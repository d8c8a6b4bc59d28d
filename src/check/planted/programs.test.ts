import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatProblem } from '#book/problem.ts';
import { plant } from './planted.testing.ts';
import { findRunners, outputFault, programsWithOutput } from '../programs/programs.ts';

const folder = 'questions/two';
/** What is told of a program and the output that is recorded for it; undefined where they agree. */
function told(name: string, program: string, recorded: string): string | undefined {
  const book = plant([
    [`${folder}/${name}`, '', program],
    [`${folder}/${name.replace(/\.\w+$/, '.out')}`, '', recorded],
  ]);
  const path = join(book, folder, name);
  assert.ok(programsWithOutput(book).includes(path));
  const runner = findRunners([path])(path);
  if ('missing' in runner) return runner.missing;
  const fault = outputFault(path, runner);
  return fault && formatProblem(fault);
}

test('an output that is no longer what the program prints is told with its line', () => {
  const program = 'console.log(1);\nconsole.log(0.1 + 0.2);\n';
  assert.equal(told('sum.mjs', program, '1\n0.30000000000000004\n'), undefined);
  const text = told('sum.mjs', program, '1\n0.3\n')!;
  assert.match(
    text,
    /sum\.out:2\n {2}"sum\.mjs" prints "0\.30000000000000004" here, but "0\.3" is recorded\./,
  );
  assert.match(text, /to record it again: node sum\.mjs > sum\.out/);
  assert.match(told('sum.mjs', program, '1\n')!, /sum\.out:2\n.*prints "0\.3.*" here, but "" is recorded/);
  assert.match(
    told('sum.mjs', program, '1\n0.30000000000000004\n2\n')!,
    /sum\.out:3\n.*prints "" here, but "2" is/,
  );
});

test('a program that fails is told with the last lines of both its streams and what to do', () => {
  const both = told('x.sh', 'seq 9; echo no >&2; exit 3\n', '')!;
  assert.match(both, /x\.sh\n {2}"x\.sh" stopped with status 3\.\n/);
  assert.match(
    both,
    /the end of stdout:\n {4}5\n {4}6\n {4}7\n {4}8\n {4}9\n {2}the end of stderr:\n {4}no\n/,
  );
  assert.match(both, /fix: run it by itself \(sh x\.sh\) and correct it/);
  const only = told('x.sh', 'echo "inputs.8: off by 1"; exit 1\n', '')!;
  assert.match(only, /the end of stdout:\n {4}inputs\.8: off by 1\n {2}stderr is empty\n/);
});

test('a program that nothing here can run is skipped with the reason', () => {
  const text = told('x.py', 'import no_such_module_at_all\nprint(1)\n', '1\n')!;
  assert.match(text, /^Python (lacks no_such_module_at_all|is not installed)$/);
});
