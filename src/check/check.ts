import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseReferences, type Reference } from '#book/references.ts';
import { bookSchema, type Book, type QuestionData } from '#book/schema.ts';
import { publishedSchema, type Published } from '#book/published.ts';
import { crossCheck } from '#book/questions.ts';
import { nearest, type Problem } from '#book/problem.ts';
import type { BodyReport } from './body.ts';
import type { CheckCache } from './check-cache.ts';
import { checkedYaml, type LocateField } from './front-matter.ts';
import { checkQuestion } from './question.ts';

export interface CheckedBook {
  problems: Problem[];
  book: Book | undefined;
  references: Reference[];
  questions: (QuestionData & { slug: string })[];
  /** Name of each answer's present state. */
  versions: ReadonlyMap<string, string>;
  /** Keys of the sources that each question cites. */
  cited: ReadonlyMap<string, ReadonlySet<string>>;
  /** Questions that bring in a program of their own, such as a lab. */
  importing: ReadonlySet<string>;
  /** Characters that formulas are set in. */
  signs: ReadonlySet<string>;
  /** The addresses that have been published, if the book keeps a list of them. */
  published: Published | undefined;
}

/**
 * Reads and checks a whole content folder, without rendering anything and without stopping at the first fault.
 *
 * @param cache  What is known from an earlier check; questions whose files are as they were are not read again.
 */
export function checkContent(contentDir: string, cache?: CheckCache): CheckedBook {
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
  const importing = new Set<string>();
  const signs = new Set<string>();
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
    const asked = { figures: book?.figuresNeedSources ?? false, noted: published !== undefined };
    const check = () => checkQuestion(questionsDir, slug, asked);
    const checked = cache ? cache.remembered(join(questionsDir, slug), asked, check) : check();
    problems.push(...checked.problems);
    links.push(...checked.links);
    if (checked.locate) locators.set(slug, checked.locate);
    if (checked.citations) citations.set(slug, checked.citations);
    if (checked.data) questions.push({ ...checked.data, slug });
    if (checked.version) versions.set(slug, checked.version);
    if (checked.imports) importing.add(slug);
    for (const sign of checked.signs ?? '') signs.add(sign);
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
  const cited = new Map(
    [...citations].map(([slug, list]) => [slug, new Set(list.map(({ key }) => key))] as const),
  );
  return { problems, book, references, questions, versions, cited, importing, signs, published };
}
