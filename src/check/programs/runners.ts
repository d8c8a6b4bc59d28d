import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** Interpreters of programs, by the ending of their names. */
export const interpreters: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
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

/** How a program is run here, or why it is not. `packages`: what it imports that does not come with Python itself. */
export type Runner =
  | { command: readonly [command: string, ...args: string[]]; packages: readonly string[] }
  | { missing: string };

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
      const command = interpreters[extname(program)]!;
      return isThere(command[0]) ? { command, packages: [] } : { missing: `${command[0]} is not installed` };
    }
    const modules = modulesOf(program);
    const lacking = pythons.map((python) => modules.filter((name) => !python.found.has(name)));
    const python = pythons[lacking.findIndex(({ length }) => length === 0)];
    if (python)
      return {
        command: [python.command],
        packages: [...new Set(modules)].filter((name) => python.packages.has(name)).sort(),
      };
    return { missing: lacking[0] ? `Python lacks ${lacking[0].join(', ')}` : 'Python is not installed' };
  };
}

const modulesOf = (program: string): string[] =>
  [...readFileSync(program, 'utf8').matchAll(/^\s*(?:import|from)\s+(\w+)/gm)]
    .map((match) => match[1]!)
    .filter((name) => !existsSync(join(dirname(program), `${name}.py`)));

/** Two lines: modules that are found, and those of them that do not come with Python. */
const look = `import importlib.util as u, sys
found = [n for n in sys.argv[1:] if u.find_spec(n)]
print(*found)
print(*set(found).difference(getattr(sys, 'stdlib_module_names', found)))`;

interface Python {
  command: string;
  found: ReadonlySet<string>;
  packages: ReadonlySet<string>;
}

/** Each Python here, and which modules of the programs it has: they are looked for, since importing takes seconds. */
function findPythons(programs: readonly string[]): Python[] {
  const ofPython = programs.filter((program) => extname(program) === '.py');
  if (ofPython.length === 0) return [];
  const names = ofPython.flatMap(modulesOf);
  return [process.env['PYTHON'], '/usr/bin/python3', 'python3'].flatMap((command) => {
    if (!command) return [];
    const { status, stdout } = spawnSync(command, ['-c', look, ...new Set(names)], { encoding: 'utf8' });
    if (status !== 0) return [];
    const [found, packages] = stdout.split(/\r?\n/).map((line) => new Set(line.split(' ').filter(Boolean)));
    return [{ command, found: found!, packages: packages! }];
  });
}
