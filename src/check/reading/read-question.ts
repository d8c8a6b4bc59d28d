import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { overLimit, tooLong, wordsIn } from '../wording/answer-length.ts';
import { answerVersion } from '../versions/answer-version.ts';
import { mostUnchecked } from '#book/citation.ts';
import { citedIn } from '#book/inline.ts';
import { asDraft, type Problem } from '#book/problem.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { questionSchema, type Limits, type QuestionData } from '#book/schema.ts';
import { textFile } from '#book/translation.ts';
import { readingShare, wordCount } from '#book/word-count.ts';
import { programsOf } from '../trust/bounded-code.ts';
import { checkChanges } from '../versions/changes.ts';
import {
  bodyOf,
  checkedYaml,
  frontMatterMissing,
  frontMatterOf,
  slugProblems,
  type LocateField,
} from '../front-matter/front-matter.ts';
import { linkTargetsOf } from '../between-files/dead-links.ts';
import { emptyReport, type TextReport, type TextRules } from '../text/spot.ts';
import { missingText } from './stray-files.ts';
import { checkText } from '../text/text.ts';
import { fieldsToAvoid } from '../wording/words-to-avoid.ts';
import { shownPath } from '#project/shown-path.ts';

/** The findings of one reading of a question's folder; what could not be read is missing. */
export interface ReadQuestion extends Pick<
  TextReport,
  'problems' | 'links' | 'citations' | 'quizzes' | 'ids'
> {
  slug: string;
  /** Programs of its labs, and those that it imports. */
  programs: string[];
  /** Places on its page that links can lead to. */
  places?: ReadonlySet<string>;
  record?: QuestionRecord;
  /** Where each field of the front matter stands. */
  locate?: LocateField;
}

/** How strictly a question is read. */
export interface ReadingRules extends TextRules {
  /** Most words of its texts, and most folds. */
  limits?: Limits | undefined;
  /** Whether the answer must have a note of its present state. */
  noted?: boolean;
}

/** Reads one question, once, and reports every error that it has by itself. */
export function readQuestion(folder: string, asked: ReadingRules = {}): ReadQuestion {
  const slug = basename(folder);
  const path = join(folder, textFile('index', asked.translation));
  const file = shownPath(path);
  const read: ReadQuestion = { ...emptyReport(), slug, programs: programsOf(path, folder, []) };
  if (!existsSync(path)) {
    read.problems.push(missingText(folder, file));
    return read;
  }
  read.problems.push(...slugProblems(slug, 'folder', file));
  const source = readFileSync(path, 'utf8');
  const frontMatter = frontMatterOf(source);
  if (frontMatter === undefined) {
    read.problems.push(frontMatterMissing(file, 'question, topics and shortAnswer'));
    return read;
  }
  const original = asked.translation === undefined ? {} : factsOf(join(folder, textFile('index')));
  const { data, problems, locate } = checkedYaml(frontMatter, questionSchema, file, 1, original);
  read.problems.push(...problems);
  read.locate = locate;
  const body = checkText(source, file, folder, asked);
  if (data) {
    const version = answerVersion(data, bodyOf(source), folder);
    if (!data.draft)
      read.problems.push(
        ...asDraft(checkChanges(data.changes, version, { required: asked.noted ?? false, locate })),
      );
    read.problems.push(...checkPlainFields(data, { locate, asked }));
    const texts = readFields(data, { read, file, folder, locate, asked });
    Object.assign(texts, body.texts);
    read.record = recordOf(
      { slug, file: path, data, version, body, texts, trusted: asked.trusted },
      bodyOf(source),
    );
  }
  read.problems.push(...body.problems);
  read.programs = programsOf(path, folder, body.imports);
  read.links.push(...body.links);
  read.citations.push(...body.citations);
  read.quizzes = body.quizzes;
  read.ids = body.ids;
  read.places = linkTargetsOf({ ...body, citations: read.citations }, data?.moved);
  read.problems.push(...tooLong(body.lengths, asked.limits, file));
  if (asked.figures) read.problems.push(...tooManyUnchecked(read.citations));
  return read;
}

/** Fields that a translation takes from its original unless it sets its own: all that are not text. */
function factsOf(path: string): Partial<QuestionData> {
  const frontMatter = existsSync(path) ? frontMatterOf(readFileSync(path, 'utf8')) : undefined;
  const { data } = checkedYaml(frontMatter ?? '', questionSchema, path);
  if (!data) return {};
  const { number, topics, difficulty, written, reviewed, draft } = data;
  return { number, topics, difficulty, written, reviewed, draft };
}

export function tooManyUnchecked(citations: TextReport['citations']): Problem[] {
  const unchecked = citations.filter(({ citation }) => citation.unchecked);
  return unchecked.slice(mostUnchecked).map(({ citation, file, line }) => ({
    draft: true,
    file,
    line,
    message: `"${citation.of}" is cited unchecked, but so are ${mostUnchecked} other citations of this answer.`,
    expected: `at most ${mostUnchecked} citations in an answer that were not checked against the text`,
    fix: 'quote the source with says="…", or leave the figure out',
  }));
}

function readFields(
  data: QuestionData,
  at: { read: ReadQuestion; file: string; folder: string; locate: LocateField; asked: ReadingRules },
): TextReport['texts'] {
  const { read, file, folder, locate, asked } = at;
  const texts: TextReport['texts'] = {};
  for (const [field, text] of inlineFields(data)) {
    const { line = 1 } = locate(field);
    const report = checkText(text, file, folder, {
      ...asked,
      line,
      figures: asked.figures === true && field[0] !== 'sources',
      inline: true,
    });
    const { sections } = report.lengths;
    if (isLimited(field[0])) read.problems.push(...longField(field[0], wordsIn(sections), at));
    // Within a field of YAML only its first line is known.
    read.problems.push(...report.problems.map((problem) => ({ ...problem, line, column: undefined })));
    read.citations.push(...report.citations.map((citation) => ({ ...citation, line })));
    read.links.push(...report.links.map((link) => ({ ...link, line })));
    Object.assign(texts, report.texts);
  }
  return texts;
}

interface At {
  locate: LocateField;
  asked: ReadingRules;
}

const limited = { hook: 'hook', shortAnswer: 'short answer', correction: 'correction' } as const;
const isLimited = (field: unknown): field is keyof typeof limited => Object.hasOwn(limited, String(field));

const longField = (field: keyof typeof limited, words: number, { locate, asked }: At): Problem[] =>
  overLimit(asked.limits, field, words, {
    ...locate([field]),
    message: `The ${limited[field]} has ${words} words.`,
    fix: field === 'hook' ? 'shorten it' : 'shorten it, and move details below the front matter',
  });

const checkPlainFields = ({ shortTitle, hook }: QuestionData, at: At): Problem[] => [
  ...(hook === undefined ? [] : longField('hook', wordCount(hook), at)),
  ...fieldsToAvoid({ shortTitle, hook }, at.asked.avoid, at.locate),
];

function inlineFields(data: QuestionData): [path: (string | number)[], text: string][] {
  return [
    [['shortAnswer'], data.shortAnswer],
    ...(data.correction ? [[['correction'], data.correction] as [string[], string]] : []),
    ...data.related.map(({ why }, at): [(string | number)[], string] => [['related', at, 'why'], why]),
    ...data.sources.map(({ use }, at): [(string | number)[], string] => [['sources', at, 'use'], use]),
  ];
}

function recordOf(
  known: Pick<QuestionRecord, 'slug' | 'file' | 'data' | 'version'> & {
    body: TextReport;
    texts: TextReport['texts'];
    trusted: boolean | undefined;
  },
  text: string,
): QuestionRecord {
  const { body, texts, trusted, ...rest } = known;
  const { shortAnswer, correction = '' } = rest.data;
  return {
    ...rest,
    cited: [
      ...citedIn(texts[shortAnswer] ?? []),
      ...citedIn(texts[correction] ?? []),
      ...body.citations.map(({ citation }) => citation),
    ],
    words: wordCount(`${shortAnswer} ${text}`.replace(/<[^>]+>/g, ' '), readingShare),
    parts: [...body.parts],
    ...(!trusted && { computed: body.computed }),
    hasPrograms: trusted ? body.imports.length > 0 : body.hasAddresses,
    pictures: body.pictures,
    texts,
  };
}
