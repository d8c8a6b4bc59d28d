import type { Remark } from '../read/decode.ts';
import type { Node } from '../markdown/nodes.ts';
import { parseMarkdown, type Definitions, type Parsed } from '../markdown/parse-markdown.ts';

/** The fields of a row of a table, or of an object of a list, by name. */
type Fields = ReadonlyMap<string, string>;

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

const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}]/gu, '');

/** One letter or number a column: `A`, `option_b`, `choice 3`. */
const choiceColumn = /^(?:(?:option|choice|answer|opt)[\s_-]*)?([a-h]|[1-8])$/i;

/** Which names hold what. */
export interface Columns {
  question: string;
  /** Undefined if choices or an explanation are all that answers. */
  answer?: string | undefined;
  choices: readonly string[];
  explanation?: string | undefined;
  section?: string | undefined;
  /** Names that nothing is taken from. */
  others: readonly string[];
}

const listed = (all: readonly string[]): string =>
  all
    .slice(0, 12)
    .map((name) => `"${name.slice(0, 30)}"`)
    .join(', ') + (all.length > 12 ? ` and ${all.length - 12} more` : '');

/** Finds the fields of questions among names; or says what was looked for. */
export function columnsOf(all: readonly string[]): Columns | { refused: string } {
  const used = new Set<string>();
  const find = (field: keyof typeof names): string | undefined => {
    const words = names[field].split(' ');
    const free = all.filter((name) => !used.has(name));
    const word = words.find((one) => free.some((name) => plainName(name) === one));
    const name = free.find((one) => plainName(one) === word);
    if (name !== undefined) used.add(name);
    return name;
  };
  const question = find('question');
  const list = find('choices');
  const single = all.filter((name) => choiceColumn.test(name.trim()) && !used.has(name));
  const choices = list !== undefined ? [list] : single.length >= 2 ? single : [];
  for (const name of choices) used.add(name);
  const [answer, explanation, section] = [find('answer'), find('explanation'), find('section')];
  if (question === undefined || (answer ?? explanation) === undefined) {
    const missing = question === undefined ? 'question' : 'answer';
    return {
      refused: `Nothing in it is called ${missing}; its fields are ${listed(all) || 'without names'}. Expected one called "question" and one called "answer". Rename them.`,
    };
  }
  return { question, answer, choices, explanation, section, others: all.filter((name) => !used.has(name)) };
}

/**
 * Rows as blocks of the type `record`: what is asked, then the answer; without children if nothing is. Its name is the
 * part that it belongs to.
 *
 * @param head  Whether a row of names stands before them.
 */
export function recordsOf(
  rows: readonly Fields[],
  columns: Columns,
  { unit, head }: { unit: 'row' | 'item'; head: boolean },
): Parsed {
  const definitions: Definitions = { links: new Map(), notes: new Map() };
  const warnings: Remark[] =
    columns.others.length > 0 ? [{ message: `nothing was taken from ${listed(columns.others)}` }] : [];
  const blocks = rows.map((fields, at): Node => {
    const field = (name: string | undefined) => (name === undefined ? '' : (fields.get(name) ?? '').trim());
    const asked = blocksOf(field(columns.question), definitions);
    const children = asked.length > 0 ? [...asked, ...answerOf(field, columns, definitions)] : [];
    const name = field(columns.section).split('\n', 1)[0]!.slice(0, 80);
    return { type: 'record', name, children, line: at + (head ? 2 : 1) };
  });
  return {
    blocks: head ? [{ type: 'columns', line: 1 }, ...blocks] : blocks,
    unit,
    lines: rows.length + (head ? 1 : 0),
    definitions,
    warnings,
    data: {},
  };
}

/** The answer; or the choices as a lettered list, the right one, and what explains it, as documents write them. */
function answerOf(
  field: (name: string | undefined) => string,
  { answer, choices, explanation }: Columns,
  definitions: Definitions,
): Node[] {
  const said = field(answer);
  const more = blocksOf(field(explanation), definitions);
  const options = (choices.length === 1 ? field(choices[0]).split('\n') : choices.map(field))
    .map((option) =>
      option
        .replace(/^\s*\(?[A-Ha-h]\s*[.):]\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((option) => option !== '');
  if (options.length < 2 || options.length > 8) return [...blocksOf(said, definitions), ...more];
  const letter = (at: number) => String.fromCharCode(65 + at);
  const place = (one: string) => {
    const worded = options.findIndex((option) => option.toLowerCase() === one.trim().toLowerCase());
    const [, named] = /^(?:(?:option|choice|answer)[\s_-]*)?\(?([a-h])[).]?$/i.exec(one.trim()) ?? [];
    return worded >= 0 ? worded : named ? named.toUpperCase().charCodeAt(0) - 65 : -1;
  };
  const parts = place(said) >= 0 ? [said] : said.split(/\s*[,;&\n]\s*|\s+and\s+/);
  const right = parts.map(place).every((at) => at >= 0)
    ? `Answer: ${parts.map((one) => letter(place(one))).join(', ')}`
    : said;
  const lines = options.map((option, at) => `${letter(at)}) ${option}  `).join('\n');
  return [...blocksOf(lines, definitions), ...blocksOf(right, definitions), ...more];
}

/** A cell as Markdown, which it may be. */
function blocksOf(cell: string, definitions: Definitions): Node[] {
  if (cell === '') return [];
  const parsed = parseMarkdown(cell);
  for (const [name, url] of parsed.definitions.links) definitions.links.set(name, url);
  for (const [name, note] of parsed.definitions.notes) definitions.notes.set(name, note);
  return parsed.blocks;
}
