/** A book whose interface speaks another language: nothing of it is left in English, neither in pages nor in programs. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '#messages/languages.ts';
import { isElement, htmlTree, type HtmlNode } from '#render/text/html-tree.ts';
import { buildBook } from '../support/build-book.ts';
import { copyFixture, temporaryFolder } from '../support/fixture-book.ts';
import { expect, test } from '../support/site.ts';

const { en, de } = languages;
const mark = '\u0001';

/** A message with marks for what it is given, as a list of its texts. */
function textsOf(message: unknown): string[] {
  if (typeof message === 'string') return [message];
  if (typeof message === 'object') return Object.values(message as object).flatMap(textsOf);
  if (typeof message !== 'function') return [];
  const call = message as (...given: unknown[]) => string;
  const given = Array.from({ length: call.length }, () => mark);
  try {
    return [call(...given)];
  } catch {
    return [call(...given.map(() => [mark]))];
  }
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** English texts that differ from the German ones, as patterns for whole texts. One with few letters of its own fits any text. */
const english = Object.keys(en).flatMap((name) => {
  const [own, other] = [en, de].map((of) => textsOf(of[name as keyof typeof en]));
  return own!
    .filter((text, at) => text !== other![at] && /[a-z]{3}/i.test(text))
    .map((text) => ({
      name,
      text,
      whole: new RegExp(`^${literal(text.trim()).replaceAll(mark, '.*')}$`, 's'),
    }));
});

const spoken = ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder', 'content'];

/** All that a page says, shown or spoken: texts between elements, and those attributes. */
function* saidBy(nodes: readonly HtmlNode[]): Generator<string> {
  for (const node of nodes) {
    if (!isElement(node)) yield node;
    else if (!/^(script|style|svg|math|code|pre)$/.test(node.tag)) {
      for (const name of spoken) if (node.attributes[name]) yield node.attributes[name];
      yield* saidBy(node.children);
    }
  }
}

/** The book's own texts in words that the interface has too: a note, and headings that its authors wrote. */
const bookSays = new Set(['First published.', 'Follow-up questions', 'Lab', 'Misconceptions']);

test('a German book says nothing in English', async () => {
  const content = copyFixture('german');
  const file = join(content, 'book.yaml');
  writeFileSync(file, `language: de\n${readFileSync(file, 'utf8')}`);
  const out = join(temporaryFolder('german-site'), 'dist');
  expect(await buildBook(content, out)).toBe('');
  const left: string[] = [];
  for (const path of globSync('**/*.html', { cwd: out })) {
    const html = readFileSync(join(out, path), 'utf8');
    expect(html, path).toContain('<html lang="de"');
    for (const said of saidBy([htmlTree(html)]))
      for (const { name, whole } of english)
        if (whole.test(said.trim()) && !bookSays.has(said.trim())) left.push(`${path}: ${name}: ${said}`);
  }
  expect(left).toEqual([]);
  const programs = globSync(['assets/*.js', '*.js', '**/*.md', '*.txt', '*.xml'], { cwd: out });
  const sentences = english.filter(
    ({ text }) => !text.includes(mark) && !bookSays.has(text) && / .*[a-z]{3}/.test(text.trim()),
  );
  for (const path of programs) {
    const text = readFileSync(join(out, path), 'utf8');
    expect(
      sentences.filter((one) => text.includes(one.text)).map(({ name }) => name),
      path,
    ).toEqual([]);
  }
});
