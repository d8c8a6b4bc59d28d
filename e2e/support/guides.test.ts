import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeGuides } from './guides.ts';

test('what guides show of programs is among what types are checked of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guides-'));
  const written = writeGuides(folder);
  assert.ok(written.length >= 5, written.join('\n'));
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  assert.match(text('src/cli/import/formats/org.ts'), /^\nimport [^]*\nconst asMarkdown = /);
  assert.match(text('src/outputs/hosts/built-there.ts'), /\nexport const [^]*\nexport const gitlabPagesFile/);
});
