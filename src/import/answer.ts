import { walk } from '#render/mdx-tree.ts';
import { choicesOf, type Choices } from './choices.ts';
import { isNavigation } from './contents.ts';
import { shownOf } from './html-parts.ts';
import { cutAt, trimmed, visible } from './inline-cut.ts';
import { item, list, paragraph, strong, text, type Node } from './nodes.ts';
import type { FoundQuestion } from './parts.ts';
import { answerLabel, isPlaceholder } from './question-text.ts';

/** An answer without what only announces it. */
export interface Answer {
  blocks: Node[];
  /** Where the short answer begins, if not at the first block. */
  short?: Node[];
  /** Why there is no answer to publish. */
  missing?: string;
  notes: string[];
}

const emptyHtml = ({ type, value = '' }: Node): boolean =>
  type === 'html' && shownOf(value).trim() === '' && !/<img\b/i.test(value);
const speaking = new Set(['text', 'code', 'inlineCode', 'math', 'inlineMath']);

/** Whether an answer is more than pictures and rules. */
const hasText = (nodes: readonly Node[]): boolean =>
  nodes
    .flatMap((node) => [...walk(node)])
    .some(({ type, value = '' }) =>
      type === 'html' ? shownOf(value).trim() !== '' : speaking.has(type) && value.trim() !== '',
    );

const furniture = (node: Node): boolean =>
  isNavigation(node) || emptyHtml(node) || ['definition', 'footnoteDefinition', 'yaml'].includes(node.type);

const missing = (reason: string): Answer => ({ blocks: [], missing: reason, notes: [] });

/** Takes labels, quote marks around the whole, rules at the ends and links back to the top from an answer. */
export function answerOf(question: FoundQuestion, letters: string): Answer {
  const blocks = withoutEnds(question.answer.filter((node) => !furniture(node)));
  const choices = choicesOf(blocks);
  if (choices) return answerOfChoices(choices, letters);
  const body = unlabelled(blocks, letters);
  if (!hasText(body)) return missing(body.length > 0 ? 'its answer holds no text' : 'it has no answer');
  const said = body
    .map((node) => (node.type === 'html' ? shownOf(node.value ?? '') : visible(node)))
    .join(' ');
  return isPlaceholder(said)
    ? missing(`its answer is a placeholder: "${said.trim().slice(0, 40)}"`)
    : { blocks: body, notes: [] };
}

/** The choices as a list, with the right ones below it as the answer. */
function answerOfChoices({ options, before, ...rest }: Choices, letters: string): Answer {
  const right = options.filter((option) => option.right);
  const after = unlabelled(withoutEnds(rest.after), letters);
  if (right.length === 0 && !hasText(after)) return missing('it lists choices and marks none as right');
  const said = right.flatMap(({ label, children }, at) => [
    text(`${at > 0 ? '; ' : ''}${label}) `),
    ...children,
  ]);
  const lines = options.map(({ label, children }) => item(paragraph(text(`${label}) `), ...children)));
  const told = (...lead: Node[]) => (said.length > 0 ? [paragraph(...lead, ...said)] : []);
  return {
    blocks: [...before, list(lines), ...told(strong(text('Answer:')), text(' ')), ...after],
    short: [...told(), ...after],
    notes: [
      'it is a question with choices, which became a list',
      ...(right.length === 0 ? ['none of its choices is marked as right'] : []),
    ],
  };
}

function withoutEnds(blocks: readonly Node[]): Node[] {
  const counts = (node: Node) => node.type !== 'thematicBreak' && !furniture(node);
  const first = blocks.findIndex(counts);
  return first < 0 ? [] : blocks.slice(first, blocks.findLastIndex(counts) + 1);
}

/** Without `Answer:` and the like, which may be a heading, stand in bold type, or begin a quotation. */
function unlabelled(blocks: readonly Node[], letters: string): Node[] {
  const [first, ...rest] = blocks;
  if (!first) return [];
  const quoted = first.type === 'blockquote' ? (first.children ?? []) : undefined;
  if (quoted && (rest.length === 0 || answerLabel(visible(quoted[0] ?? first), letters) > 0))
    return unlabelled([...quoted, ...rest], letters);
  if (first.type !== 'paragraph' && first.type !== 'heading') return [...blocks];
  const nodes = trimmed(first.children ?? []);
  const length = answerLabel(visible(paragraph(...nodes)), letters);
  if (length === 0) return [...blocks];
  const left = trimmed(cutAt(nodes, length)[1]);
  return left.length > 0 ? [paragraph(...left), ...rest] : unlabelled(withoutEnds(rest), letters);
}
