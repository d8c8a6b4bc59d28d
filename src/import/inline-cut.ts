import { plainTex } from '#book/inline.ts';
import type { TreeNode } from '#render/mdx-tree.ts';

/** Cuts inline content at places of its visible text. */

/** The text of one node as a reader sees it; a line break is a new line. */
export function visible(node: TreeNode): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'html':
      return /^<br\b/i.test(node.value ?? '') ? '\n' : '';
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

export const visibleText = (nodes: readonly TreeNode[]): string => nodes.map(visible).join('');

/** What stands before and behind a place of the visible text. Emphasis and links around the place go on in both. */
export function cutAt(nodes: readonly TreeNode[], place: number): [before: TreeNode[], behind: TreeNode[]] {
  const before: TreeNode[] = [];
  const behind: TreeNode[] = [];
  let left = place;
  for (const node of nodes) {
    const length = visible(node).length;
    if (left >= length && (left > 0 || length > 0 || behind.length === 0)) {
      if (left > 0 || length === 0) before.push(node);
      else behind.push(node);
      left -= length;
    } else if (left <= 0) behind.push(node);
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
export function trimmed(nodes: readonly TreeNode[]): TreeNode[] {
  const out = [...nodes];
  for (const end of [0, -1] as const) {
    for (;;) {
      const node = out.at(end);
      if (node === undefined) break;
      if (node.type === 'text') {
        const value = end === 0 ? node.value!.trimStart() : node.value!.trimEnd();
        if (value !== '') {
          out.splice(end === 0 ? 0 : out.length - 1, 1, { ...node, value });
          break;
        }
      } else if (node.children && !['link', 'linkReference'].includes(node.type)) {
        const children = trimmed(node.children);
        if (children.length > 0) {
          out.splice(end === 0 ? 0 : out.length - 1, 1, { ...node, children });
          break;
        }
      } else if (node.type !== 'break' && !(node.type === 'html' && /^<br\b/i.test(node.value ?? ''))) break;
      if (end === 0) out.shift();
      else out.pop();
    }
  }
  return out;
}
