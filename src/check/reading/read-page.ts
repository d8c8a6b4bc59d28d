import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { takenAddresses } from '#book/addresses.ts';
import { folderOf, type BookPage } from '#book/book-page.ts';
import type { Problem } from '#book/problem.ts';
import { pageSchema } from '#book/schema.ts';
import { translationIn } from '#book/translation.ts';
import { shownPath } from '#project/shown-path.ts';
import { programsOf } from '../trust/bounded-code.ts';
import { linkTargetsOf } from '../between-files/dead-links.ts';
import {
  checkedYaml,
  frontMatterMissing,
  frontMatterOf,
  slugProblems,
  type LocateField,
} from '../front-matter/front-matter.ts';
import { tooManyUnchecked, type ReadQuestion } from './read-question.ts';
import { emptyReport, type TextRules } from '../text/spot.ts';
import { checkText } from '../text/text.ts';
import { fieldsToAvoid } from '../wording/words-to-avoid.ts';

/** The findings of one reading of a page of the book's own; what could not be read is missing. */
export interface ReadPage extends Pick<
  ReadQuestion,
  'slug' | 'problems' | 'links' | 'citations' | 'programs' | 'places'
> {
  /** Its path for messages. */
  file: string;
  record?: BookPage;
  locate?: LocateField;
}

/** Reads all pages of a book's own: `<slug>.mdx`, each with a folder of its name if it quotes files. */
export function readPages(folder: string, rules: TextRules = {}): { pages: ReadPage[]; problems: Problem[] } {
  if (!existsSync(folder)) return { pages: [], problems: [] };
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  const texts = names.filter((name) => name.endsWith('.mdx')).sort();
  const files = texts.filter((name) => translationIn(name) === rules.translation);
  const stray = names.filter((name) => !texts.includes(name) && !texts.includes(`${name}.mdx`));
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
  const slug = basename(folderOf(path));
  const file = shownPath(path);
  const read: ReadPage = {
    ...emptyReport(),
    ...{ slug, file, problems: slugProblems(slug, 'file', file) },
    programs: programsOf(path, folderOf(path), []),
  };
  if (takenAddresses.has(slug))
    read.problems.push({
      file,
      message: `The address /${slug}/ belongs to the site itself.`,
      expected: `none of ${[...takenAddresses].join(', ')}`,
      fix: 'rename the file',
    });
  const source = readFileSync(path, 'utf8');
  const frontMatter = frontMatterOf(source);
  if (frontMatter === undefined) {
    read.problems.push(frontMatterMissing(file, 'title and description'));
    return read;
  }
  const { data, problems, locate } = checkedYaml(frontMatter, pageSchema, file, 1);
  const body = checkText(source, file, folderOf(path), { ...rules, labs: false });
  read.places = linkTargetsOf(body);
  read.locate = locate;
  read.programs = programsOf(path, folderOf(path), body.imports);
  const { links, citations, texts, pictures } = body;
  read.problems.push(...problems, ...body.problems, ...(rules.figures ? tooManyUnchecked(citations) : []));
  Object.assign(read, { links, citations });
  if (!data) return read;
  read.problems.push(...fieldsToAvoid(data, rules.avoid, locate));
  const cited = citations.map(({ citation }) => citation);
  const computed = rules.trusted ? undefined : body.computed;
  read.record = { slug, file: path, data, cited, parts: [...body.parts], computed, pictures, texts };
  return read;
}
