import { Document, Scalar } from 'yaml';
import { renderInline } from '#render/inline.ts';
import { parseMdx, type TreeNode } from '#render/mdx-tree.ts';
import { checkText } from '#check/text.ts';
import { checkedYaml, frontMatterOf } from '#check/front-matter.ts';
import { questionSchema } from '#book/schema.ts';
import type { Answer } from './answer.ts';
import { visible } from './inline-cut.ts';
import { safeBlocks } from './safe-blocks.ts';
import { safeUrl, type Cleaning } from './safe-inline.ts';
import type { FoundQuestion } from './parts.ts';
import type { Segmented } from './segment.ts';
import { shortAnswerOf } from './short-answer.ts';
import { toMdx, unsafePart } from './to-mdx.ts';

/** A page ready to be written, or why it cannot be. */
export type Page = { source: string; notes: string[] } | { refused: string };

export interface PlacedQuestion {
  question: FoundQuestion;
  answer: Answer;
  number: number;
  topic: { topic: string; sure: boolean };
  /** Name of the document it comes from. */
  file: string;
}

const asked = /^# Imported from .*?, asked as: (.*)$/m;

/** How a page that was imported was asked in its document, whatever became of its wording since. */
export const askedAs = (source: string): string | undefined =>
  asked.exec(frontMatterOf(source) ?? '')?.[1]?.trim();

/** Writes an answer as a page and reads it as the build does. Nothing in the page is code. */
export function pageOf(
  { question, answer, number, topic, file }: PlacedQuestion,
  { definitions }: Pick<Segmented, 'definitions'>,
): Page {
  const cleaning: Cleaning = { definitions, footnotes: [], notes: new Set() };
  const blocks = [...safeBlocks(answer.blocks, cleaning), ...furtherLinks(question.inline)];
  const body = toMdx(blocks);
  if ('refused' in body) return body;
  const notes = [...cleaning.notes];
  if (body.plain) notes.push('its Markdown could not be kept; the answer became plain paragraphs');
  const short = shortAnswer(
    answer.short ? safeBlocks(answer.short, { ...cleaning, notes: new Set() }) : blocks,
  );
  if (short === undefined) notes.push('no short answer could be made; write one');
  const front = [
    `# Imported from ${file}, line ${question.line}, asked as: ${question.text}`,
    field('question', question.text),
    `number: ${number}`,
    `topics: [${topic.topic}]`,
    field('shortAnswer', short ?? 'See the full answer.'),
  ];
  const source = `---\n${front.join('\n')}\n---\n\n${body.mdx}`;
  const fault = faultOf(source, question.text);
  return fault === undefined ? { source, notes } : { refused: fault };
}

/** A field of the front matter; long texts stand below its name. */
export function field(name: string, text: string): string {
  const value = new Scalar(text);
  if (text.includes('\n')) value.type = Scalar.BLOCK_LITERAL;
  else if (text.length > 90 && name !== 'question') value.type = Scalar.BLOCK_FOLDED;
  // Version 1.1 puts in quotes what any reader of YAML could take for a date, a number or a truth value.
  return new Document({ [name]: value }, { version: '1.1' })
    .toString({ lineWidth: name === 'question' ? 0 : 110 })
    .trimEnd();
}

/** Inline Markdown that the page can set, or undefined. */
function shortAnswer(blocks: readonly TreeNode[]): string | undefined {
  const short = shortAnswerOf(blocks).map(unwrapped);
  if (short.length === 0) return undefined;
  const written = toMdx(short);
  if ('refused' in written) return undefined;
  const text = written.mdx.trim();
  try {
    renderInline(text, () => '');
    return text;
  } catch {
    return undefined;
  }
}

/** Without the line ends that a text has for its editor's sake. */
const unwrapped = (node: TreeNode): TreeNode => ({
  ...node,
  ...(node.type === 'text' && { value: node.value!.replace(/\s*\n\s*/g, ' ') }),
  ...(node.children && { children: node.children.map(unwrapped) }),
});

/** What the checks of the book, or this import's own, say against a page. */
function faultOf(source: string, wording: string): string | undefined {
  const yaml = frontMatterOf(source) ?? '';
  const { data, problems } = checkedYaml(yaml, questionSchema, 'index.mdx', 1);
  if (!data) return problems[0]?.message ?? 'its front matter cannot be read';
  if (data.question !== wording) return 'its question would not be kept as it is';
  for (const text of [source, data.shortAnswer]) {
    const [problem] = checkText(text, 'index.mdx', '.').problems;
    if (problem) return problem.message;
  }
  const { tree } = parseMdx(source, 'index.mdx');
  const children = (tree?.children ?? []).filter(({ type }) => type !== 'yaml');
  return unsafePart({ type: 'root', children });
}

/** Links that a question itself carries go below the answer: the heading of the page is plain text. */
function furtherLinks(inline: readonly TreeNode[]): TreeNode[] {
  return inline.flatMap((node): TreeNode[] => {
    const url = node.type === 'link' ? safeUrl(node.url ?? '') : undefined;
    if (url === undefined) return [];
    const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/.exec(url)?.[1] ?? visible(node);
    return [
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: 'The question links to ' },
          { type: 'link', url, children: [{ type: 'text', value: host }] },
          { type: 'text', value: '.' },
        ],
      },
    ];
  });
}
