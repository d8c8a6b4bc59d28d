/** In a build no text of a book runs where its pages are made: what was computed stands in its place, or nothing. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { buildDataVariable } from '#project/build-data.ts';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'values-')));
after(() => rmSync(book, { recursive: true }));
mkdirSync(join(book, 'linked'));
const linked = join(book, 'linked/about.mdx');
writeFileSync(linked, '');
writeFileSync(join(book, 'other.mdx'), '');
symlinkSync(linked, join(book, 'about.mdx'));
writeFileSync(
  join(book, 'values.json'),
  JSON.stringify({ [linked]: { 'x + 1': '"computed"', '2': '2', 'Math.PI': '3' } }),
);
Object.assign(process.env, { CONTENT_DIR: book, [buildDataVariable]: book });
const { computedValues } = await import('./computed-values.ts');
const { features } = await import('./mdx-tree.ts');

const codeOf = (source: string, file: string): string => {
  const plugins = { mdastPlugins: [computedValues], fileURL: pathToFileURL(join(book, file)) };
  return String((mdxToJs(source, { features, ...plugins }) as { code?: string }).code ?? '');
};

test('values stand in a text, by its own path and by that of a link', () => {
  const text =
    "import { x } from './x.ts';\nimport u from './u.bin?url';\n\n{x + 1} {2} {u} {/* c */} <b title={Math.PI} />";
  for (const file of ['about.mdx', 'linked/about.mdx']) {
    const code = codeOf(text, file);
    assert.match(code, /"computed"[^]*2[^]*u\b/);
    assert.match(code, /u\.bin\?url/);
    assert.doesNotMatch(code, /x\.ts|x \+ 1|Math/);
  }
});

test('what no build has computed does not run', () => {
  assert.throws(() => codeOf('{y + 1}', 'about.mdx'), /No build has computed the braces \{y \+ 1\}/);
  assert.throws(() => codeOf('<b {...{ title: 1 }}>x</b>', 'about.mdx'), /what gives attributes/);
  const code = codeOf("import './y.ts';\n\n{y + 1}", 'other.mdx');
  assert.match(code, /No build has computed/);
  assert.doesNotMatch(code, /y\.ts|y \+ 1/);
});
