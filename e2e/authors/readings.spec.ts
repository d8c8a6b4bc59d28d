/** A build of the book, from nothing, reads each of its texts once. */
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'playwright/test';
import { parse } from 'yaml';
import { questionSchema } from '#book/schema.ts';
import { belowFrontMatter, frontMatterOf } from '#project/front-matter.ts';
import { readingsFile, type Reading } from '../support/readings.ts';
import { root } from '../support/site.ts';

/** How often each of some texts occurs. */
function counts(texts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const text of texts) found.set(text, (found.get(text) ?? 0) + 1);
  return found;
}
/** Texts that were read otherwise than as often as they stand in the book. */
const otherwise = (wanted: readonly string[], read: ReadonlyMap<string, number>) =>
  [...counts(wanted)].flatMap(([text, times]) =>
    read.get(text) === times ? [] : `${read.get(text) ?? 0} instead of ${times}: ${text.slice(0, 80)}`,
  );

test('each answer is parsed and compiled once, each text of its front matter and each page too, each formula is set once', () => {
  const all = readFileSync(readingsFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reading);
  const of = (kind: Reading['kind']) => all.filter((reading) => reading.kind === kind);
  const texts = (kind: Reading['kind']) => counts(of(kind).map(({ what }) => what));
  const questions = globSync(join(root, 'content/questions/*/index.mdx'));
  const files = [...questions, ...globSync(join(root, 'content/pages/*.mdx'))];
  const sources = files.map((file) => belowFrontMatter(readFileSync(file, 'utf8')));
  expect(questions.length).toBeGreaterThan(5);
  expect(otherwise(sources, texts('parsed'))).toEqual([]);
  expect(
    otherwise(
      files.map((file) => pathToFileURL(file).href),
      texts('compiled'),
    ),
  ).toEqual([]);
  expect(of('compiled')).toHaveLength(files.length);
  const inFrontMatter = questions.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const { shortAnswer, correction, related } = questionSchema.parse(parse(frontMatterOf(source)!));
    return [shortAnswer, ...(correction ? [correction] : []), ...related.map(({ why }) => why)];
  });
  expect(inFrontMatter.length).toBeGreaterThan(3 * questions.length);
  expect(otherwise(inFrontMatter, texts('parsed'))).toEqual([]);
  const formulas = texts('formula-set');
  expect(formulas.size).toBeGreaterThan(100);
  expect([...formulas].filter(([, times]) => times > 1)).toEqual([]);
  // Each page is parsed once, for all that is made of it.
  const slugOf = (file: string) =>
    relative(join(root, 'content'), file).replace(/^pages\/|\/?(index)?\.mdx$/g, '');
  const pages = files.map((file) => `${slugOf(file)}/index.html`);
  expect(otherwise(pages, texts('article-read'))).toEqual([]);
  expect(of('article-read')).toHaveLength(pages.length);
  // Nothing that the first program has read is read again.
  const after = all.filter(
    ({ program, kind }) => program !== 'prepare.ts' && !/^(compiled|article-read)$/.test(kind),
  );
  expect(after).toEqual([]);
});

test('a text that is read twice, or never, is found', () => {
  expect(otherwise(['a', 'b', 'c'], counts(['a', 'b', 'b']))).toEqual([
    '2 instead of 1: b',
    '0 instead of 1: c',
  ]);
});
