import type { TreeNode } from '#render/text/mdx-tree.ts';
import type { Marker } from './cues.ts';

/** A node of a document's Markdown. A `summary` is the title of a fold, which lasts up to its `summaryEnd`. */
export interface MdNode extends TreeNode {
  children?: MdNode[];
  checked?: boolean | null;
  start?: number | null;
  spread?: boolean;
  identifier?: string;
  note?: MdNode[] | undefined;
  position?: Record<'start' | 'end', { line: number; column: number; offset?: number }>;
  /** Where it begins in the file, in what that is counted in, from 1. */
  line?: number;
  /** The number that an item of a list has in the text, whatever Markdown makes of it. */
  number?: number | undefined;
  mark?: Marker | undefined;
}

export const marks = { summary: '\ue000', end: '\ue001' } as const;
export const text = (value: string): MdNode => ({ type: 'text', value });
export const paragraph = (...children: MdNode[]): MdNode => ({ type: 'paragraph', children });
export const link = (url: string, ...children: MdNode[]): MdNode => ({ type: 'link', url, children });
export const list = (children: MdNode[], ordered = false) =>
  ({ type: 'list', ordered, spread: false, children }) satisfies MdNode;
export const item = (...children: MdNode[]): MdNode => ({ type: 'listItem', children });

export const holding = (node: MdNode, children: MdNode[]) => (children[0] ? [{ ...node, children }] : []);

/** The nodes with others in place of those, however deep, for which `by` has any. */
export const replaced = (all: readonly MdNode[], by: (node: MdNode) => MdNode[] | undefined): MdNode[] =>
  all.flatMap((one) => by(one) ?? [one.children ? { ...one, children: replaced(one.children, by) } : one]);

export const unwrapped = (nodes: readonly MdNode[]): MdNode[] =>
  replaced(nodes, ({ type, value = '' }) =>
    type === 'text' ? [text(value.replace(/\s*\n\s*/g, ' '))] : undefined,
  );
