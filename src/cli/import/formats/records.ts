import { parseBlocks } from '../markdown/blocks.ts';
import { candidate } from '../questions/candidates.ts';
import type { Remark } from '../read/decode.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { Node } from '../markdown/nodes.ts';
import type { FoundQuestion } from '../questions/parts.ts';
import type { Segmented } from '../questions/segment.ts';
import { virtualLines } from '../markdown/block-lines.ts';

/** A row of a table or an object of a list: its fields by name. */
export interface Row {
  /** Which row or item of the file it is, counted from 1. */
  at: number;
  fields: ReadonlyMap<string, string>;
}

/** Names of fields as people call them, without spaces and signs, the surest first. */
const names = {
  question:
    'question questions questiontext q prompt query ask asked stem problem title name front instruction frage fragen pregunta pergunta domanda vraag вопрос 问题 問題 質問 질문',
  answer:
    'answer answers answertext a ans acceptedanswer idealanswer referenceanswer correctanswer rightanswer solution response reply completion output back content body text explanation antwort antworten respuesta resposta réponse reponse risposta antwoord ответ 答案 回答 解答 答え 답변',
  choices: 'choices options answeroptions possibleanswers',
  explanation:
    'explanation rationale reason reasoning why erklärung begründung explication explicación explicação 解析 解释 解説 説明',
  section:
    'topic topics category section chapter subject unit area kategorie thema rubrik bereich kapitel thème theme sujet catégorie rubrique chapitre categoría tema capítulo categoria assunto tópico 主题 主題 分类 分類 类别 類別 章节 トピック テーマ カテゴリ カテゴリー 分野',
} as const;
type Field = keyof typeof names;
const known = Object.fromEntries(
  Object.entries(names).map(([field, words]) => [field, words.split(' ')]),
) as Record<Field, string[]>;

const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}]/gu, '');

/** One letter or number a column: `A`, `option_b`, `choice 3`. */
const choiceColumn = /^(?:(?:option|choice|answer|opt)[\s_-]*)?([a-h]|[1-8])$/i;

/** Which names hold what. */
export interface Columns {
  question: string;
  /** Undefined if choices or an explanation are all that answers. */
  answer: string | undefined;
  choices: readonly string[];
  explanation: string | undefined;
  section: string | undefined;
  /** Names that nothing is taken from. */
  others: readonly string[];
}

/** Finds the fields of questions among names; or says what was looked for. */
export function columnsOf(all: readonly string[]): Columns | { refused: string } {
  const used = new Set<string>();
  const find = (field: Field): string | undefined => {
    for (const word of known[field]) {
      const name = all.find((one) => plainName(one) === word && !used.has(one));
      if (name === undefined) continue;
      used.add(name);
      return name;
    }
    return undefined;
  };
  const question = find('question');
  const list = find('choices');
  const single = all.filter((name) => choiceColumn.test(name.trim()) && !used.has(name));
  const choices = list !== undefined ? [list] : single.length >= 2 ? single : [];
  if (list === undefined) for (const name of choices) used.add(name);
  const answer = find('answer');
  const explanation = find('explanation');
  const section = find('section');
  if (question === undefined || (answer ?? explanation) === undefined) {
    const missing = question === undefined ? 'question' : 'answer';
    const shown = all.slice(0, 12).map((name) => `"${name.slice(0, 30)}"`);
    const more = all.length > 12 ? ` and ${all.length - 12} more` : '';
    return {
      refused: `Nothing in it is called ${missing}; its fields are ${shown.join(', ') || 'without names'}${more}. Expected one called "question" and one called "answer". Rename them.`,
    };
  }
  return { question, answer, choices, explanation, section, others: all.filter((name) => !used.has(name)) };
}

/** Rows as questions with their answers. Each row is one part. */
export function segmentRows(
  rows: readonly Row[],
  columns: Columns,
  { unit, count, head }: { unit: 'row' | 'item'; count: number; head: boolean },
): Segmented {
  const definitions: Segmented['definitions'] = { links: new Map(), notes: new Map() };
  const warnings: Remark[] = [];
  if (columns.others.length > 0) {
    const shown = columns.others.slice(0, 12).map((name) => `"${name.slice(0, 30)}"`);
    const more = columns.others.length > 12 ? ` and ${columns.others.length - 12} more` : '';
    warnings.push({ message: `nothing was taken from ${shown.join(', ')}${more}` });
  }
  const first = head ? [{ from: 1, to: 1, kind: 'heading' as const, reason: 'names of the columns' }] : [];
  const parts = rows.map(({ at, fields }): Segmented['parts'][number] => {
    const place = { from: at, to: at };
    const field = (name: string | undefined) => (name === undefined ? '' : (fields.get(name) ?? '').trim());
    const asked = blocksOf(field(columns.question), definitions);
    if (asked.length === 0) return { ...place, kind: 'text', reason: `a ${unit} without a question` };
    const [wording, ...stem] = asked;
    const inline = wording!.children ?? [{ type: 'text', value: visible(wording!) }];
    const answer = [...stem, ...answerBlocks(field, columns, definitions)];
    const found = candidate('row', inline, answer, { questions: '', answers: '' });
    const section = field(columns.section).split('\n', 1)[0]!.slice(0, 80) || undefined;
    const question: FoundQuestion = {
      ...found,
      explicit: true,
      line: at,
      sections: section === undefined ? [] : [section],
      notes: [],
    };
    return { ...place, kind: 'question', question };
  });
  return {
    title: undefined,
    unit,
    lines: count,
    parts: [...first, ...parts],
    definitions,
    letters: { questions: '', answers: '' },
    warnings,
  };
}

/** The choices as a lettered list, the right one, and what explains it, as documents write them. */
function answerBlocks(
  field: (name: string | undefined) => string,
  { answer, choices, explanation }: Columns,
  definitions: Segmented['definitions'],
): Node[] {
  const said = field(answer);
  const more = blocksOf(field(explanation), definitions);
  const options = (choices.length === 1 ? field(choices[0]).split('\n') : choices.map(field)).filter(
    (option) => option.trim() !== '',
  );
  if (options.length < 2 || options.length > 8) return [...blocksOf(said, definitions), ...more];
  const letters = options.map((_, at) => String.fromCharCode(65 + at));
  const bare = options.map((option) => option.replace(/^\s*\(?[A-Ha-h]\s*[.):]\s*/, '').trim());
  const lines = bare.map((option, at) => `${letters[at]}) ${option.replace(/\s+/g, ' ')}  `);
  const right = rightChoices(said, bare, letters);
  const verdict = right.length > 0 ? `Answer: ${right.join(', ')}` : said;
  return [...blocksOf(lines.join('\n'), definitions), ...blocksOf(verdict, definitions), ...more];
}

/** The letters of the choices that an answer names by letter, by wording or by column. */
function rightChoices(said: string, options: readonly string[], letters: readonly string[]): string[] {
  const named = said.split(/\s*[,;&\n]\s*|\s+and\s+/).map((one) => one.trim());
  const places = named.map((one) => {
    const wording = options.findIndex((option) => option.toLowerCase() === one.toLowerCase());
    if (wording >= 0) return wording;
    const letter = /^(?:(?:option|choice|answer)[\s_-]*)?\(?([a-h])[).]?$/i.exec(one)?.[1];
    return letter === undefined ? -1 : letters.indexOf(letter.toUpperCase());
  });
  const whole = options.findIndex((option) => option.toLowerCase() === said.trim().toLowerCase());
  if (whole >= 0) return [letters[whole]!];
  return places.every((place) => place >= 0) ? places.map((place) => letters[place]!) : [];
}

/** A cell as Markdown, which it may be. */
function blocksOf(cell: string, definitions: Segmented['definitions']): Node[] {
  if (cell === '') return [];
  const parsed = parseBlocks(virtualLines(cell));
  for (const [name, url] of parsed.definitions.links)
    if (!definitions.links.has(name)) definitions.links.set(name, url);
  for (const [name, note] of parsed.definitions.notes)
    if (!definitions.notes.has(name)) definitions.notes.set(name, note);
  return parsed.blocks.map(({ node }) => node);
}
