/** Runs the programs that pages show and compares what they print with what the pages say they print. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { contentDir } from '#render/site.ts';

const required = process.env['REQUIRE_PYTHON'] === '1';
const files = globSync([`${contentDir}/{questions,pages}/*/*.py`, `${contentDir}/*/*.py`]).sort();
/** What a program imports, but for programs beside it. */
const modulesOf = (source: string, folder = '.') =>
  [...source.matchAll(/^\s*(?:import|from)\s+(\w+)/gm)]
    .map((match) => match[1]!)
    .filter((name) => !existsSync(join(folder, `${name}.py`)));

/** Each Python here, and which modules of the programs it has: they are looked for, since importing takes seconds. */
const pythons = [process.env['PYTHON'], '/usr/bin/python3', 'python3'].flatMap((python) => {
  if (!python) return [];
  const names = files.flatMap((file) => modulesOf(readFileSync(file, 'utf8'), dirname(file)));
  const look = 'import importlib.util as u, sys; print(*[n for n in sys.argv[1:] if u.find_spec(n)])';
  const { status, stdout } = spawnSync(python, ['-c', look, ...new Set(names)], { encoding: 'utf8' });
  return status === 0 ? [{ python, modules: new Set(stdout.trim().split(' ')) }] : [];
});

/** The first Python that has the modules a program imports. */
const pythonFor = (source: string, folder?: string): string | undefined =>
  pythons.find(({ modules }) => modulesOf(source, folder).every((name) => modules.has(name)))?.python;

/** Runs a program and compares what it prints with its recorded output. */
function compare(file: string, python: string): void {
  const { status, stdout, stderr } = spawnSync(python, [basename(file)], {
    cwd: dirname(file),
    encoding: 'utf8',
    timeout: 120_000,
    // Tests run beside each other: threads that wait for each other only take time.
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1' },
  });
  assert.equal(status, 0, stderr);
  assert.equal(stdout, readFileSync(file.replace(/\.py$/, '.out'), 'utf8'));
}

test('an output that differs from the recorded one is found', (context) => {
  const python = pythonFor('');
  if (!python && !required) return context.skip('no Python here');
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  const file = join(folder, 'x.py');
  writeFileSync(file, 'print(0.269)\n');
  writeFileSync(join(folder, 'x.out'), '0.270\n');
  assert.throws(() => compare(file, python ?? 'python3'), /0\.269/);
  writeFileSync(join(folder, 'x.out'), '0.269\n');
  compare(file, python ?? 'python3');
  rmSync(folder, { recursive: true });
});

for (const file of files) {
  const output = file.replace(/\.py$/, '.out');
  const name = `${basename(dirname(file))}/${basename(file)}`;
  const source = readFileSync(file, 'utf8');
  if (!existsSync(output)) {
    test(`${name} is not run, but is Python`, (context) => {
      const python = pythonFor('');
      if (!python && !required) return context.skip('no Python here');
      const { status, stderr } = spawnSync(
        python ?? 'python3',
        ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
        { input: source, encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
    });
    continue;
  }
  test(`${name} prints what the page shows`, (context) => {
    const python = pythonFor(source, dirname(file));
    if (!python && !required)
      return context.skip(
        'needs Python with numpy, torch or faiss (Debian: python3-numpy python3-torch python3-faiss)',
      );
    assert.ok(python, `no Python here has the modules that ${name} imports`);
    compare(file, python);
  });
}
