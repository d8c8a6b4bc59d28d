import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overLimit, tooLong, wordsIn } from '../wording/answer-length.ts';
import { answerVersion } from '../versions/answer-version.ts';
import { citedIn } from '#book/inline.ts';
import { asDraft, type Problem } from '#book/problem.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { questionSchema, type Limits, type QuestionData } from '#book/schema.ts';
import { textFile } from '#book/translation.ts';
import { readingShare, wordCount } from '#book/word-count.ts';
import { checkChanges } from '../versions/changes.ts';
import { checkedYaml, type LocateField } from '../front-matter/front-matter.ts';
import { bodyOf, frontMatterOf } from '#project/front-matter.ts';
import type { TextReport, TextRules } from '../text/spot.ts';
import { readText, unreadText, type ReadText } from './read-text.ts';
import { missingText } from './stray-files.ts';
import { checkText } from '../text/text.ts';
import { fieldsToAvoid } from '../wording/words-to-avoid.ts';

/** The findings of one reading of a question's folder. */
export interface ReadQuestion extends ReadText, Pick<TextReport, 'quizzes' | 'ids'> {
  record?: QuestionRecord;
}

/** How strictly a question is read. */
export interface ReadingRules extends TextRules {
  /** Most words of its texts, and most folds. */
  limits?: Limits | undefined;
  /** Whether the answer must have a note of its present state. */
  noted?: boolean;
  /** Whether the book's list of what is published has the name of the question. */
  isListed?: boolean;
}

/** Reads one question, once, and reports every error that it has by itself. */
export function readQuestion(folder: string, asked: ReadingRules = {}): ReadQuestion {
  const path = join(folder, textFile('index', asked.translation));
  const read: ReadQuestion = { ...unreadText(path, folder), quizzes: [], ids: new Map() };
  const { slug, file } = read;
  if (!existsSync(path)) {
    read.problems.push(missingText(folder, file));
    return read;
  }
  const kind = {
    schema: questionSchema,
    least: 'question, topics and shortAnswer',
    named: 'folder',
    others: asked.translation === undefined ? {} : factsOf(join(folder, textFile('index'))),
    inFields: (data: QuestionData, locate: LocateField) => readFields(data, { file, folder, locate, asked }),
  } as const;
  const text = readText(read, path, folder, kind, asked);
  if (!text) return read;
  const { data, locate, body, texts, source } = text;
  Object.assign(read, { quizzes: body.quizzes, ids: body.ids });
  read.problems.push(...tooLong(body.lengths, asked.limits, file));
  if (!data) return read;
  read.places = new Set([...read.places!, ...Object.keys(data.moved)]);
  const version = answerVersion(data, bodyOf(source), folder);
  if (!data.draft) {
    const required = asked.noted ?? false;
    const isListed = (asked.isListed ?? false) || data.formerly.length > 0 || data.changes.length > 1;
    read.problems.push(...asDraft(checkChanges(data.changes, version, { required, isListed, locate })));
  }
  read.problems.push(...checkPlainFields(data, { locate, asked }));
  read.record = recordOf(
    { slug, file: path, data, version, body, texts, trusted: asked.trusted },
    bodyOf(source),
  );
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

/** Reports on the texts of fields, each with the problems of its length. */
function readFields(
  data: QuestionData,
  at: { file: string; folder: string; locate: LocateField; asked: ReadingRules },
): TextReport[] {
  const { file, folder, locate, asked } = at;
  return inlineFields(data).map(([field, text]) => {
    const { line = 1 } = locate(field);
    const report = checkText(text, file, folder, {
      ...asked,
      line,
      figures: asked.figures === true && field[0] !== 'sources',
      inline: true,
    });
    const { sections } = report.lengths;
    const tooLong = isLimited(field[0]) ? longField(field[0], wordsIn(sections), at) : [];
    return {
      ...report,
      // Within a field of YAML only its first line is known.
      problems: [...tooLong, ...report.problems.map((problem) => ({ ...problem, line, column: undefined }))],
      citations: report.citations.map((citation) => ({ ...citation, line })),
      links: report.links.map((link) => ({ ...link, line, column: undefined })),
    };
  });
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
