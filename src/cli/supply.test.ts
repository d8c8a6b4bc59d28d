/** Installed packages are those of the lock and run nothing on their way in; those sent on have their licences. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { githubPagesWorkflow } from '#outputs/hosts/github-pages.ts';
import { licensesText, onlyNamed, packageOf, shipped } from '#outputs/licenses.ts';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}
const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const lockOf = (folder: string) =>
  read<{ packages: Record<string, Locked> }>(`${folder}/package-lock.json`).packages;
interface Manifest {
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  allowScripts: Record<string, boolean>;
}
const manifestOf = (folder: string) => read<Manifest>(`${folder}/package.json`);

/** Folders installed by themselves: the project, and its benchmarks. */
const workspaces = ['.', 'bench'];

/** Entries of a lock that cannot be trusted. */
function lockProblems(locked: Record<string, Locked>, allowed: Manifest['allowScripts']): string[] {
  return Object.entries(locked).flatMap(([path, entry]) => {
    if (path === '') return [];
    const name = path.split('node_modules/').at(-1)!;
    return [
      ...(entry.resolved !== undefined ? [`${path} names the host ${entry.resolved}`] : []),
      ...(/^sha512-/.test(entry.integrity ?? '') ? [] : [`${path} has no SHA-512 sum`]),
      ...(entry.link ? [`${path} is a link`] : []),
      ...(entry.hasInstallScript && allowed[name] !== false ? [`${path} may run a script`] : []),
    ];
  });
}

for (const folder of workspaces)
  test(`the lock of ${folder} names no host, has a sum for everything, and nothing runs a script of its own`, () => {
    const { allowScripts } = manifestOf(folder);
    assert.ok(Object.keys(lockOf(folder)).length > 200);
    assert.deepEqual(lockProblems(lockOf(folder), allowScripts), []);
    // The project's own script compiles what npm packs; those of packages are refused by name (npm 11).
    if (folder !== '.') assert.match(readFileSync(`${folder}/.npmrc`, 'utf8'), /^ignore-scripts=true$/m);
    assert.equal(Object.values(allowScripts).some(Boolean), false);
  });

test('a planted host, a missing sum and a script are found', () => {
  const planted = {
    'node_modules/x': { resolved: 'https://elsewhere.example/x.tgz', hasInstallScript: true },
  };
  assert.equal(lockProblems(planted, {}).length, 3);
});

test('every version is exact', () => {
  for (const { dependencies, devDependencies, optionalDependencies } of workspaces.map(manifestOf))
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    }))
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
});

test('the project installs no rival that it is measured beside', () => {
  const installed = Object.keys(lockOf('.'));
  for (const rival of ['@astrojs/starlight', 'minisearch', 'hnsw', 'usearch'])
    assert.ok(
      !installed.includes(`node_modules/${rival}`) && `node_modules/${rival}` in lockOf('bench'),
      rival,
    );
});

test('the licences of what readers are sent are there in full', () => {
  const text = licensesText();
  const sections = new Map(
    text.split(/\n(?=\S+ \d\S* \([^)]+\): .*\n=+\n)/).map((part) => [part.split(' ', 1)[0]!, part]),
  );
  for (const name of Object.keys(shipped))
    assert.match(
      sections.get(name) ?? '',
      name.startsWith('@fontsource')
        ? /^SIL OPEN FONT LICENSE Version 1\.1 - /m
        : /obtaining a copy\s+of this software/,
      name,
    );
  assert.doesNotMatch(text, /Bundled dependencies/);
});

test('the package of a module is known by its path', () => {
  assert.equal(packageOf('/x/node_modules/@a/b/dist/c.js'), '@a/b');
  assert.equal(packageOf('/x/node_modules/a/node_modules/b/c.js?url'), 'b');
  assert.equal(packageOf('\0vite/preload-helper.js'), 'vite');
  assert.equal(packageOf('/x/src/page/main.ts'), undefined);
});

test('a package that a lab brings stops a build of this repository, and has its licence in a book of its own', () => {
  const bundle = {
    'lab.js': { type: 'chunk', fileName: 'lab.js', moduleIds: ['/book/node_modules/yaml/dist/index.js'] },
  };
  const generate = (own: boolean) =>
    (onlyNamed(own).generateBundle as (options: object, made: object) => void)({}, bundle);
  assert.throws(() => generate(false), /lab\.js sends readers a part of yaml/);
  assert.doesNotMatch(licensesText(), /^yaml /m);
  generate(true);
  assert.match(licensesText(), /^yaml \d[^]*Permission to use, copy, modify/m);
});

test('the bill of materials lists every package that the build uses, those that are sent with their licence', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'sbom'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  const { bomFormat, components } = JSON.parse(stdout) as {
    bomFormat: string;
    components: {
      name: string;
      version: string;
      licenses?: unknown[];
      hashes?: unknown[];
      properties?: { name: string }[];
    }[];
  };
  assert.equal(bomFormat, 'CycloneDX');
  const listed = (name: string) => components.filter((component) => component.name === name);
  for (const [name, version] of Object.entries(manifestOf('.').dependencies))
    assert.ok(
      listed(name).some((component) => component.version === version),
      name,
    );
  for (const name of Object.keys(shipped)) {
    assert.ok(
      listed(name).every(({ licenses }) => licenses?.length),
      name,
    );
    assert.ok(
      listed(name).every(({ hashes }) => hashes?.length),
      name,
    );
  }
  const isDevelopment = (name: string) =>
    listed(name).some(({ properties }) =>
      properties?.some((property) => property.name === 'cdx:npm:package:development'),
    );
  assert.deepEqual([isDevelopment('eslint'), isDevelopment('astro')], [true, false]);
});

test('the workflow names every action by commit', () => {
  const used = (workflow: string) => [...workflow.matchAll(/uses: (.+)/g)].map(([, action]) => action!);
  const byCommit = /^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  const workflow = githubPagesWorkflow({ name: 'A book', folder: 'content' });
  assert.ok(used(workflow).length > 3);
  for (const action of used(workflow)) assert.match(action, byCommit);
  assert.doesNotMatch('actions/checkout@v4', byCommit);
});
