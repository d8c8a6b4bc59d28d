import type { Remark } from '../read/decode.ts';
import { Refusal } from '../read/refusal.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { parseMarkdown, type Parsed } from '../markdown/parse-markdown.ts';
import { htmlBlocks } from './html-page.ts';

/** The fields of a row of a table, or of an object of a list, by name. */
type Fields = ReadonlyMap<string, string>;

/** Names of fields as people call them, without spaces and signs, the surest first. */
const names = {
  question:
    'question questions questiontext q prompt query ask asked stem problem title name front instruction frage fragen pregunta pergunta domanda vraag вопрос 问题 問題 質問 질문',
  answer:
    'answer answers answertext a ans acceptedanswer idealanswer referenceanswer correctanswer rightanswer solution response reply completion output back content body text antwort antworten respuesta resposta réponse reponse risposta antwoord ответ 答案 回答 解答 答え 답변',
  choices: 'choices options answeroptions possibleanswers',
  explanation:
    'explanation rationale reason reasoning why erklärung begründung explication explicación explicação 解析 解释 解説 説明',
  section:
    'topic topics category section deck chapter subject unit area kategorie thema rubrik bereich kapitel thème theme sujet catégorie rubrique chapitre categoría tema capítulo categoria assunto tópico 主题 主題 分类 分類 类别 類別 章节 トピック テーマ カテゴリ カテゴリー 分野',
} as const;

/** Which names hold what. */
type Columns = Partial<Record<keyof typeof names, string>> & {
  /** A column for each choice, where they are not a list in one. */
  lettered: readonly string[];
  others: readonly string[];
};

/** `A`, `option_b`, `choice 3`. */
const letteredName = /^(?:(?:option|choice|answer|opt)[\s_-]*)?(?:[a-h]|[1-8])$/i;

/** A word that a card of Anki hides, perhaps with a hint: `{{c1::word::hint}}`. */
const cloze = /\{\{c\d+::(.*?)(?:::(.*?))?\}\}/g;

const listed = (all: readonly string[]): string => {
  const names = all.map((name) => `"${name}"`).join(', ');
  return names.length > 300 ? `${names.slice(0, 300)} …` : names;
};

/** Finds the fields of questions among names. */
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

/** Whether fields are those of a question with an answer. */
export const isAsked = ({ question, answer, explanation }: Columns): boolean =>
  question !== undefined && (answer ?? explanation) !== undefined;

/**
 * Rows as blocks of the type `record`: what is asked, then the answer and its explanation; without children if nothing is
 * asked. Its name is the part that it belongs to.
 *
 * @param called  Names of all fields.
 * @param head  Whether a row of names stands before them.
 * @param html  Whether the fields are HTML.
 * @throws Refusal if no field is called like a question or an answer.
 */
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
  const warnings: Remark[] =
    columns.others.length > 0 ? [{ message: `nothing was taken from ${listed(columns.others)}` }] : [];
  const blocks = rows.map((fields, at): MdNode => {
    const field = (name = '') => (fields.get(name) ?? '').trim();
    const asked = field(columns.question).replace(cloze, (_, _said, hint = '…') => `[${hint}]`);
    const hidden = [...field(columns.question).matchAll(cloze)].map(([, said]) => said);
    const answer = [hidden.join('; '), field(columns.answer)].filter(Boolean).join('\n\n');
    const choices = [...field(columns.choices).split('\n'), ...columns.lettered.map(field)].filter(Boolean);
    // Choices are written as documents do it: with letters before them, and the right one behind.
    const lines = choices.map((choice, place) => `${String.fromCharCode(65 + place)}) ${choice}  `);
    const named = lines.find((line) => line.slice(3).trim() === answer)?.charAt(0) ?? answer;
    const said = choices.length > 0 ? [lines.join('\n'), `Answer: ${named}`] : [answer];
    const children =
      asked === ''
        ? []
        : [asked, ...said, field(columns.explanation)].flatMap((cell) =>
            html ? htmlBlocks(cell) : parseMarkdown(cell).blocks,
          );
    // Decks of Anki within each other are A::B.
    const name = field(columns.section).split('\n', 1)[0]!.split('::').at(-1)!.trim().slice(0, 80);
    return { type: 'record', name, children, line: at + (head ? 2 : 1) };
  });
  return {
    blocks: head ? [{ type: 'columns', line: 1 }, ...blocks] : blocks,
    unit,
    lines: rows.length + (head ? 1 : 0),
    warnings,
    data: {},
  };
}
