import { markdownToMdast, type Features } from 'satteri';
import { walk } from '#render/mdx-tree.ts';
import { visible } from './inline-cut.ts';
import type { Node } from './nodes.ts';
import { questionMarker } from './question-text.ts';
import { detailsEnd, summaryMark, type VirtualLines } from './block-lines.ts';

/** How foreign documents are read: as people's tools show them, without this site's own extensions. */
export const foreign = { gfm: { footnotes: true }, math: true, frontmatter: true } satisfies Features;

/** One block of a document and the line of the file in which it begins, counted from 1. */
export interface Block {
  node: Node;
  line: number;
}

/** What references and footnotes of a document lead to, by identifier. */
export interface Definitions {
  links: Map<string, string>;
  notes: Map<string, Node[]>;
}

export interface ParsedBlocks {
  blocks: Block[];
  /** The line of a node inside a block. */
  lineOf: (node: Node) => number;
  /** The number that an item of a list has in the text, whatever Markdown makes of it. */
  numberOf: (item: Node) => number | undefined;
  definitions: Definitions;
}

/** The blocks of a document in order; quotes that hold whole questions are opened. And what its references lead to. */
export function parseBlocks(
  { source, lines, letters }: VirtualLines,
  read = (text: string) => markdownToMdast(text, { features: foreign }) as Node,
): ParsedBlocks {
  const root = read(source);
  const text = source.split('\n');
  const startOf = (node: Node) => (node.position?.start.line ?? 1) - 1;
  const lineOf = (node: Node) => lines[startOf(node)]!;
  const numberOf = (item: Node) => {
    const written = /^[\s>]*(?:[-*+]\s+)*(\d{1,9})[.)]/.exec(text[startOf(item)] ?? '')?.[1];
    return written === undefined ? undefined : Number(written);
  };
  const blocks = (root.children ?? [])
    .flatMap((node) => opened(node, letters.questions))
    .flatMap((node) => (node.type === 'list' && node.ordered ? restarted(node, numberOf) : [node]))
    .map((node) => ({ node, line: lineOf(node) }));
  return { blocks, lineOf, numberOf, definitions: definitionsOf(root) };
}

/** Markdown joins lists that follow each other; a list whose numbers begin again is another one. */
function restarted(list: Node, numberOf: ParsedBlocks['numberOf']): Node[] {
  const items = list.children ?? [];
  const starts = items.flatMap((item, at) =>
    at > 0 && numberOf(item) === 1 && numberOf(items[at - 1]!)! > 1 ? [at] : [],
  );
  if (starts.length === 0) return [list];
  return [0, ...starts].map((start, at) => {
    const children = items.slice(start, starts[at]);
    const { position } = children[0]!;
    return { ...list, start: numberOf(children[0]!) ?? 1, children, ...(position && { position }) };
  });
}

function opened(node: Node, letters: string): Node[] {
  const [first] = node.children ?? [];
  if (node.type !== 'blockquote' || !first) return [node];
  const text = visible(first);
  const holds =
    (first.type === 'paragraph' && questionMarker(text, letters)?.explicit) ||
    (first.type === 'heading' && (text.startsWith(summaryMark) || questionMarker(text) !== undefined));
  return holds ? node.children!.flatMap((child) => opened(child, letters)) : [node];
}

/** Of two definitions of the same name the first counts. */
function definitionsOf(root: Node): Definitions {
  const links = new Map<string, string>();
  const notes = new Map<string, Node[]>();
  for (const { type, identifier, url = '', children = [] } of [...walk(root)].reverse() as Node[]) {
    if (identifier === undefined) continue;
    if (type === 'definition') links.set(identifier, url);
    if (type === 'footnoteDefinition') notes.set(identifier, children);
  }
  return { links, notes };
}

/** The text of a `<summary>` that a heading stands for. */
export function summaryOf(node: Node): Node[] | undefined {
  const [first, ...rest] = node.children ?? [];
  if (node.type !== 'heading' || first?.type !== 'text' || !first.value?.startsWith(summaryMark))
    return undefined;
  return [{ ...first, value: first.value.slice(summaryMark.length) }, ...rest];
}

export const isDetailsEnd = (node: Node): boolean =>
  node.type === 'paragraph' && visible(node).trim() === detailsEnd;

/** Whether nothing but `<details>` stands from one block on, up to the next heading or the end of the document. */
export function endsAnswer(blocks: readonly Block[], from: Block): boolean {
  let depth = 0;
  for (let at = blocks.indexOf(from); at < blocks.length; at++) {
    const { node } = blocks[at]!;
    if (summaryOf(node)) depth++;
    else if (isDetailsEnd(node)) depth--;
    else if (depth === 0) return node.type === 'heading';
  }
  return true;
}
