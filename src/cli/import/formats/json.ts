import { parseDocument } from 'yaml';
import type { Decoded } from '../read/decode.ts';
import type { Content } from '../questions/read-document.ts';
import { columnsOf, segmentRows, type Row } from './records.ts';

/** Lists lie at most this deep below the top, such as `{ "topics": [ { "questions": [ … ] } ] }`. */
const deepest = 6;

type Item = Record<string, unknown>;
const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads objects with a question and an answer: a list of them, lists within objects, or one object a line. */
export function readJson({ text, repairs }: Decoded): Content {
  let value: unknown;
  try {
    value = parsed(text);
  } catch (error) {
    return {
      refused: `It is not valid JSON: ${(error as Error).message.replace(/\s+/g, ' ').replace(/\.$/, '')}${lineOf(text)}.`,
    };
  }
  const found: { item: Item; section: string | undefined }[] = [];
  let best: string[] | undefined;
  const look = (inside: unknown, section: string | undefined, depth: number): void => {
    if (Array.isArray(inside) && depth < deepest) for (const one of inside) look(one, section, depth + 1);
    if (!isObject(inside)) return;
    const names = Object.keys(inside);
    if (!('refused' in columnsOf(names))) return void found.push({ item: inside, section });
    best ??= names;
    if (depth >= deepest) return;
    const title = ['title', 'name', 'topic', 'category'].map((name) => inside[name]).find(isText);
    for (const [name, one] of Object.entries(inside))
      if (typeof one === 'object')
        look(one, title ?? (Array.isArray(one) ? (section ?? named(name)) : section), depth + 1);
  };
  look(value, undefined, 0);
  if (found.length === 0) return pairsOf(value, repairs) ?? { refused: faultOf(best) };
  const names = [...new Set(found.flatMap(({ item }) => Object.keys(item)))];
  const columns = columnsOf(names);
  if ('refused' in columns) return columns;
  const own = columns.section ?? 'section';
  const rows = found.map(({ item, section }, at): Row => {
    const { question, answer } = columnsOf(Object.keys(item)) as Exclude<typeof columns, { refused: string }>;
    const fields = new Map(Object.entries(item).map(([name, one]) => [name, written(one)]));
    const set = (name: string | undefined, from: string | undefined) => {
      if (name !== undefined && from !== undefined && !fields.has(name)) fields.set(name, fields.get(from)!);
    };
    set(columns.question, question);
    set(columns.answer, answer);
    if (section !== undefined && !fields.get(own)) fields.set(own, section);
    numbered(fields, columns, item);
    return { at: at + 1, fields };
  });
  const { length: count } = rows;
  return {
    repairs,
    segmented: segmentRows(rows, { ...columns, section: own }, { unit: 'item', count, head: false }),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
/** The name of a list that says what is in it. */
const named = (name: string): string | undefined =>
  /^(?:questions?|items?|data|faqs?|entries|cards|list|results|rows|qa|quiz|content|examples|train|test)$/i.test(
    name,
  )
    ? undefined
    : name;

/** One value, or, where that fails, one value a line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) throw error;
    return lines.map((line, at): unknown => {
      try {
        return JSON.parse(line);
      } catch (fault) {
        throw new Error(`object ${at + 1}: ${(fault as Error).message}`, { cause: fault });
      }
    });
  }
}

/** Where JSON stops to be JSON; empty if that cannot be told in time. */
function lineOf(text: string): string {
  if (text.length > 1_000_000) return '';
  const [error] = parseDocument(text, { prettyErrors: true }).errors;
  const line = error?.linePos?.[0].line;
  return line === undefined ? '' : `, in line ${line}`;
}

/** A value as its author would write it in a document: texts of a list one a line, anything deeper as JSON. */
function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.map((one) => String(one).replace(/\s*\n\s*/g, ' ')).join('\n');
  if (Array.isArray(value) && value.every((one) => isObject(one) && isText(one['text'] ?? one['answer'])))
    return value
      .map((one: Item) => String(one['text'] ?? one['answer']).replace(/\s*\n\s*/g, ' '))
      .join('\n');
  if (isObject(value)) {
    const said = value['text'] ?? value['content'] ?? value['answer'];
    if (isText(said)) return said;
    if (Object.values(value).every((one) => typeof one === 'string')) return Object.values(value).join('\n');
  }
  return typeof value === 'object' ? `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`` : String(value);
}

/** An answer that is the place of a choice in their list, counted from 0. */
function numbered(
  fields: Map<string, string>,
  { answer, choices }: { answer: string | undefined; choices: readonly string[] },
  item: Item,
): void {
  const place = answer === undefined ? undefined : item[answer];
  const options = choices.length === 1 ? (fields.get(choices[0]!) ?? '').split('\n') : [];
  if (typeof place === 'number' && options[place] !== undefined && !options.includes(String(place)))
    fields.set(answer!, options[place]);
}

/** An object whose names are the questions, and whose values the answers. */
function pairsOf(value: unknown, repairs: Decoded['repairs']): Content | undefined {
  const pairs = isObject(value) ? Object.entries(value) : [];
  const asking = pairs.filter(([name, said]) => /[?？؟]\s*$/.test(name) && isText(said));
  if (asking.length === 0 || asking.length < pairs.length / 2) return undefined;
  const rows = pairs.map(([name, said], at): Row => ({
    at: at + 1,
    fields: new Map([
      ['question', name],
      ['answer', written(said)],
    ]),
  }));
  const columns = columnsOf(['question', 'answer']);
  if ('refused' in columns) return columns;
  return {
    repairs,
    segmented: segmentRows(rows, columns, { unit: 'item', count: rows.length, head: false }),
  };
}

const faultOf = (names: readonly string[] | undefined): string => {
  const fault = names === undefined ? undefined : columnsOf(names);
  return fault && 'refused' in fault
    ? fault.refused
    : 'It contains no objects. Expected a list such as [{ "question": "…", "answer": "…" }].';
};
