import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bodyOf } from '#project/front-matter.ts';
import { asCommonMarkdown } from './as-common-markdown.ts';

const { parseFrontmatter } = (await import(
  pathToFileURL(resolve('node_modules/@astrojs/internal-helpers/dist/frontmatter.js')).href
)) as { parseFrontmatter: (text: string) => { frontmatter: object; content: string } };

test('Astro finds no front matter in a text that it is given, neither that of the file nor another', () => {
  for (const source of [
    '---\n# c\rlayout: ./evil.ts\r\ntitle: About\n---\nText.\n',
    '---\n# c\n--- # x\ntitle: About\n# <b>text</b>\n---\nText.\n',
    '---\ntitle: About\n---\n---\nlayout: ./evil.ts\n---\nText.\n',
    '---\ntitle: About\n---\n\n \n+++\nlayout = "./evil.ts"\n+++\nText.\n',
    '---\r\ntitle: About\r\n---\r\nText.\r\n',
  ]) {
    const { code } = asCommonMarkdown.transform.handler(source);
    assert.deepEqual(parseFrontmatter(code), { frontmatter: {}, rawFrontmatter: '', content: code });
    assert.ok(code.endsWith(bodyOf(source).replaceAll('\r\n', '\n')), source);
    assert.equal(code.split('\n').length, source.split('\n').length);
  }
  assert.notDeepEqual(parseFrontmatter('\n\n---\nlayout: ./evil.ts\n---\n').frontmatter, {});
});

test('a text without front matter is none', () => {
  for (const source of ['Text.', '\ufeff---\nlayout: ./evil.ts\n---\n', '---\nlayout: ./evil.ts\n'])
    assert.throws(() => asCommonMarkdown.transform.handler(source), /front matter is missing/);
});
