import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { commandLine } from '#project/package-root.ts';
import type { Asked } from '#book/asked.ts';
import type { BookPage } from '#book/book-page.ts';
import { switchedOff } from '#book/navigation.ts';
import type { Problem } from '#book/problem.ts';
import { publishedSchema, type Published } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { withNumbers } from '#book/questions.ts';
import { rolesOf } from '#book/roles.ts';
import { parseReferences, type Reference } from '#book/sources/references.ts';
import { bookSchema, type Book } from '#book/schema.ts';
import { textFile } from '#book/translation.ts';
import { analyticsProblems } from './settings/analytics.ts';
import { appearanceProblems } from './settings/appearance.ts';
import { programProblems } from './trust/bounded-code.ts';
import { readAskedLists } from './between-files/asked-lists.ts';
import { crossCheck } from './between-files/between-questions.ts';
import { deadLinks } from './between-files/dead-links.ts';
import { draftProblems } from './between-files/drafts.ts';
import { formerAddresses } from './between-files/former-addresses.ts';
import { longestChoices } from './between-files/longest-choices.ts';
import { translationProblems } from './between-files/translations.ts';
import { readYaml, type LocateField } from './front-matter/front-matter.ts';
import { readComponents } from './settings/components.ts';
import { fontProblems } from './settings/fonts.ts';
import { cssProblems } from './settings/look.ts';
import { readNavigation } from './settings/navigation.ts';
import { readPublic } from './trust/public-files.ts';
import { unseenCharacters } from './trust/plain-text.ts';
import { hiddenTrust } from './trust/hidden-trust.ts';
import { linkProblems } from './trust/links.ts';
import { readPages, type ReadPage } from './reading/read-page.ts';
import { readQuestion, type ReadingRules, type ReadQuestion } from './reading/read-question.ts';
import {
  numberedAs,
  otherIds,
  readWords,
  withUntranslated,
  type Translation,
} from './reading/read-translation.ts';
import { strayFiles } from './reading/stray-files.ts';
import { fieldsToAvoid } from './wording/words-to-avoid.ts';
import { lostPages } from './versions/lost-addresses.ts';
import { withdrawnProblems } from './versions/withdrawn.ts';
import { isTrustedIn } from '#project/book-trust.ts';
import { shownPath } from '#project/shown-path.ts';
import { translation } from '#project/site.ts';

export interface ReadBook {
  problems: Problem[];
  book: Book | undefined;
  references: Reference[];
  /** One record for each question that could be read, in order of slugs, and drafts after the others. */
  records: QuestionRecord[];
  /** The same of the book's own pages. */
  pages: BookPage[];
  /** Questions as people type them, by list. */
  asked: Asked[];
  /** The addresses that have been published, if the book keeps a list of them. */
  published: Published | undefined;
}

/**
 * Reads and checks a whole content folder, without rendering anything and without stopping at the first error.
 *
 * @param read      Reads a question; one that remembers reads no question again whose files are as they were.
 * @param language  The translation that is read; null for the texts in the book's own language.
 */
export function readBook(
  contentDir: string,
  read = readQuestion,
  language: string | null = translation ?? null,
): ReadBook {
  const problems = existsSync(contentDir) ? linkProblems(contentDir) : [];
  // Nothing that lies elsewhere is read.
  if (problems.length > 0)
    return {
      problems: problems.map((problem) => ({ ...problem, alone: true })),
      book: undefined,
      references: [],
      records: [],
      pages: [],
      asked: [],
      published: undefined,
    };
  if (language === null) return readFolder(contentDir, read);
  return readFolder(contentDir, read, { language, original: readFolder(contentDir, read) });
}

function readFolder(
  contentDir: string,
  read: typeof readQuestion,
  translated?: Translation,
): ReadBook & { questions: ReadQuestion[] } {
  const { book, languages, locate, problems: ofSettings } = readSettings(contentDir, translated);
  const problems = [...unseenCharacters(contentDir), ...ofSettings];
  const publishedFile = join(contentDir, 'published.yaml');
  // Addresses are kept, and changes are noted, for the book in its own language.
  const addresses = translated ? undefined : readYaml(publishedFile, publishedSchema);
  const published = addresses?.data;
  const bibliography = readBibliography(join(contentDir, 'references.bib'));
  problems.push(
    ...(addresses?.problems ?? []),
    ...appearanceProblems(contentDir, book, locate),
    ...bibliography.problems,
  );
  const trusted = isTrustedIn(contentDir);
  const own = readComponents(contentDir, trusted);
  const rules = { ...askedOf(book, published !== undefined), trusted, components: own.components };
  const asked = { ...rules, translation: translated?.language };
  const { questions, problems: ofQuestions } = readQuestions(contentDir, read, asked, published);
  const { pages, problems: ofPages } = readPages(join(contentDir, 'pages'), asked);
  problems.push(...ofQuestions, ...ofPages, ...questionAddresses(pages, questions));
  const records = numberedRecords(questions, published, translated);
  const all = translated ? withUntranslated(translated, questions, pages) : { questions, pages };
  const lists = readAskedLists(contentDir, questions);
  // Each translation makes its own folder of the site.
  const folders = languages.map((code) => ({ slug: code.toLowerCase() }));
  const copied = readPublic(contentDir, [...pages, ...folders], trusted);
  const navigation = readNavigation(book, pages, locate);
  problems.push(
    ...(book ? crossCheck({ ...all, pages, book, keys: bibliography.keys }) : []),
    ...(translated ? otherIds(questions, translated) : []),
    ...(book ? settingsProblems(contentDir, book, trusted, locate) : []),
    ...(book && !translated ? translationProblems(contentDir, book, locate) : []),
    ...(book ? formerAddresses(questions, pages, book, locate) : []),
    ...longestChoices(questions, book?.limits?.longestRight),
    ...own.problems,
    ...lists.problems,
    ...copied.problems,
    ...navigation.problems,
    ...problemsOfPrograms(questions, pages, contentDir, trusted),
    ...deadLinks(all.questions, all.pages, {
      links: navigation.links,
      files: copied.files,
      off: switchedOff(book),
      topics: (book?.topics ?? []).filter(({ slug }) =>
        records.some(({ data }) => data.topics.includes(slug)),
      ),
    }),
    ...draftProblems(questions, [...pages, navigation], book, locate, published),
    ...strayFiles(contentDir),
    ...(addresses?.problems.length ? [] : withdrawnProblems(records, published, shownPath(publishedFile))),
    ...lostPages(published, { book, questions, pages, records }, shownPath(publishedFile)),
  );
  const { references } = bibliography;
  const found = { problems, book, references, records, asked: lists.asked, published };
  return { ...found, pages: pages.flatMap(({ record }) => record ?? []), questions };
}

/** A book's settings, with the words of a translation; and the languages that it is translated into. */
function readSettings(
  contentDir: string,
  translated: Translation | undefined,
): { book: Book | undefined; languages: readonly string[]; locate: LocateField; problems: Problem[] } {
  const path = join(contentDir, 'book.yaml');
  const { data, locate, problems } = readYaml(path, bookSchema);
  const words = translated && readWords(contentDir, data, translated);
  const missing = existsSync(path) ? [] : [noBook(contentDir)];
  return {
    book: words ? words.book : data,
    languages: data?.translations ?? [],
    locate,
    problems: [...problems, ...hiddenTrust(path, data, locate), ...(words?.problems ?? []), ...missing],
  };
}

const settingsProblems = (
  contentDir: string,
  book: Book,
  trusted: boolean,
  locate: LocateField,
): Problem[] => [
  ...fieldsToAvoid(book, book.avoid, locate),
  ...stageProblems(contentDir, book, locate),
  ...analyticsProblems(book, trusted, locate),
  ...cssProblems(contentDir, book, locate),
  ...fontProblems(contentDir, book, locate),
];

/** Those of programs that run for a text that is no draft come first, and count wherever the program lies. */
function problemsOfPrograms(
  questions: readonly ReadQuestion[],
  pages: readonly ReadPage[],
  contentDir: string,
  trusted: boolean,
): Problem[] {
  const seen = new Set<string>();
  const problemsOf = (texts: readonly { programs: string[] }[]) =>
    programProblems(
      texts.flatMap(({ programs }) => programs),
      contentDir,
      trusted,
      seen,
    );
  const [drafts = [], shown = []] = [true, false].map((draft) =>
    questions.filter(({ record }) => (record?.data.draft ?? false) === draft),
  );
  const runs = problemsOf([...shown, ...pages]).map((problem): Problem => ({ ...problem, runs: true }));
  return [...runs, ...problemsOf(drafts)];
}

function numberedRecords(
  questions: readonly ReadQuestion[],
  published: Published | undefined,
  translated: Translation | undefined,
): QuestionRecord[] {
  const records = questions.flatMap(({ record }) => record ?? []);
  if (translated) return records.map((record) => numberedAs(record, translated));
  const inDrafts = Map.groupBy(records, ({ data }) => data.draft);
  // The numbers of what is published do not depend on drafts.
  return withNumbers(
    [false, true].flatMap((draft) => inDrafts.get(draft) ?? []),
    Object.values(published?.questions ?? {}).map(({ number }) => number),
  );
}

const askedOf = (book: Book | undefined, noted: boolean): ReadingRules => ({
  figures: book?.figuresNeedSources ?? false,
  units: book?.units,
  limits: book?.limits,
  avoid: book?.avoid,
  noted,
  ...(book && { roles: Object.keys(rolesOf(book)) }),
});

const readBibliography = (file: string): ReturnType<typeof parseReferences> =>
  existsSync(file)
    ? parseReferences(readFileSync(file, 'utf8'), shownPath(file))
    : { references: [], problems: [], keys: new Set() };

const noBook = (contentDir: string): Problem => ({
  file: shownPath(join(contentDir, 'book.yaml')),
  message: 'The file does not exist.',
  expected: 'name, tagline, description and topics of the book',
  fix: 'create it, or set CONTENT_DIR to a folder that has one',
});

function readQuestions(
  contentDir: string,
  read: typeof readQuestion,
  asked: ReadingRules,
  published: Published | undefined,
): { questions: ReadQuestion[]; problems: Problem[] } {
  const folder = join(contentDir, 'questions');
  const { translation: language } = asked;
  const listed = published?.questions ?? {};
  const questions = foldersOf(folder)
    .filter((path) => language === undefined || existsSync(join(path, textFile('index', language))))
    .map((path) => read(path, { ...asked, isListed: Object.hasOwn(listed, basename(path)) }));
  const none = {
    file: shownPath(folder),
    message: 'The book has no questions.',
    expected: 'folders with an index.mdx',
    fix: `add one: ${commandLine('new', '"Your question?"')}`,
  };
  const problems = questions.length === 0 ? [none] : questions.flatMap((question) => question.problems);
  return { questions, problems };
}

/** A page and a question of one name would share the name of what runs on them. */
function questionAddresses(pages: readonly ReadPage[], questions: readonly ReadQuestion[]): Problem[] {
  const slugs = new Set(questions.map(({ slug }) => slug));
  return pages
    .filter(({ slug }) => slugs.has(slug))
    .map(({ slug, file }) => ({
      file,
      message: `The name "${slug}" is already that of a question.`,
      expected: 'a name that no question has',
      fix: 'rename the file',
    }));
}

/** The home page can show the picture of a question that has one. */
function stageProblems(contentDir: string, book: Book, locate: LocateField): Problem[] {
  const shown = book.stage;
  if (shown === undefined || existsSync(join(contentDir, 'questions', shown, 'lab/stage.ts'))) return [];
  return [
    {
      ...locate(['stage']),
      message: `The home page should show the picture of "${shown}", but that question has none.`,
      expected: 'stage: the name of a folder in questions/ that has lab/stage.ts',
      fix: 'correct it, or remove the line',
    },
  ];
}

const foldersOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isDirectory())
        .sort()
    : [];
