import { wordingKey } from '#book/questions.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { text, type Node } from '../markdown/nodes.ts';
import { endsAsQuestion } from '../markdown/question-text.ts';

/** What a note is called, and where that stands. */
export interface Title {
  text: string;
  inline: Node[];
  /** Line of the title, 1-based; 1 for a name of a file. */
  line: number;
  /** The heading that it stands in, or that repeats it. */
  heading: Node | undefined;
  /** Whether it is the name of the file. */
  named: boolean;
  /** Whether it asks. */
  asks: boolean;
  /** Whether front matter calls it a question, so that nothing else in the document is one. */
  sure: boolean;
}

/** How titles ask that have no question mark: names of files cannot hold one everywhere. */
const asking = [
  "(?:what(?:['’]?s)?|why|how)(?! (?:it|this|that|we|they|i|my)\\b)(?: +\\S+){2}",
  "what['’]s (?!new\\b|next\\b|it\\b).+",
  '(?:when|where|which|who) (?:to|do|does|is|are|was|were|should|would|can|will)\\b.+',
  '(?:is|are|can|could|do|does|did|should|would|will) (?:a|an|the|it|you|we|i|there)\\b.+',
  '(?:explain|describe|compare)(?: +\\S+){2}',
  '(?:the )?differences? between .+',
  '(?:was|wie|warum|wozu|wann|wo|wer|welche[rsnm]?|wieso|weshalb)(?: +\\S+){2}',
  '(?:qué|por qué|cómo|cuál(?:es)?|quel(?:le)?s?|comment|pourquoi|o que|por que|qual|quais)(?: +\\S+){2}',
  '(?:什么|如何|为什么|怎么|怎样)',
];
const interrogative = new RegExp(`^(?:${asking.join('|')})`, 'iu');

/** Whether the title of a note asks, which is a stricter matter than for an entry of a list of questions. */
export const titleAsks = (title: string): boolean =>
  endsAsQuestion(title) ||
  interrogative.test(title.replace(/^\s*(?:q\d*|\d+)\s*[.):-]?\s+/i, '')) ||
  /(?:是什么|区别)$/u.test(title);

/** Names of files that say only that they come first. */
export const isIndex = (name: string): boolean => /^_?(?:index|readme)$/i.test(name);

/** The name of a file or folder as a person would write it: no end, no number before it, no id of Notion behind it. */
export function nameOf(file: string): string {
  const stem = file
    .replace(/\.(?:mdx?|markdown|txt)$/i, '')
    .replace(/[ _-]+[0-9a-f]{32}$/i, '')
    .replace(/^\d+[-_. )]+(?=\p{L})/u, '');
  const words = (/\s/.test(stem) ? stem : stem.replace(/[-_]+/g, ' ')).replace(/\s+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The title of a note: of its front matter, its first heading and its name the first that asks; if none does, the first
 * that there is.
 *
 * @param name  Of the file, or of its folder where the file is called `index`.
 */
export function titleOf({ blocks, data, lines }: Parsed, name: string): Title {
  const first = blocks.blocks.find(({ node }) => node.type !== 'yaml');
  const heading = first?.node.type === 'heading' && first.node.depth === 1 ? first.node : undefined;
  const own = oneLine(heading ? visible(heading) : undefined);
  const question = oneLine(data['question']);
  const said = question ?? oneLine(data['title']);
  const at = lines.findIndex((line) => /^\s*(?:title|question)\s*[:=]/.test(line)) + 1;
  const words = nameOf(name);
  // Names of files cannot hold a question mark everywhere.
  const wording = titleAsks(words) && !endsAsQuestion(words) ? `${words}?` : words;
  const plain = (title: string) => ({ text: title, inline: [text(title)], heading: undefined, named: false });
  const titles = [
    said && {
      ...plain(said),
      line: Math.max(1, at),
      asks: question !== undefined || titleAsks(said),
    },
    own && {
      text: own,
      inline: heading!.children ?? [],
      line: first!.line,
      heading,
      named: false,
      asks: titleAsks(own),
    },
    { ...plain(wording), line: 1, named: true, asks: titleAsks(words) },
  ].filter((title) => typeof title === 'object');
  const title = titles.find(({ asks }) => asks) ?? titles[0]!;
  const repeated = own !== undefined && says(title.text, own);
  return { ...title, sure: question !== undefined, heading: repeated ? heading : undefined };
}

/** Whether a title has every word of another one, which is then said. */
function says(title: string, other: string): boolean {
  const words = new Set(wordingKey(title).split(' '));
  return wordingKey(other)
    .split(' ')
    .every((word) => words.has(word));
}

const oneLine = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;
