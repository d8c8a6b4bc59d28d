import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseReferences, type Reference } from '#references.ts';
import { bookSchema, questionSchema, type Book, type QuestionData } from '#schema.ts';
import { publishedSchema, type Published } from '#build/published.ts';
import { crossCheck } from '#questions.ts';
import { nearest, type Problem } from '#problem.ts';
import { answerVersion } from '#build/answer-version.ts';
import { checkText, type BodyReport } from './body.ts';
import { bodyOf, checkedYaml, frontMatterOf, type LocateField } from './front-matter.ts';
import { checkChanges } from './changes.ts';

export interface CheckedBook {
  problems: Problem[];
  book: Book | undefined;
  references: Reference[];
  questions: (QuestionData & { slug: string })[];
  /** Name of each answer's present state. */
  versions: ReadonlyMap<string, string>;
  /** The addresses that have been published, if the book keeps a list of them. */
  published: Published | undefined;
}

/** Reads and checks a whole content folder, without rendering anything and without stopping at the first fault. */
export function checkContent(contentDir: string): CheckedBook {
  const problems: Problem[] = [];
  const name = (path: string) => relative('.', path) || path;
  const bookFile = join(contentDir, 'book.yaml');
  const referencesFile = join(contentDir, 'references.bib');
  const questionsDir = join(contentDir, 'questions');

  let book: Book | undefined;
  if (existsSync(bookFile)) {
    const checked = checkedYaml(readFileSync(bookFile, 'utf8'), bookSchema, name(bookFile));
    book = checked.data;
    problems.push(...checked.problems);
  } else {
    problems.push({
      file: name(bookFile),
      message: 'The file does not exist.',
      expected: 'name, tagline, description and topics of the book',
      fix: 'create it, or set CONTENT_DIR to a folder that has one',
    });
  }
  const { references, problems: referenceProblems } = existsSync(referencesFile)
    ? parseReferences(readFileSync(referencesFile, 'utf8'), name(referencesFile))
    : { references: [], problems: [] };
  problems.push(...referenceProblems);

  const questions: CheckedBook['questions'] = [];
  const versions = new Map<string, string>();
  const publishedFile = join(contentDir, 'published.yaml');
  let published: Published | undefined;
  if (existsSync(publishedFile)) {
    const checked = checkedYaml(readFileSync(publishedFile, 'utf8'), publishedSchema, name(publishedFile));
    published = checked.data;
    problems.push(...checked.problems);
  }
  const citations = new Map<string, BodyReport['citations']>();
  const locators = new Map<string, LocateField>();
  const links: BodyReport['links'] = [];
  const folders = existsSync(questionsDir)
    ? readdirSync(questionsDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  for (const slug of folders) {
    const folder = join(questionsDir, slug);
    const path = join(folder, 'index.mdx');
    const file = name(path);
    if (!existsSync(path)) {
      problems.push({
        file,
        message: 'The file does not exist.',
        expected: 'one index.mdx in each folder of questions/',
        fix: 'add it, or remove the folder',
      });
      continue;
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
      continue;
    }
    const { data, problems: fieldProblems, locate } = checkedYaml(frontMatter, questionSchema, file, 1);
    problems.push(...fieldProblems);
    locators.set(slug, locate);
    const body = checkText(source, file, folder, { figures: book?.figuresNeedSources });
    const cited: BodyReport['citations'] = [];
    if (data) {
      questions.push({ ...data, slug });
      const version = answerVersion(data, bodyOf(source), folder);
      versions.set(slug, version);
      problems.push(...checkChanges(data.changes, version, { required: published !== undefined, locate }));
      for (const [path_, text] of inlineFields(data)) {
        const { line } = locate(path_);
        const report = checkText(text, file, folder, {
          line,
          figures: book?.figuresNeedSources && path_[0] !== 'sources',
        });
        problems.push(...report.problems.map((problem) => ({ ...problem, line, column: undefined })));
        cited.push(...report.citations.map((citation) => ({ ...citation, line: line ?? 1 })));
        links.push(...report.links.map((link) => ({ ...link, line: line ?? 1 })));
      }
    }
    problems.push(...body.problems);
    citations.set(slug, [...cited, ...body.citations]);
    links.push(...body.links);
  }
  if (folders.length === 0) {
    problems.push({
      file: name(questionsDir),
      message: 'There is no question.',
      expected: 'folders with an index.mdx',
      fix: 'add one: npm run new -- "Your question?"',
    });
  }
  if (book) {
    problems.push(
      ...crossCheck({
        questions,
        book,
        references,
        citations,
        locate: (slug, path) => locators.get(slug)?.(path) ?? { file: slug },
        // A bibliography that cannot be read, or a page that cannot, would make every source look unused.
        referencesFile: name(referencesFile),
      }).filter(
        (problem) =>
          problem.file !== name(referencesFile) ||
          (referenceProblems.length === 0 && questions.length === folders.length),
      ),
    );
  }
  const slugs = new Set(folders);
  for (const link of links) {
    const target = /^\/questions\/([^/#?]+)\/?/.exec(link.path)?.[1];
    if (target !== undefined && !slugs.has(target.replace(/\.md$/, ''))) {
      const meant = nearest(target, slugs);
      problems.push({
        file: link.file,
        line: link.line,
        message: `The link ${link.path} leads to no question.`,
        expected: '/questions/<slug>/ of a question that exists',
        fix: meant ? `did you mean /questions/${meant}/?` : 'correct the link',
      });
    }
  }
  return { problems, book, references, questions, versions, published };
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
