import { wordingKey } from '#book/questions.ts';
import { walk } from '#render/mdx-tree.ts';
import type { Answer } from './answer.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { FoundQuestion } from './parts.ts';

/** A question of a document with its answer. */
export interface Asked {
  file: string;
  question: FoundQuestion;
  answer: Answer;
}

/** What becomes of a question whose wording others have, too. */
export type Place =
  | { wording: string; by: 'its first code' | 'its number' | 'nothing' }
  /** The one before it that has the same answer. */
  | { repeats: { file: string; line: number } };

/** Characters of code in a wording. */
const longest = 60;

/**
 * Questions of one wording: those that have the same answer are one, the others get wordings of their own, by the first
 * line of code that no other of them has, or by number. Questions whose wording is theirs alone are left out.
 */
export function toldApart(all: readonly Asked[]): Map<FoundQuestion, Place> {
  const groups = Map.groupBy(all, ({ question }) => wordingKey(question.text));
  const used = new Set(groups.keys());
  const places = new Map<FoundQuestion, Place>();
  for (const [key, group] of groups) {
    if (group.length < 2 || key === '') continue;
    const byContent = Map.groupBy(group, ({ answer }) => contentOf(answer));
    for (const [first, ...others] of byContent.values())
      for (const { question } of others)
        places.set(question, { repeats: { file: first!.file, line: first!.question.line } });
    const own = [...byContent.values()].map(([first]) => first!);
    if (own.length > 1) divide(own, used, places);
  }
  return places;
}

/** What an answer says, whatever its line ends. */
const contentOf = ({ blocks }: Answer): string =>
  blocks.map((block) => textOf(block).replace(/\s+/g, ' ').trim()).join('\n');

const textOf = (node: Answer['blocks'][number]): string =>
  node.children
    ? node.children.map(textOf).join(' ')
    : node.type === 'html'
      ? (node.value ?? '')
      : visible(node);

function divide(group: readonly Asked[], used: Set<string>, places: Map<FoundQuestion, Place>): void {
  const lines = group.map(({ answer }) => codeLines(answer));
  const counts = new Map<string, number>();
  for (const line of lines.flatMap((own) => [...new Set(own.map(wordingKey))])) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  group.forEach(({ question }, at) => {
    const { text } = question;
    const free = (wording: string) => !used.has(wordingKey(wording));
    const coded = lines[at]!.filter((line) => counts.get(wordingKey(line)) === 1)
      .map((line) => `${text} ${line.length > longest ? `${line.slice(0, longest - 1)}…` : line}`)
      .find(free);
    const numbers = [question.number ?? at + 1, at + 1, ...group.map((_, next) => group.length + next + 1)];
    const numbered = numbers.map((number) => `${text} (${number})`).find(free)!;
    const wording = coded ?? (at === 0 ? text : numbered);
    used.add(wordingKey(wording));
    places.set(question, { wording, by: coded ? 'its first code' : at === 0 ? 'nothing' : 'its number' });
  });
}

/** Lines of code that say something, in order. */
function codeLines({ blocks }: Answer): string[] {
  const code = blocks.flatMap((block) => [...walk(block)]).filter(({ type }) => type === 'code');
  const lines = code.flatMap(({ value = '' }) => value.split('\n').slice(0, 40));
  return lines
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => wordingKey(line).length > 2 && !/^(?:\/\/|#|\/?\*|--)/.test(line));
}
