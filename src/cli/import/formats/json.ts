import { parseDocument } from 'yaml';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { columnsOf, recordsOf, type Columns } from './records.ts';

/** Lists lie at most this deep below the top, such as `{ "topics": [ { "questions": [ … ] } ] }`. */
const deepest = 6;

type Item = Record<string, unknown>;
const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Reads objects with a question and an answer: a list of them, lists within objects, pairs, or one object a line. */
export function readJson(text: string): Parsed | { refused: string } {
  let value: unknown;
  try {
    value = valueOf(text);
  } catch (error) {
    const message = (error as Error).message.replace(/\s+/g, ' ').replace(/\.$/, '');
    return { refused: `It is not valid JSON: ${message}${lineOf(text)}.` };
  }
  const pairs = isObject(value) ? Object.entries(value) : [];
  const asking = pairs.filter(([name, said]) => /[?？؟]\s*$/.test(name) && isText(said));
  const found: Found[] =
    asking.length > 0 && asking.length >= pairs.length / 2
      ? pairs.map(([question, answer]) => ({ item: { question, answer }, section: undefined }))
      : [];
  const fields = new Set<string>();
  if (found.length === 0) look(value, undefined, 0, found, fields);
  const columns = columnsOf([...new Set(found.flatMap(({ item }) => Object.keys(item)))]);
  if ('refused' in columns) {
    const tried = fields.size > 0 ? columnsOf([...fields]) : undefined;
    if (tried && 'refused' in tried) return tried;
    return {
      refused: 'It contains no objects. Expected a list such as [{ "question": "…", "answer": "…" }].',
    };
  }
  const section = columns.section ?? 'section';
  const rows = found.map((one) => fieldsOf(one, { ...columns, section }));
  return recordsOf(rows, { ...columns, section }, { unit: 'item', head: false });
}

interface Found {
  item: Item;
  /** Title of the list that it stands in. */
  section: string | undefined;
}

/** Finds the objects that ask and answer; of another the names of its fields are kept, to say what was missed. */
function look(
  inside: unknown,
  section: string | undefined,
  depth: number,
  found: Found[],
  fields: Set<string>,
): void {
  if (depth > deepest) return;
  if (Array.isArray(inside)) for (const one of inside) look(one, section, depth + 1, found, fields);
  if (!isObject(inside)) return;
  const names = Object.keys(inside);
  if (!('refused' in columnsOf(names))) return void found.push({ item: inside, section });
  if (fields.size === 0) for (const name of names) fields.add(name);
  const title = ['title', 'name', 'topic', 'category'].map((name) => inside[name]).find(isText);
  for (const [name, one] of Object.entries(inside)) {
    const own = Array.isArray(one) && !general.test(name) ? name : undefined;
    look(one, title ?? section ?? own, depth + 1, found, fields);
  }
}

/** Names of lists that say nothing of what is in them. */
const general =
  /^(?:questions?|items?|data|faqs?|entries|cards|list|results|rows|qa|quiz|content|examples|train|test)$/i;

/** An object's values as texts. */
function fieldsOf({ item, section }: Found, columns: Columns): Map<string, string> {
  const fields = new Map(Object.entries(item).map(([name, one]) => [name, written(one)]));
  if (section !== undefined && !fields.get(columns.section!)) fields.set(columns.section!, section);
  // An answer may be the place of a choice in their list, counted from 0.
  const { answer = '', choices } = columns;
  const options = choices.length === 1 ? (fields.get(choices[0]!) ?? '').split('\n') : [];
  const place = item[answer];
  if (typeof place === 'number' && options[place] !== undefined && !options.includes(String(place)))
    fields.set(answer, options[place]);
  return fields;
}

/** One value, or, where that fails, one value a line. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) throw error;
    return lines.map((line, at): unknown => {
      try {
        return JSON.parse(line);
      } catch (cause) {
        throw new Error(`object ${at + 1}: ${(cause as Error).message}`, { cause });
      }
    });
  }
}

/** Where JSON stops to be JSON; empty if that cannot be told in time. */
function lineOf(text: string): string {
  if (text.length > 1_000_000) return '';
  const line = parseDocument(text, { prettyErrors: true }).errors[0]?.linePos?.[0].line;
  return line === undefined ? '' : `, in line ${line}`;
}

/** A value as its author would write it in a document: texts of a list one a line, anything deeper as JSON. */
function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return JSON.stringify(value);
  const said = (one: unknown) => (isObject(one) ? (one['text'] ?? one['content'] ?? one['answer']) : one);
  const texts = Array.isArray(value)
    ? value.map(said)
    : isText(said(value))
      ? [said(value)]
      : Object.values(value);
  if (texts.every((one) => typeof one !== 'object'))
    return texts
      .map((one) => (texts.length > 1 ? String(one).replace(/\s*\n\s*/g, ' ') : String(one)))
      .join('\n');
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
