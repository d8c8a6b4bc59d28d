/** The settings that tools get from the generator, whatever a book's folder says to them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { build } from 'vite';
import { astroConfig } from './astro-config.ts';

// Vite sets it to production, which npm in other tests of the same process would follow.
process.env['NODE_ENV'] = 'test';
const folder = mkdtempSync(join(tmpdir(), 'config-'));
after(() => rmSync(folder, { recursive: true }));

test('a package.json puts no other program in the place of one that was read', async () => {
  const files = {
    'package.json': '{ "name": "x", "browser": { "./core.ts": "./other.js" } }',
    'lab.ts': "import { x } from './core.ts';\nexport const lab = x;\n",
    'core.ts': "export const x = 'read';\n",
    'other.js': "export const x = 'other';\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { resolve } = astroConfig.vite;
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    resolve,
    build: { write: false, lib: { entry: join(folder, 'lab.ts'), formats: ['es'] } },
  });
  const [{ output }] = built as { output: { code: string }[] }[] as [{ output: [{ code: string }] }];
  assert.match(output[0].code, /read/);
});
