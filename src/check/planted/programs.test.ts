import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { formatProblem } from '#book/problem.ts';
import { readBook } from '../read-book.ts';
import { checkPrograms } from '../programs/check-programs.ts';
import { programsWithOutput } from '../programs/recorded-outputs.ts';
import { plant } from './planted.testing.ts';

const folder = 'questions/two';
/** Messages about programs of a book, by their names, and undefined where what is recorded agrees. */
async function messages(
  planted: readonly [name: string, program: string, recorded: string][],
): Promise<Record<string, string | undefined>> {
  const book = plant(
    planted.flatMap(([name, program, recorded]) => [
      [`${folder}/${name}`, '', program] as const,
      [`${folder}/${name.replace(/\.\w+$/, '.out')}`, '', recorded] as const,
    ]),
  );
  const paths = planted.map(([name]) => join(book, folder, name));
  for (const path of paths) assert.ok(programsWithOutput(book).includes(path));
  const found: Record<string, string | undefined> = {};
  for await (const [path, outcome] of checkPrograms(paths))
    found[basename(path)] = outcome && ('missing' in outcome ? outcome.missing : formatProblem(outcome));
  assert.equal(Object.keys(found).length, planted.length);
  return found;
}
const messageOf = async (name: string, program: string, recorded: string) =>
  (await messages([[name, program, recorded]]))[name];

test('programs beside a recorded output are found in a folder that answers share, and in its programs/', () => {
  const book = plant(
    ['shared/', 'shared/programs/', 'shared/other/'].flatMap((folder) =>
      ['x.py', 'x.out'].map((name) => [folder + name, '', '\n'] as const),
    ),
  );
  const found = programsWithOutput(book).filter((path) => path.endsWith('x.py'));
  assert.deepEqual(
    found,
    ['shared/programs/x.py', 'shared/x.py'].map((path) => join(book, path)),
  );
});

test('an output that is no longer what the program prints is reported with its line', async () => {
  const program = 'console.log(1);\nconsole.log(0.1 + 0.2);\n';
  assert.equal(await messageOf('sum.mjs', program, '1\n0.30000000000000004\n'), undefined);
  const text = (await messageOf('sum.mjs', program, '1\n0.3\n'))!;
  assert.match(
    text,
    /sum\.out:2\n {2}"sum\.mjs" prints "0\.30000000000000004" here, but "0\.3" is recorded\./,
  );
  assert.match(text, /to record it again: node sum\.mjs > sum\.out/);
  assert.match(
    (await messageOf('sum.mjs', program, '1\n'))!,
    /sum\.out:2\n.*prints "0\.3.*" here, but "" is recorded/,
  );
  assert.match(
    (await messageOf('sum.mjs', program, '1\n0.30000000000000004\n2\n'))!,
    /sum\.out:3\n.*prints "" here, but "2" is/,
  );
});

test('a program that fails is reported with the last lines of both its streams and what to do', async () => {
  const both = (await messageOf('x.sh', 'seq 9; echo no >&2; exit 3\n', ''))!;
  assert.match(both, /x\.sh\n {2}"x\.sh" stopped with status 3\.\n/);
  assert.match(
    both,
    /the end of stdout:\n {4}5\n {4}6\n {4}7\n {4}8\n {4}9\n {2}the end of stderr:\n {4}no\n/,
  );
  assert.match(both, /fix: run it by itself \(sh x\.sh\) and correct it/);
  const only = (await messageOf('x.sh', 'echo "inputs.8: off by 1"; exit 1\n', ''))!;
  assert.match(only, /the end of stdout:\n {4}inputs\.8: off by 1\n {2}stderr is empty\n/);
});

test('a program that nothing here can run is skipped with the reason', async () => {
  const text = (await messageOf('x.py', 'import no_such_module_at_all\nprint(1)\n', '1\n'))!;
  assert.match(text, /^Python (lacks no_such_module_at_all|is not installed)$/);
});

/** A package that takes note of each interpreter that imports it. */
const heavy = `import os
with open(os.environ["IMPORTS"], "a") as notes:
    notes.write("imported\\n")
state = []
`;
/** Prints what it sees of the interpreter, and leaves traces in it. */
const looks = `import atexit
import os
import sys
import threading

import heavy

heavy.state.append(sys.argv[0])
print(heavy.state, sys.argv, __name__, sorted(name for name in globals() if "_" not in name))
print(os.getcwd() == sys.path[0] == os.path.dirname(__file__), __spec__, sys.stdin.read() == "")
print(sys.modules["__main__"].heavy is heavy, threading.active_count())
print(0.1 + 0.2, end="")
print(" wrong", file=sys.stderr)
threading.Thread(target=lambda: print("\\nthread")).start()
atexit.register(print, "end")
sys.argv = os.chdir("/")
`;

test('Python programs with the same packages share their import, and nothing else', async (context) => {
  const python = process.env['PYTHON'] || 'python3';
  const [home, alone] = [join(plant([]), 'packages'), join(plant([]), 'alone')];
  for (const path of [home, alone]) mkdirSync(path);
  writeFileSync(join(home, 'heavy.py'), heavy);
  writeFileSync(join(home, 'notes'), '');
  const before = { ...process.env };
  Object.assign(process.env, { PYTHONPATH: home, IMPORTS: join(home, 'notes'), PYTHON: python });
  context.after(() => (process.env = before));
  const by = (name: string, program: string) => {
    writeFileSync(join(alone, name), program);
    return spawnSync(python, [name], { cwd: alone, encoding: 'utf8' });
  };
  const whole = by('a.py', looks);
  if (whole.error && process.env['REQUIRE_PYTHON'] !== '1') return context.skip('no Python here');
  assert.equal(whole.status, 0, whole.stderr);
  const fails = 'import heavy\nprint(1)\nheavy.state[0]\n';
  const withoutFolders = (text: string) => text.replace(/"\/.*\/(?=\w+\.py")/g, '"');
  const said = withoutFolders(by('fails.py', fails).stderr).trimEnd().split('\n').slice(-5);
  assert.match(said.at(-1)!, /^IndexError/);

  writeFileSync(join(home, 'notes'), '');
  const found = await messages([
    ['a.py', looks, whole.stdout],
    ['b.py', looks, whole.stdout.replaceAll('a.py', 'b.py')],
    ['dies.py', 'import heavy, os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n', ''],
    ['fails.py', fails, '1\n'],
    ['other.py', 'import heavy\nprint(1)\n', '2\n'],
    ['nothing.py', 'print(1)\n', '1\n'],
  ]);
  const { 'dies.py': dies, 'fails.py': failed, 'other.py': other, ...rest } = found;
  assert.deepEqual(rest, { 'a.py': undefined, 'b.py': undefined, 'nothing.py': undefined });
  assert.match(dies!, /"dies\.py" stopped with status null/);
  assert.ok(withoutFolders(failed!).includes(`the end of stderr:\n    ${said.join('\n    ')}`), failed);
  assert.match(other!, /other\.out:1\n {2}"other\.py" prints "1" here, but "2" is recorded/);
  // Once for all, and once more for each that does not agree, which runs by itself.
  const forks = process.platform === 'linux';
  const imports = readFileSync(join(home, 'notes'), 'utf8').match(/imported/g);
  assert.equal(imports?.length, forks ? 4 : 6);
});

test('what a text computes is known: its imports and its braces, but no comment and no value that is written out', () => {
  const computed = (added: string) =>
    readBook(plant([['questions/two/index.mdx', 'See', `${added}\n\nSee`]])).records.find(
      ({ slug }) => slug === 'two',
    )!.computed!;
  const braces = (added: string) => computed(added).braces.map(({ code }) => code);
  assert.deepEqual(braces('{/* a comment */}'), []);
  assert.deepEqual(braces('<Value of={1} digits={0} /> {["a", -1, `b`]}'), []);
  assert.deepEqual(braces('{1 + 1} <b title={`a${Math.PI}`}>x</b>'), ['1 + 1', '`a${Math.PI}`']);
  const imports = "import a from './a.json';\nimport b from './b.csv?url';";
  assert.equal(computed(`${imports}\n\n<a href={b}>{a.b}</a>`).imports.trim(), "import a from './a.json';");
  assert.deepEqual(braces(`${imports}\n\n<a href={b}>{a.b}</a>`), ['a.b']);
});
