import type { TreeNode } from '#render/mdx-tree.ts';

/**
 * A node of a document's Markdown, with what an import reads beyond what pages hold. A `summary` is what an answer is
 * folded under, up to its `summaryEnd`.
 */
export interface MdNode extends TreeNode {
  children?: MdNode[];
  checked?: boolean | null;
  start?: number | null;
  spread?: boolean;
  identifier?: string;
  /** Text of the footnote that a reference leads to. */
  note?: MdNode[] | undefined;
  position?: Record<'start' | 'end', { line: number; column: number; offset?: number }>;
  /** Where it begins in the file, in what that is counted in, from 1. */
  line?: number;
  /** The number that an item of a list has in the text, whatever Markdown makes of it. */
  number?: number | undefined;
}

/** Signs at the start of a heading that stands for a summary, and of what ends it. */
export const marks = { summary: '\ue000', end: '\ue001' } as const;

export const text = (value: string): MdNode => ({ type: 'text', value });
export const paragraph = (...children: MdNode[]): MdNode => ({ type: 'paragraph', children });
export const link = (url: string, ...children: MdNode[]): MdNode => ({ type: 'link', url, children });
export const list = (children: MdNode[], ordered = false): MdNode => ({
  type: 'list',
  ordered,
  spread: false,
  children,
});
export const item = (...children: MdNode[]): MdNode => ({ type: 'listItem', children });

/** A node with these children; nothing if there are none. */
export const holding = (node: MdNode, children: MdNode[]): MdNode[] =>
  children.length > 0 ? [{ ...node, children }] : [];

/** The nodes with others in place of those, however deep, for which `change` has any. */
export const replaced = (
  nodes: readonly MdNode[],
  change: (node: MdNode) => MdNode[] | undefined,
): MdNode[] =>
  nodes.flatMap(
    (node) => change(node) ?? [node.children ? { ...node, children: replaced(node.children, change) } : node],
  );

/** Without the line ends that a text has for its editor's sake. */
export const unwrapped = (nodes: readonly MdNode[]): MdNode[] =>
  replaced(nodes, ({ type, value = '' }) =>
    type === 'text' ? [text(value.replace(/\s*\n\s*/g, ' '))] : undefined,
  );
