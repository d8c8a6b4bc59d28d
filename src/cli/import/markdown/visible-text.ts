import { plainTex } from '#book/inline.ts';
import { holding, type MdNode, paragraph, text } from './nodes.ts';

const isBreak = ({ type, value = '' }: MdNode): boolean =>
  type === 'break' || (type === 'html' && /^<br\b/i.test(value));

export function visible(node: MdNode): string {
  const { type, value, alt, children = [] } = node;
  const oneLine = (said: string) => said.replace(/\s+/g, ' ');
  if (isBreak(node)) return '\n';
  if (type === 'html' || type === 'definition') return '';
  if (type === 'image' || type === 'imageReference') return oneLine(alt ?? '');
  // A line end within code is a space; only text and breaks end a line.
  if (type === 'inlineMath') return oneLine(plainTex(value ?? ''));
  return type === 'inlineCode' ? oneLine(value ?? '') : (value ?? visibleText(children));
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

const isBlank = (node: MdNode): boolean =>
  isBreak(node) ||
  (node.type === 'text'
    ? node.value!.trim() === ''
    : !/^link/.test(node.type) && node.children?.every(isBlank) === true);

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

export const prose = (children: MdNode[]): MdNode[] => holding(paragraph(), trimmed(children));

/** The lines of a paragraph, without blank ones. Emphasis and links around a line end go on behind it. */
export const linesOf = ({ children = [] }: MdNode): MdNode[][] =>
  linesIn(children)
    .map(trimmed)
    .filter((line) => line.length > 0);

function linesIn(nodes: readonly MdNode[]): MdNode[][] {
  const lines: MdNode[][] = [[]];
  for (const node of nodes)
    for (const [at, part] of partsOf(node).entries())
      if (at > 0) lines.push([part]);
      else lines.at(-1)!.push(part);
  return lines;
}

function partsOf(node: MdNode): MdNode[] {
  if (isBreak(node)) return [text(''), text('')];
  if (node.type === 'text') return node.value!.split('\n').map(text);
  return node.children ? linesIn(node.children).map((own) => ({ ...node, children: own })) : [node];
}
