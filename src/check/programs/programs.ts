import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';

/** What runs programs, by the ending of their names. */
const interpreters: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  '.js': [process.execPath],
  '.mjs': [process.execPath],
  '.ts': [process.execPath],
  '.sh': ['sh'],
  '.rb': ['ruby'],
  '.pl': ['perl'],
  '.php': ['php'],
  '.R': ['Rscript'],
  '.jl': ['julia'],
  '.go': ['go', 'run'],
};

/** Longest run of a program, in milliseconds. */
const longest = 120_000;

/** Programs of a book that have a recorded output beside them, `x.out` beside `x.py`. */
export function programsWithOutput(contentDir: string): string[] {
  const outputs = globSync(['{questions,pages}/*/**/*.out', '*/*.out'], {
    cwd: contentDir,
    exclude: (name) => name === 'node_modules',
  });
  return outputs
    .map((output) => join(contentDir, output))
    .flatMap((output) =>
      globSync(`${basename(output, '.out')}.*`, { cwd: dirname(output) }).map((name) =>
        join(dirname(output), name),
      ),
    )
    .filter((file) => extname(file) === '.py' || extname(file) in interpreters)
    .sort();
}

const outputOf = (program: string): string => program.slice(0, -extname(program).length) + '.out';

/** How a program is run here, or why it is not. */
export type Runner = readonly [command: string, ...args: string[]] | { missing: string };

/** Finds what runs programs here. `programs`: all that may be asked for, whose modules are looked for once. */
export function findRunners(programs: readonly string[]): (program: string) => Runner {
  const pythons = findPythons(programs);
  const installed = new Map<string, boolean>();
  const isThere = (command: string) => {
    if (!installed.has(command)) installed.set(command, !spawnSync(command, ['--version']).error);
    return installed.get(command)!;
  };
  return (program) => {
    if (extname(program) !== '.py') {
      const runner = interpreters[extname(program)]!;
      return isThere(runner[0]) ? runner : { missing: `${runner[0]} is not installed` };
    }
    const modules = modulesOf(program);
    const lacking = pythons.map((python) => modules.filter((name) => !python.modules.has(name)));
    const at = lacking.findIndex(({ length }) => length === 0);
    if (at >= 0) return [pythons[at]!.python];
    return { missing: lacking[0] ? `Python lacks ${lacking[0].join(', ')}` : 'Python is not installed' };
  };
}

/** What a Python program imports, but for programs beside it. */
const modulesOf = (program: string): string[] =>
  [...readFileSync(program, 'utf8').matchAll(/^\s*(?:import|from)\s+(\w+)/gm)]
    .map((match) => match[1]!)
    .filter((name) => !existsSync(join(dirname(program), `${name}.py`)));

/** Each Python here, and which modules of the programs it has: they are looked for, since importing takes seconds. */
function findPythons(programs: readonly string[]): { python: string; modules: Set<string> }[] {
  const names = programs.filter((program) => extname(program) === '.py').flatMap(modulesOf);
  const look = 'import importlib.util as u, sys; print(*[n for n in sys.argv[1:] if u.find_spec(n)])';
  return [process.env['PYTHON'], '/usr/bin/python3', 'python3'].flatMap((python) => {
    if (!python) return [];
    const { status, stdout } = spawnSync(python, ['-c', look, ...new Set(names)], { encoding: 'utf8' });
    return status === 0 ? [{ python, modules: new Set(stdout.trim().split(' ')) }] : [];
  });
}

/** The last lines that a program wrote; some give their reasons on stdout. Null where it could not be started. */
function lastOf(stream: string, text: string | null): string {
  const lines = (text ?? '').trimEnd().split(/\r?\n/).slice(-5);
  return lines.join('') === '' ? `${stream} is empty` : [`the end of ${stream}:`, ...lines].join('\n    ');
}

/** Runs a program beside its files; tells where what it prints is not what is recorded. */
export function outputFault(
  program: string,
  [command, ...args]: readonly [string, ...string[]],
): Problem | undefined {
  const { status, stdout, stderr, error } = spawnSync(command, [...args, basename(program)], {
    cwd: dirname(program),
    encoding: 'utf8',
    timeout: longest,
    // Threads that wait for each other only take time, where programs run beside each other.
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1', NODE_NO_WARNINGS: '1' },
  });
  const name = basename(program);
  if (status !== 0)
    return {
      file: shownPath(program),
      message: [
        error
          ? `"${name}" did not run to its end: ${error.message}.`
          : `"${name}" stopped with status ${status}.`,
        lastOf('stdout', stdout),
        lastOf('stderr', stderr),
      ].join('\n  '),
      expected: `a program that ends within ${longest / 1000} s, whose output is recorded`,
      fix: `run it by itself (${[basename(command), ...args, name].join(' ')}) and correct it, or say on the page why it is not run (notRun="…") and remove its recorded output`,
    };
  const output = outputOf(program);
  const [printed, recorded] = [stdout, readFileSync(output, 'utf8')].map((text) => text.split(/\r?\n/));
  const at = printed!.findIndex((line, index) => line !== recorded![index]);
  if (at < 0 && printed!.length === recorded!.length) return undefined;
  const line = at < 0 ? printed!.length : at;
  const shown = (lines: readonly string[]) => (lines[line] === undefined ? 'no more' : `"${lines[line]}"`);
  return {
    file: shownPath(output),
    line: line + 1,
    message: `"${name}" prints ${shown(printed!)} here, but ${shown(recorded!)} is recorded.`,
    expected: 'the output of the program, because pages show it as such',
    fix: `see which is right; to record it again: ${[basename(command), ...args, name].join(' ')} > ${basename(output)}`,
  };
}
