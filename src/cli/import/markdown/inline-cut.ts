import { plainTex } from '#book/inline.ts';
import type { Node } from './nodes.ts';

/** Cuts inline content at places of its visible text. */

const isLineBreak = ({ type, value = '' }: Node): boolean => type === 'html' && /^<br\b/i.test(value);

/** The text of one node as a reader sees it; a line break is a new line. */
export function visible(node: Node): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'html':
      return isLineBreak(node) ? '\n' : '';
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

export const visibleText = (nodes: readonly Node[]): string => nodes.map(visible).join('');

/** Everything that blocks say, whatever their line ends. */
export const toPlain = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => (node.children ? toPlain(node.children) : (node.value ?? node.alt ?? '')))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The nodes before and behind a place of the visible text. Emphasis and links around the place go on in both. */
export function cutAt(nodes: readonly Node[], place: number): [before: Node[], behind: Node[]] {
  const before: Node[] = [];
  const behind: Node[] = [];
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

/** Inline content without white space and breaks at its ends, and without what is left empty. */
export const trimmed = (nodes: readonly Node[]): Node[] =>
  trimmedEnd(trimmedEnd(nodes, 'trimStart', 0), 'trimEnd', -1);

function trimmedEnd(nodes: readonly Node[], trim: 'trimStart' | 'trimEnd', at: 0 | -1): Node[] {
  const node = nodes.at(at);
  if (!node) return [];
  const others = at === 0 ? nodes.slice(1) : nodes.slice(0, -1);
  const left = trimmedNode(node, trim);
  if (left === node) return [...nodes];
  if (!left) return trimmedEnd(others, trim, at);
  return at === 0 ? [left, ...others] : [...others, left];
}

/** The node itself if there is nothing to trim, undefined if nothing is left of it. */
function trimmedNode(node: Node, trim: 'trimStart' | 'trimEnd'): Node | undefined {
  if (node.type === 'break' || isLineBreak(node)) return undefined;
  if (node.type === 'text')
    return node.value![trim]() === '' ? undefined : { ...node, value: node.value![trim]() };
  if (!node.children || /^link/.test(node.type)) return node;
  const children = trimmed(node.children);
  return children.length > 0 ? { ...node, children } : undefined;
}

/** The lines of a paragraph that say something. */
export function linesOf(paragraph: Node): Node[][] {
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
