import { isAsked, namedColumns } from './columns.ts';
import { recordBlocks } from './records.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { endsAsQuestion } from '../markdown/cues.ts';
import { Refusal } from '../read/decode.ts';

type Item = Record<string, unknown>;
const isObject = (it: unknown): it is Item => typeof it === 'object' && it !== null && !Array.isArray(it);

/** Reads objects with a question and an answer: a list of them, lists within objects, or one object a line. */
export function readJson(text: string): Parsed {
  let value: unknown;
  try {
    value = valueOf(text);
  } catch (error) {
    const message = (error as Error).message.replace(/\s+/g, ' ').replace(/\.$/, '');
    const place = / in JSON at position (\d+).*$/;
    const line = text.slice(0, Number(place.exec(message)?.[1] ?? text.length)).split('\n').length;
    throw new Refusal(`It is not valid JSON: ${message.replace(place, '')}, in line ${line}.`);
  }
  const all = objectsIn(value).map(withChoices);
  const asking = all.filter(asks);
  if (all.length === 0)
    throw new Refusal('It contains no objects. Expected some, as in [{ "question": "…", "answer": "…" }].');
  const found = asking.length > 0 ? asking : all.slice(0, 1);
  const fieldsOf = (item: Item) => Object.entries(item).map(([name, one]) => [name, written(one)] as const);
  const rows = found.map((item) => new Map(fieldsOf(item)));
  return recordBlocks(rows, [...new Set(found.flatMap(Object.keys))], { unit: 'item', head: false });
}

const asks = (item: Item): boolean => isAsked(namedColumns(Object.keys(item)));

/** All objects, each with the title of what it stands in as its topic; those within one that asks are part of it. */
function objectsIn(inside: unknown, topic?: unknown): Item[] {
  if (Array.isArray(inside)) return inside.flatMap((one) => objectsIn(one, topic));
  if (!isObject(inside)) return [];
  const columns = namedColumns(Object.keys(inside));
  if (isAsked(columns))
    return [columns.section === undefined && typeof topic === 'string' ? { ...inside, topic } : inside];
  const isAnswer = ([name, one]: [string, unknown]) => endsAsQuestion(name) && typeof one === 'string';
  const asked = Object.entries(inside).filter(isAnswer);
  if (asked.length > 1) return asked.map(([question, answer]) => ({ question, answer, topic }));
  const title = inside['title'] ?? inside['name'] ?? inside['topic'] ?? inside['category'] ?? topic;
  const parts = Object.entries(inside).filter(([, one]) => typeof one === 'object' && one !== null);
  const below = (name: string) => title ?? (parts.length > 1 ? name : undefined);
  return [inside, ...parts.flatMap(([name, one]) => objectsIn(one, below(name)))];
}

const textNames = ['text', 'answer', 'option', 'label', 'value', 'content'];

/** An object whose choices are objects or have letters, as one with their texts and the right ones' letters. */
function withChoices(item: Item): Item {
  for (const [name, list] of Object.entries(item)) {
    const lettered = isObject(list) && Object.keys(list).every((key) => /^[a-j]$/i.test(key));
    const all: unknown[] = Array.isArray(list) || lettered ? Object.values(list as Item) : [];
    if (all.length < 2 || !(lettered || all.every((one) => isObject(one) && !asks(one)))) continue;
    const choices = all.map((one) => (isObject(one) ? one : { text: one }));
    const isText = (own: unknown) => typeof own === 'string';
    const valuesOf = (one: Item) => [...textNames.map((key) => one[key]), ...Object.values(one)];
    const texts = choices.map((one) => valuesOf(one).find(isText));
    if (texts.includes(undefined)) continue;
    const answer = item[namedColumns(Object.keys(item).filter((key) => key !== name)).answer ?? ''];
    const isRight = (own: unknown) => own === true || (isText(own) && own === answer);
    const right = choices.map((one) => Object.values(one).some(isRight));
    const letters = right.flatMap((is, at) => (is ? [String.fromCharCode(65 + at)] : []));
    if (letters.length === 0 && answer === undefined) continue;
    const question = item[namedColumns(Object.keys(item)).question ?? 'text'];
    const said = letters.length > 0 ? letters : answer;
    return { ...item, question, [name]: undefined, choices: texts, answer: said };
  }
  return item;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) throw error;
    return lines.map((line): unknown => JSON.parse(line));
  }
}

/** A value as its author would write it in a document: texts of a list one a line, anything deeper as JSON. */
function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isObject(value) && typeof value['text'] === 'string') return value['text'];
  const texts = Array.isArray(value) ? value : [value];
  return texts.every((one) => typeof one !== 'object')
    ? texts.map(String).join('\n').replace(/\r\n?/g, '\n')
    : `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
