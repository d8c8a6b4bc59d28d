import { wordingKey } from '#book/questions.ts';
import { visible } from '../markdown/inline-cut.ts';
import { text, type Node } from '../markdown/nodes.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { endsAsQuestion } from '../markdown/question-text.ts';

/** The title of a note, and where it stands. */
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
  '(?:qué|por qué|cómo|cuál(?:es)?|quel(?:le)?s?|comment|pourquoi|o que|como|por que|qual|quais)(?: +\\S+){2}',
  '(?:什么|如何|为什么|怎么|怎样)',
  '.*(?:是什么|区别)$',
];
const interrogative = new RegExp(`^(?:q?\\d*\\s*[.):-]?\\s+)?(?:${asking.join('|')})`, 'iu');

/** Whether the title of a note asks, which is a stricter matter than for an entry of a list of questions. */
export const titleAsks = (title: string): boolean => endsAsQuestion(title) || interrogative.test(title);

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
export function titleOf({ blocks, data }: Parsed, name: string): Title {
  const first = blocks.find(({ type }) => type !== 'yaml');
  const heading = first?.type === 'heading' && first.depth === 1 ? first : undefined;
  const own = oneLine(heading && visible(heading));
  const question = oneLine(data['question']);
  const said = question ?? oneLine(data['title']);
  const front = blocks[0]?.value?.split('\n') ?? [];
  const at = front.findIndex((line) => /^\s*(?:title|question)\s*[:=]/.test(line)) + 2;
  const words = nameOf(name);
  const wording = titleAsks(words) && !endsAsQuestion(words) ? `${words}?` : words;
  const title = (value: string, line: number, more: Partial<Title> = {}): Title => ({
    text: value,
    inline: [text(value)],
    line,
    heading: undefined,
    named: false,
    asks: titleAsks(value),
    sure: false,
    ...more,
  });
  const sure = question !== undefined;
  const titles = [
    ...(said ? [title(said, at, { sure, asks: sure || titleAsks(said) })] : []),
    ...(own ? [title(own, heading!.line!, { inline: heading!.children ?? [] })] : []),
    title(wording, 1, { named: true }),
  ];
  const best = titles.find(({ asks }) => asks) ?? titles[0]!;
  return own && says(best.text, own) ? { ...best, heading } : best;
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
