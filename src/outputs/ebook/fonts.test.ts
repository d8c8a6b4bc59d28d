import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const home = mkdtempSync(join(tmpdir(), 'ebook-fonts-'));
after(() => rmSync(home, { recursive: true }));
process.env['CACHE_DIR'] = join(home, 'cache');
const { fontFolder } = await import('../font-folder.ts');
const { fontsOf } = await import('./ebook.ts');

test('an e-book has the fonts of the generator alone, whatever a file of the book is called', () => {
  const assets = join(home, 'site/assets');
  for (const folder of [fontFolder, assets]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(fontFolder, 'inter.woff2'), 'own');
  writeFileSync(join(assets, 'inter.AAAAAAAA.woff2'), 'planted');
  writeFileSync(join(assets, 'inter.BBBBBBBB.woff2'), 'own');
  writeFileSync(join(assets, 'inter-letters.CCCCCCCC.woff2'), 'planted');
  assert.deepEqual(
    fontsOf(join(home, 'site')).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
    [['inter.woff2', 'own']],
  );
});
