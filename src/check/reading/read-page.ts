import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, type BookPage } from '#book/book-page.ts';
import type { Problem } from '#book/problem.ts';
import { pageSchema } from '#book/schema.ts';
import { translationIn } from '#book/translation.ts';
import { shownPath } from '#project/shown-path.ts';
import type { TextRules } from '../text/spot.ts';
import { fieldsToAvoid } from '../wording/words-to-avoid.ts';
import { readText, unreadText, type ReadText } from './read-text.ts';

/** The findings of one reading of a page of the book's own. */
export interface ReadPage extends ReadText {
  record?: BookPage;
}

/** Reads all pages of a book's own: `<slug>.mdx`, each with a folder of its name if it quotes files. */
export function readPages(folder: string, rules: TextRules = {}): { pages: ReadPage[]; problems: Problem[] } {
  if (!existsSync(folder)) return { pages: [], problems: [] };
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  const texts = names.filter((name) => name.endsWith('.mdx')).sort();
  const files = texts.filter((name) => translationIn(name) === rules.translation);
  const isOwn = (name: string) => texts.includes(`${name}.mdx`) && translationIn(`${name}.mdx`) === undefined;
  const stray = names.filter((name) => !texts.includes(name) && !isOwn(name));
  const pages = files.map((name) => readPage(join(folder, name), rules));
  return {
    pages,
    problems: [
      ...stray.map((name) => ({
        file: shownPath(join(folder, name)),
        message: 'This does not belong to any page.',
        expected: 'pages as <slug>.mdx, and folders of the same name with the files that they quote',
        fix: 'rename it, add its page, or remove it',
      })),
      ...pages.flatMap(({ problems }) => problems),
    ],
  };
}

/** Reads one page, once, and reports every error that it has by itself. */
export function readPage(path: string, rules: TextRules = {}): ReadPage {
  const folder = folderOf(path);
  const read: ReadPage = unreadText(path, folder);
  const kind = { schema: pageSchema, least: 'title and description', named: 'file' } as const;
  const text = readText(read, path, folder, kind, { ...rules, labs: false });
  if (!text?.data) return read;
  const { data, locate, body, texts } = text;
  read.problems.push(...fieldsToAvoid(data, rules.avoid, locate));
  const cited = read.citations.map(({ citation }) => citation);
  const computed = rules.trusted ? undefined : body.computed;
  const { pictures } = body;
  read.record = {
    slug: read.slug,
    file: path,
    data,
    cited,
    parts: [...body.parts],
    computed,
    pictures,
    texts,
  };
  return read;
}
