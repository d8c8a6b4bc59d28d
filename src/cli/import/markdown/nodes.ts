import { plainTex } from '#book/inline.ts';
import type { TreeNode } from '#render/text/mdx-tree.ts';
import type { Difficulty } from '#book/schema.ts';
import type { Marker } from './question-text.ts';

/** A node of a document's Markdown. A `summary` is the title of a fold, which lasts up to its `summaryEnd`. */
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
  mark?: Marker | undefined;
  difficulty?: Difficulty | undefined;
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

/** The nodes with others in place of those, however deep, for which `by` has any. */
export const replaced = (all: readonly MdNode[], by: (node: MdNode) => MdNode[] | undefined): MdNode[] =>
  all.flatMap((one) => by(one) ?? [one.children ? { ...one, children: replaced(one.children, by) } : one]);

/** Without the line ends that a text has for its editor's sake. */
export const unwrapped = (nodes: readonly MdNode[]): MdNode[] =>
  replaced(nodes, ({ type, value = '' }) =>
    type === 'text' ? [text(value.replace(/\s*\n\s*/g, ' '))] : undefined,
  );

const lineBreak = /^<br\b/i;

/** The text of one node as a reader sees it; a line break is a new line. */
export function visible(node: MdNode): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'html':
      return lineBreak.test(node.value ?? '') ? '\n' : '';
    case 'image':
    case 'imageReference':
      return (node.alt ?? '').replace(/\s+/g, ' ');
    case 'inlineMath':
      return plainTex(node.value ?? '').replace(/\s+/g, ' ');
    case 'inlineCode':
      // A line end within code is a space; only text and breaks end a line.
      return (node.value ?? '').replace(/\s+/g, ' ');
    case 'definition':
      return '';
  }
  return node.value ?? visibleText(node.children ?? []);
}

export const visibleText = (nodes: readonly MdNode[]): string => nodes.map(visible).join('');

/** The nodes before and behind a place of the visible text. Emphasis and links around the place go on in both. */
export function cutAt(nodes: readonly MdNode[], place: number): [before: MdNode[], behind: MdNode[]] {
  const before: MdNode[] = [];
  const behind: MdNode[] = [];
  let left = place;
  for (const node of nodes) {
    const { length } = visible(node);
    if (left >= length && (left > 0 || behind.length === 0)) {
      before.push(node);
      left -= length;
    } else if (left === 0) behind.push(node);
    else {
      if (node.type === 'text') {
        before.push({ ...node, value: node.value!.slice(0, left) });
        behind.push({ ...node, value: node.value!.slice(left) });
      } else if (node.children) {
        const [first, second] = cutAt(node.children, left);
        before.push({ ...node, children: first });
        behind.push({ ...node, children: second });
      } else behind.push(node);
      left = 0;
    }
  }
  return [before, behind];
}

const isBlank = ({ type, value = '', children }: MdNode): boolean =>
  type === 'break' ||
  (type === 'html' && lineBreak.test(value)) ||
  (type === 'text' ? value.trim() === '' : !/^link/.test(type) && children?.every(isBlank) === true);

/** Inline content without white space and breaks at its ends, and without what is left empty there. */
export function trimmed(nodes: readonly MdNode[]): MdNode[] {
  const speaks = (node: MdNode) => !isBlank(node);
  const last = nodes.findLastIndex(speaks);
  const kept = nodes.slice(nodes.findIndex(speaks), last + 1);
  return kept.map((node, at) => {
    const [begins, ends] = [at === 0, at === kept.length - 1];
    if (node.type === 'text') {
      const value = begins ? node.value!.trimStart() : node.value!;
      return { ...node, value: ends ? value.trimEnd() : value };
    }
    const isEdge = (begins || ends) && node.children && !/^link/.test(node.type);
    return isEdge ? { ...node, children: trimmed(node.children!) } : node;
  });
}

export function linesOf(paragraph: MdNode): MdNode[][] {
  let rest = paragraph.children ?? [];
  return visibleText(rest)
    .split('\n')
    .map((line) => {
      const [own, behind] = cutAt(rest, line.length);
      rest = cutAt(behind, 1)[1];
      return trimmed(own);
    })
    .filter((line) => line.length > 0);
}
