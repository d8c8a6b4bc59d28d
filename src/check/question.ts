import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { answerVersion } from './answer-version.ts';
import type { Problem } from '#book/problem.ts';
import { questionSchema, type QuestionData } from '#book/schema.ts';
import { checkText, type BodyReport } from './body.ts';
import { checkChanges } from './changes.ts';
import { bodyOf, checkedYaml, frontMatterOf, type LocateField } from './front-matter.ts';

/** What is found in one question's folder; what could not be read is missing. */
export interface CheckedQuestion {
  problems: Problem[];
  links: BodyReport['links'];
  data?: QuestionData | undefined;
  locate?: LocateField;
  citations?: BodyReport['citations'];
  /** Name of the answer's present state. */
  version?: string;
  /** Characters that its formulas are set in. */
  signs?: string;
  imports?: boolean;
}

/** How strictly a question is read. */
export interface Asked {
  /** Whether a figure without a source is a fault. */
  figures: boolean;
  /** Whether the answer must have a note of its present state. */
  noted: boolean;
}

/** Checks one question by itself. */
export function checkQuestion(
  questionsDir: string,
  slug: string,
  { figures, noted }: Asked,
): CheckedQuestion {
  const problems: Problem[] = [];
  const links: BodyReport['links'] = [];
  const folder = join(questionsDir, slug);
  const path = join(folder, 'index.mdx');
  const file = relative('.', path) || path;
  if (!existsSync(path)) {
    problems.push({
      file,
      message: 'The file does not exist.',
      expected: 'one index.mdx in each folder of questions/',
      fix: 'add it, or remove the folder',
    });
    return { problems, links };
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    problems.push({
      file,
      message: `The folder name "${slug}" is no slug.`,
      expected: 'lower-case letters and digits, words joined by "-"; it becomes the address',
      fix: 'rename the folder',
    });
  }
  const source = readFileSync(path, 'utf8');
  const frontMatter = frontMatterOf(source);
  if (frontMatter === undefined) {
    problems.push({
      file,
      line: 1,
      message: 'The front matter is missing or not closed.',
      expected: 'a line "---", fields such as question, topics and shortAnswer, and a line "---"',
      fix: 'add it at the top of the file',
    });
    return { problems, links };
  }
  const { data, problems: fieldProblems, locate } = checkedYaml(frontMatter, questionSchema, file, 1);
  problems.push(...fieldProblems);
  const body = checkText(source, file, folder, { figures });
  const cited: BodyReport['citations'] = [];
  const signs = new Set(body.signs);
  let version: string | undefined;
  if (data) {
    version = answerVersion(data, bodyOf(source), folder);
    problems.push(...checkChanges(data.changes, version, { required: noted, locate }));
    for (const [field, text] of inlineFields(data)) {
      const { line } = locate(field);
      const report = checkText(text, file, folder, { line, figures: figures && field[0] !== 'sources' });
      problems.push(...report.problems.map((problem) => ({ ...problem, line, column: undefined })));
      cited.push(...report.citations.map((citation) => ({ ...citation, line: line ?? 1 })));
      links.push(...report.links.map((link) => ({ ...link, line: line ?? 1 })));
      for (const sign of report.signs) signs.add(sign);
    }
  }
  problems.push(...body.problems);
  links.push(...body.links);
  return {
    problems,
    links,
    data,
    locate,
    citations: [...cited, ...body.citations],
    signs: [...signs].join(''),
    imports: body.imports,
    ...(version && { version }),
  };
}

/** The fields that hold text with marks, formulas and links. */
export function inlineFields(data: QuestionData): [path: (string | number)[], text: string][] {
  return [
    [['shortAnswer'], data.shortAnswer],
    ...(data.correction ? [[['correction'], data.correction] as [string[], string]] : []),
    ...data.related.map((relation, index): [(string | number)[], string] => [
      ['related', index, 'why'],
      relation.why,
    ]),
    ...data.sources.map((source, index): [(string | number)[], string] => [
      ['sources', index, 'use'],
      source.use,
    ]),
  ];
}
