import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'own-root-')));
process.chdir(book);
after(() => rmSync(book, { recursive: true }));
writeFileSync('book.yaml', '');
writeFileSync('package.json', '{ "name": "astro", "exports": { "./*": "./evil.mjs" } }');
writeFileSync('evil.mjs', 'globalThis.ran = true;\nexport {};\n');
writeFileSync('evil.cjs', 'globalThis.ran = true;\n');
const { workFolder } = await import('#project/site.ts');
const { buildRoot: root, enterRoot, removeOldRoots, serverRoot } = await import('./own-root.ts');
const bundled = join(book, 'bundled');
const { packageRoot } = await import('#project/package-root.ts');
const styles = ['less', 'sass', 'sass-embedded', 'stylus', 'sugarss'];
const besides = (name: string) => pathToFileURL(join(packageRoot, 'node_modules', name, 'x.mjs')).href;
// As if they were installed.
registerHooks({
  resolve: (name, context, next) =>
    styles.includes(name) ? { url: besides(name), shortCircuit: true } : next(name, context),
});
enterRoot(root, `${bundled}/`);
const resolveIn = (folder: string) => createRequire(join(folder, 'x.js')).resolve('astro/x');

test('the folder lies below a name that only this disk knows, and is a package of its own', () => {
  assert.equal(dirname(root), workFolder);
  mkdirSync(join(book, '.cache/other'));
  const astro = join(book, '.cache/other');
  assert.throws(() => resolveIn(astro), /evil\.mjs would run/, 'a package that names itself');
  assert.throws(() => resolveIn(root), /Cannot find module/);
});

test('Node runs no module of a book while pages are made, whatever asks for it', async () => {
  const evil = join(book, 'evil.mjs');
  for (const name of [evil, pathToFileURL(evil).href, 'data:text/javascript,globalThis.ran = true'])
    await assert.rejects(import(name), /would run while pages are made/);
  assert.throws(() => createRequire(evil)('./evil.cjs') as unknown, /would run while pages are made/);
  assert.ok(!('ran' in globalThis));
});

test('packages in a folder of the cache, which would come before the generator’s, stop it, also for a trusted book', () => {
  for (const folder of [join(book, '.cache'), workFolder, join(workFolder, 'server')]) {
    mkdirSync(join(folder, 'Node_modules'), { recursive: true });
    for (const settings of ['trusted: true\n', '']) {
      writeFileSync('book.yaml', settings);
      assert.throws(
        () => enterRoot(serverRoot),
        /Node_modules would take the place of the generator's packages/,
      );
    }
    rmSync(join(folder, 'Node_modules'), { recursive: true });
  }
});

test('no reader of styles runs that lies beside the packages, since such styles run programs', async () => {
  for (const name of styles) await assert.rejects(import(name), /would run while pages are made/, name);
});

test('what the generator wrote itself runs, and so do its packages and those of Node', async () => {
  mkdirSync(bundled);
  for (const folder of [root, bundled]) {
    const own = join(folder, 'own.mjs');
    writeFileSync(own, 'export const own = 1;\n');
    assert.equal(((await import(own)) as { own: number }).own, 1);
  }
  assert.ok(((await import('#book/dates.ts')) as object) && (await import('node:zlib')));
  assert.ok(await import('yaml'));
});

test('each author’s server has a folder of its own, and one that was left is taken away after a day', () => {
  const servers = join(workFolder, 'server');
  assert.ok(serverRoot.startsWith(join(servers, `${process.pid}-`)));
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const names = [process.ppid, ended, '.astro'].map((name) => `${name}-1`);
  for (const name of names) mkdirSync(join(servers, name), { recursive: true });
  removeOldRoots();
  assert.deepEqual(
    names.filter((name) => existsSync(join(servers, name))),
    names,
  );
  removeOldRoots(Date.now() + 90_000_000);
  assert.deepEqual(
    names.filter((name) => existsSync(join(servers, name))),
    [`${process.ppid}-1`],
  );
});
