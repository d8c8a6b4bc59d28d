/** Runs the programs that pages show and compares what they print with what the pages say they print. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { contentDir } from '#render/site.ts';

const required = process.env['REQUIRE_PYTHON'] === '1';
const pythons = [process.env['PYTHON'], '/usr/bin/python3', 'python3'].filter(
  (name) => name !== undefined && name !== '',
);

/** The first Python that has the modules a program imports. */
function pythonFor(source: string): string | undefined {
  const modules = [...source.matchAll(/^\s*(?:import|from)\s+(\w+)/gm)].map((match) => match[1]!);
  return pythons.find(
    (python) => spawnSync(python!, ['-c', `import ${['sys', ...modules].join(', ')}`]).status === 0,
  );
}

/** Runs a program and compares what it prints with its recorded output. */
function compare(file: string, python: string): void {
  const { status, stdout, stderr } = spawnSync(python, [basename(file)], {
    cwd: dirname(file),
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
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

for (const file of globSync(`${contentDir}/questions/*/*.py`).sort()) {
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
    const python = pythonFor(source);
    if (!python && !required)
      return context.skip(
        'needs Python with numpy, torch or faiss (Debian: python3-numpy python3-torch python3-faiss)',
      );
    assert.ok(python, `no Python here has the modules that ${name} imports`);
    compare(file, python);
  });
}
