import type { Answer, AnswerNode } from '#book/answer.ts';
import { element } from '../answer/elements.ts';
import { flow } from './blocks.ts';
import type { Written } from './phrases.ts';
import { writeMarkdown } from './write-markdown.ts';

const withLinks = (line: string): AnswerNode[] =>
  line
    .split(/(https?:\/\/\S+)/)
    .map((part, at) => (at % 2 === 1 ? element('a', [part], { href: part }) : part));

/**
 * An answer as Markdown: text, formulas as TeX, code, figures in words, tables, the lab's numbers for its defaults, sources,
 * and what interrupts a sentence as footnotes.
 *
 * @param address  The canonical address of its page, to which links within the site become relative no longer.
 * @param above    Lines put below the question, such as its address and version.
 */
export function answerMarkdown({ content }: Answer, address: string, above: readonly string[]): string {
  const page: Written = { address, notes: new Map() };
  const children = flow(content, page);
  const heading = children.findIndex(({ type }) => type === 'heading');
  const lines = element(
    'ul',
    above.map((line) => element('li', withLinks(line))),
  );
  children.splice(heading + 1, 0, ...flow([lines], page));
  const notes = [...page.notes.values()].map((note, at) => ({
    type: 'footnoteDefinition' as const,
    identifier: String(at + 1),
    children: flow(note, page),
  }));
  return writeMarkdown({ type: 'root', children: [...children, ...notes] });
}
