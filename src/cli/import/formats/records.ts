import { CsvError, type Options, parse } from 'csv-parse/sync';
import { htmlBlocks } from './html-page.ts';
import { holding, type MdNode, paragraph, visible } from '../markdown/nodes.ts';
import { type Parsed, parseMarkdown } from '../markdown/parse-markdown.ts';
import { difficultyOf, endsAsQuestion, isQuestionWord } from '../markdown/question-text.ts';
import { Refusal, type Remark } from '../read/decode.ts';

type Fields = ReadonlyMap<string, string>;

/** Names of fields as people call them, without spaces and signs, the surest first. */
const names = {
  question:
    'question questions questiontext q prompt query ask asked stem problem title name front instruction frage fragen pregunta pergunta domanda vraag вопрос 问题 問題 質問 질문',
  answer:
    'answer answers answertext shortanswer a ans acceptedanswer idealanswer referenceanswer correctanswer rightanswer solution response reply completion output back content body text answerindex correctindex correctanswerindex correctoption correctoptionindex correctchoice correctanswers correctoptions rightindex correct answerkey antwort antworten richtigeantwort respuesta respuestacorrecta resposta respostacorreta réponse reponse risposta antwoord ответ 答案 回答 解答 答え 답변',
  choices:
    'choices options answeroptions possibleanswers alternatives variants optionen auswahl opciones opções opcoes alternativas варианты 选项 選項 選択肢',
  explanation:
    'explanation answerexplanation detailedanswer longanswer fullanswer rationale reason reasoning why erklärung begründung explication explicación explicacion explicação explicacao explicação 解析 解释 解説 説明',
  section:
    'topic topics category section deck chapter subject unit area kategorie thema rubrik bereich kapitel thème theme sujet catégorie rubrique chapitre categoría tema capítulo categoria assunto tópico 主题 主題 分类 分類 类别 類別 章节 トピック テーマ カテゴリ カテゴリー 分野',
  difficulty:
    'difficulty level schwierigkeit dificultad nivel dificuldade difficulté niveau сложность 难度 難易度',
} as const;

type Columns = Partial<Record<keyof typeof names, string>> & {
  /** A column for each choice, where they are not a list in one. */
  lettered: readonly string[];
  others: readonly string[];
};

const letteredName = /^(?:(?:option|choice|answer|opt)[\s_-]*)?(?:[a-h]|[1-8])$/i;
/** A word that a card of Anki hides, perhaps with a hint: `{{c1::word::hint}}`. */
const cloze = /\{\{c\d+::(.*?)(?:::(.*?))?\}\}/g;

const listed = (all: readonly string[]): string => all.map((name) => `"${name}"`).join(', ');

export function namedColumns(all: readonly string[]): Columns {
  const letters = all.filter((name) => letteredName.test(name.trim()));
  const lettered = letters.length > 1 ? letters : [];
  const free = new Set(all.filter((name) => !lettered.includes(name)));
  const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}]/gu, '');
  const columns: Partial<Columns> = {};
  for (const [field, words] of Object.entries(names)) {
    const known = words.split(' ').map((word) => [...free].find((name) => plainName(name) === word));
    const found = known.find((name) => name !== undefined);
    if (found === undefined) continue;
    columns[field as keyof typeof names] = found;
    free.delete(found);
  }
  return { ...columns, lettered, others: [...free] };
}

export const isAsked = ({ question, answer, explanation }: Columns): boolean =>
  question !== undefined && (answer ?? explanation) !== undefined;

/** Rows as blocks of the type `record`: question, answer, explanation. `head`: whether a row of names stands before them. */
export function recordBlocks(
  rows: readonly Fields[],
  called: readonly string[],
  { unit, head, html = false }: { unit: 'row' | 'item'; head: boolean; html?: boolean },
): Parsed {
  const columns = namedColumns(called);
  if (!isAsked(columns))
    throw new Refusal(
      `Nothing in it is called ${columns.question ? 'answer' : 'question'}; its fields are ${listed(called) || 'without names'}. Expected one called "question" and one called "answer". Rename them.`,
    );
  const choicesOf = (fields: Fields) => {
    const lettered = columns.lettered.map((name) => fields.get(name)!.replace(/\s+/g, ' '));
    const all = [...(fields.get(columns.choices ?? '')?.split('\n') ?? []), ...lettered];
    return all.map((one) => one.trim()).filter(Boolean);
  };
  // Places of choices count from 0, unless one is as high as there are choices.
  const isPlace = (place: (fields: Fields) => number) =>
    rows.some((fields) => fields.get(columns.answer ?? '') === String(place(fields)));
  const lowest = isPlace((fields) => choicesOf(fields).length) && !isPlace(() => 0) ? 1 : 0;
  const warnings: Remark[] =
    columns.others.length > 0 ? [{ message: `nothing was taken from ${listed(columns.others)}` }] : [];
  const blocks = rows.map((fields, at): MdNode => {
    const field = (name = '') => (fields.get(name) ?? '').trim();
    const asked = field(columns.question).replace(cloze, (_, _said, hint = '…') => `[${hint}]`);
    const hidden = [...field(columns.question).matchAll(cloze)].map(([, said]) => said);
    const answer = [hidden.join('; '), field(columns.answer)].filter(Boolean).join('\n\n');
    const choices = choicesOf(fields);
    // Choices are written as documents do it: with letters before them, and the right one behind.
    const lines = choices.map((choice, place) => `${String.fromCharCode(65 + place)}) ${choice}  `);
    const named = answer.split('\n').map((one) => {
      const same = /index/i.test(columns.answer ?? '')
        ? undefined
        : lines.find((line) => line.slice(3).trim() === one);
      return (same ?? lines[/^\d+$/.test(one) ? Number(one) - lowest : -1])?.charAt(0) ?? one;
    });
    const said = choices.length > 0 ? [lines.join('\n'), `Answer: ${named.join(', ')}`] : [answer];
    const cells = asked === '' ? [] : [asked, ...said, field(columns.explanation)];
    const children = cells.flatMap((cell) => (html ? htmlBlocks(cell) : parseMarkdown(cell).blocks));
    // Decks of Anki within each other are A::B.
    const name = field(columns.section).split('\n', 1)[0]!.split('::').at(-1)!.trim().slice(0, 80);
    const difficulty = difficultyOf(field(columns.difficulty));
    return { type: 'record', name, children, line: at + (head ? 2 : 1), difficulty };
  });
  if (head) blocks.unshift({ type: 'columns', line: 1 });
  return { blocks, unit, lines: blocks.length, warnings, data: {} };
}

/** A table with a question in each row as the blocks of its questions; any other block as it is. */
export function tableRecords(table: MdNode): MdNode[] {
  const cells = table.type === 'table' ? table.children!.map(({ children = [] }) => children) : [];
  const [called, ...rows] = [cells[0]?.map(visible) ?? [], ...cells.slice(1)] as const;
  const columns = namedColumns(called);
  const asks = (at: number) =>
    2 * rows.filter((row) => row[at] && endsAsQuestion(visible(row[at]))).length > rows.length;
  const named = called.indexOf(columns.question ?? '');
  // What is called a question is one; else what asks in most rows, with its answer in the next column.
  const isNamed = isAsked(columns) && (isQuestionWord(columns.question!.trim()) || asks(named));
  const first = isNamed ? named : rows.length > 1 ? called.findIndex((_, at) => asks(at)) : -1;
  const answers = isNamed
    ? [columns.answer, columns.explanation].map((name = '') => called.indexOf(name))
    : [first + 1];
  if (first < 0 || !answers.some((at) => called[at] !== undefined)) return [table];
  const section = called.indexOf(columns.section ?? '');
  const records = rows.map((row, at): MdNode => ({
    type: 'record',
    ...(row[section] && { name: visible(row[section]) }),
    line: table.children![at + 1]!.line!,
    children: [first, ...answers].flatMap((place) => holding(paragraph(), row[place]?.children ?? [])),
  }));
  const unused = called.filter((one, at) => /\p{L}/u.test(one) && ![first, ...answers, section].includes(at));
  const ends = { type: 'rowsEnd', line: records.at(-1)?.line ?? table.line! };
  return [{ type: 'columns', name: unused.join('", "'), line: table.line! }, ...records, ends];
}

/** A row that is longer is no row of questions, but a quotation mark that was never closed. */
const longestRow = 1_000_000;

/** Reads a table of values between commas, semicolons or tabs: its first row names the columns. */
export function readCsv(text: string): Parsed {
  const delimiter = delimiterOf(text);
  const rows = tableRows(text, { delimiter });
  const asks = ([question = '', answer, more]: string[]) =>
    endsAsQuestion(question.trim()) && answer !== undefined && more === undefined;
  // Two columns without names, of which the first asks, are what programs for flash cards write.
  const cards = rows.length > 0 && asks(rows[0]!) && rows.filter(asks).length >= rows.length / 2;
  return recordsOf(rows, cards ? ['question', 'answer'] : rows.shift()!, { delimiter, head: !cards });
}

function tableRows(text: string, options: Options): string[][] {
  try {
    return parse(text, {
      relax_column_count: true,
      max_record_size: longestRow,
      bom: true,
      // Otherwise the sign between empty fields would be one of them.
      ltrim: options.delimiter !== '\t',
      relax_quotes: true,
      ...options,
    }) as string[][];
  } catch (error) {
    const { message, lines = 1 } = error as CsvError & { lines?: number };
    throw new Refusal(
      `Line ${lines}: ${message}. A value with quotation marks in it needs some around it, and two for each inside.`,
    );
  }
}

/** Rows as blocks, with the names of their columns. An answer without quotation marks may hold the separator. */
function recordsOf(
  rows: readonly string[][],
  called: readonly (string | undefined)[],
  { delimiter, head, html = false }: { delimiter: string; head: boolean; html?: boolean },
): Parsed {
  const names = called.map((name = '', at) => name.trim() || `column ${at + 1}`);
  const answer = Math.max(0, names.indexOf(namedColumns(names).answer ?? ''));
  const fields = rows.map((row) => {
    const after = answer + 1 + Math.max(0, row.length - names.length);
    const said = row.slice(answer, after).filter(Boolean).join(`${delimiter} `);
    const cells = [...row.slice(0, answer), said, ...row.slice(after)];
    return new Map(names.map((name, at) => [name, cells[at] ?? '']));
  });
  return recordBlocks(fields, names, { unit: 'row', head, html });
}

/** The sign that stands most often, outside of quotation marks, in the first row. */
function delimiterOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, '').split('\n', 1)[0]!;
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t', '|'].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

const separators = new Map(Object.entries({ comma: ',', semicolon: ';', space: ' ', pipe: '|', colon: ':' }));
const tag = /<(?:br|div|p|b|i|u|em|strong|a|img|ul|ol|li|pre|code|span|sub|sup)\b[^>]*>/i;
const noteOf: Record<string, RegExp> = { '\t': /^\S[^\t]*\t\s*\S/, ';': /^[^\s;<][^;<]*;\s*\S/ };

/** The sign between the fields of notes: the text says which, or nearly each line has it. */
function signOf(text: string): string | undefined {
  const named = /^#separator:\s*(\S+)/im.exec(text)?.[1]?.toLowerCase();
  if (named) return named === 'tab' ? '\t' : (separators.get(named) ?? named);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.keys(noteOf).find((sign) => {
    const notes = lines.filter((line) => noteOf[sign]!.test(line));
    return notes.length > 1 && notes.length >= 0.9 * lines.length;
  });
}

/** Cards with a blank line between their sides, and more between cards, in a text that has no headings. */
function spacedCards(text: string): string[][] {
  const sides = /^(.+)(?:\n\n|\n(?=<))([^]+)$/;
  const cards = text.split(/\n{3,}/).map((card) => sides.exec(card.trim())?.slice(1) ?? [card.trim(), '']);
  const whole = cards.filter(([, answer]) => answer !== '').length;
  return whole < 10 || whole < 0.9 * cards.length || /^#{1,6} /m.test(text) ? [] : cards;
}

export const isAnki = (text: string): boolean => signOf(text) !== undefined || spacedCards(text).length > 0;

/** Reads notes as Anki writes them as text: fields that may be HTML, below lines such as `#separator:tab`, `#deck column:2`. */
export function readAnki(text: string): Parsed {
  const said = (name: string) => new RegExp(`^#${name}:\\s*(.*)$`, 'im').exec(text)?.[1]?.trim();
  const delimiter = signOf(text) ?? '';
  const notes = text.replace(/^(?:#[a-z ]+:.*\n)+/i, '');
  const rows = delimiter ? tableRows(notes, { delimiter, skip_empty_lines: true }) : spacedCards(text);
  const called = said('columns')?.split(delimiter) ?? [];
  const names = isAsked(namedColumns(called)) ? called : [];
  for (const special of ['notetype', 'deck', 'tags', 'guid']) {
    const column = Number(said(`${special} column`));
    if (column > 0) names[column - 1] = special;
  }
  const free = called.length > 0 && names.length >= called.length ? [] : ['question', 'answer'];
  const widths = [...Map.groupBy(rows, ({ length }) => length)].sort(([, a], [, b]) => b.length - a.length);
  const html = said('html') === 'true' || rows.some((row) => row.some((field) => tag.test(field)));
  const all = Array.from({ length: Math.max(2, widths[0]?.[0] ?? 0) }, (_, at) => names[at] ?? free.shift());
  return recordsOf(rows, all, { delimiter, head: false, html });
}
