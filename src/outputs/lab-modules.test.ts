import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildDataVariable } from '#project/build-data.ts';
import { labModules } from './lab-modules.ts';

const book = mkdtempSync(join(tmpdir(), 'labs-'));
after(() => rmSync(book, { recursive: true }));

test('a build takes the labs of its own questions, and none of a draft', () => {
  for (const folder of ['questions/one', 'questions/draft', 'pages/about']) {
    mkdirSync(join(book, folder, 'live'), { recursive: true });
    for (const name of ['lab.ts', 'x.bin']) writeFileSync(join(book, folder, 'live', name), '');
  }
  writeFileSync(join(book, 'pageKeys.json'), '{ "one": "key" }');
  const load = labModules(book).load as (id: string) => string;
  assert.match(load('\0virtual:labs'), /about.*draft.*one/);
  process.env[buildDataVariable] = book;
  for (const module of ['\0virtual:labs', '\0virtual:book-files']) {
    assert.match(load(module), /about.*one/);
    assert.doesNotMatch(load(module), /draft/);
  }
});
