import { readHtml } from './html-page.ts';
import { isAsked, namedColumns } from './columns.ts';
import type { MdNode } from '../markdown/nodes.ts';
import { type Parsed, parseMarkdown } from '../markdown/parse-markdown.ts';
import { Refusal, type Remark } from '../read/decode.ts';

export type Fields = ReadonlyMap<string, string>;
/** A word that a card of Anki hides, perhaps with a hint: `{{c1::word::hint}}`. */
const cloze = /\{\{c\d+::((?:(?!\{\{c\d|::|\}\}).)*)(?:::((?:(?!\{\{c\d|\}\}).)*))?\}\}/g;
const listed = (all: readonly string[]): string => all.map((name) => `"${name}"`).join(', ');

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
      const same = !/index/i.test(columns.answer ?? '') && lines.find((line) => line.slice(3).trim() === one);
      return (same || lines[/^\d+$/.test(one) ? Number(one) - lowest : -1])?.charAt(0) ?? one;
    });
    const said = choices.length > 0 ? [lines.join('\n'), `Answer: ${named.join(', ')}`] : [answer];
    const cells = asked === '' ? [] : [asked, ...said, field(columns.explanation)];
    const line = at + (head ? 2 : 1);
    const parsed = cells.map((cell) => (html ? readHtml(cell, true) : parseMarkdown(cell)));
    warnings.push(...parsed.flatMap((own) => own.warnings.map((one) => ({ ...one, line }))));
    // Decks of Anki within each other are A::B.
    const name = field(columns.section).split('\n', 1)[0]!.split('::').at(-1)!.trim().slice(0, 80);
    return { type: 'record', name, children: parsed.flatMap(({ blocks }) => blocks), line };
  });
  if (head) blocks.unshift({ type: 'columns', line: 1 });
  return { blocks, unit, lines: blocks.length, warnings, data: {} };
}
