import { walk, type TreeNode } from '#render/mdx-tree.ts';
import { choicesOf } from './choices.ts';
import { isNavigation } from './contents.ts';
import { shownOf } from './html-parts.ts';
import { cutAt, trimmed, visible } from './inline-cut.ts';
import { answerLabel, isPlaceholder } from './question-text.ts';
import type { FoundQuestion } from './parts.ts';

/** An answer without what only announces it. */
export interface Answer {
  blocks: TreeNode[];
  /** Where the short answer begins, if not at the first block. */
  short?: TreeNode[];
  /** Why there is no answer to publish. */
  missing?: string;
  notes: string[];
}

const emptyHtml = (node: TreeNode): boolean =>
  node.type === 'html' && shownOf(node.value ?? '').trim() === '' && !/<img\b/i.test(node.value ?? '');
const holding = new Set(['text', 'code', 'inlineCode', 'math', 'inlineMath']);

/** Whether an answer is more than pictures and rules. */
const hasText = (nodes: readonly TreeNode[]): boolean =>
  nodes.some((node) =>
    [...walk(node)].some(
      ({ type, value = '' }) =>
        (holding.has(type) ? value : type === 'html' ? shownOf(value) : '').trim() !== '',
    ),
  );

const furniture = (node: TreeNode): boolean =>
  isNavigation(node) ||
  emptyHtml(node) ||
  node.type === 'definition' ||
  node.type === 'footnoteDefinition' ||
  node.type === 'yaml';

/** Takes labels, quote marks around the whole, rules at the ends and links back to the top from an answer. */
export function answerOf(question: FoundQuestion, letters: string): Answer {
  const blocks = withoutEnds(question.answer.filter((node) => !furniture(node)));
  const choices = choicesOf(blocks);
  if (choices) {
    const right = choices.options.filter((option) => option.right);
    const after = unlabelled(withoutEnds(choices.after), letters);
    if (right.length === 0 && !hasText(after))
      return { blocks: [], missing: 'it lists choices and marks none as right', notes: [] };
    const list = (options: typeof right): TreeNode => ({
      type: 'list',
      ordered: false,
      children: options.map(({ label, children }) => ({
        type: 'listItem',
        children: [{ type: 'paragraph', children: [{ type: 'text', value: `${label}) ` }, ...children] }],
      })),
    });
    const said = right.flatMap(({ label, children }, at): TreeNode[] => [
      { type: 'text', value: `${at > 0 ? '; ' : ''}${label}) ` },
      ...children,
    ]);
    const answer: TreeNode[] = said.length > 0 ? [{ type: 'paragraph', children: said }] : [];
    const told: TreeNode[] =
      said.length > 0
        ? [
            {
              type: 'paragraph',
              children: [
                { type: 'strong', children: [{ type: 'text', value: 'Answer:' }] },
                { type: 'text', value: ' ' },
                ...said,
              ],
            },
          ]
        : [];
    return {
      blocks: [...choices.before, list(choices.options), ...told, ...after],
      short: [...answer, ...after],
      notes: [
        'it is a question with choices, which became a list',
        ...(right.length === 0 ? ['none of its choices is marked as right'] : []),
      ],
    };
  }
  const body = unlabelled(blocks, letters);
  if (!hasText(body))
    return {
      blocks: [],
      missing: body.length > 0 ? 'its answer holds no text' : 'it has no answer',
      notes: [],
    };
  const text = body
    .map((node) => (node.type === 'html' ? shownOf(node.value ?? '') : visible(node)))
    .join(' ');
  if (isPlaceholder(text))
    return { blocks: [], missing: `its answer is a placeholder: "${text.trim().slice(0, 40)}"`, notes: [] };
  return { blocks: body, notes: [] };
}

function withoutEnds(blocks: readonly TreeNode[]): TreeNode[] {
  const out = [...blocks];
  const idle = (node: TreeNode | undefined) =>
    node !== undefined && (node.type === 'thematicBreak' || furniture(node));
  while (idle(out[0])) out.shift();
  while (idle(out.at(-1))) out.pop();
  return out;
}

/** Without `Answer:` and the like, which may be a heading, stand in bold type, or begin a quotation. */
function unlabelled(blocks: readonly TreeNode[], letters: string): TreeNode[] {
  const [first, ...rest] = blocks;
  if (!first) return [];
  if (
    first.type === 'blockquote' &&
    (rest.length === 0 || answerLabel(visible(first.children?.[0] ?? first), letters) > 0)
  )
    return unlabelled([...(first.children ?? []), ...rest], letters);
  if (first.type !== 'paragraph' && first.type !== 'heading') return [...blocks];
  const nodes = trimmed(first.children ?? []);
  const length = answerLabel(visible({ type: 'paragraph', children: nodes }), letters);
  if (length === 0) return [...blocks];
  const left = trimmed(cutAt(nodes, length)[1]);
  return left.length > 0
    ? [{ type: 'paragraph', children: left }, ...rest]
    : unlabelled(withoutEnds(rest), letters);
}
