import { markdownToMdast, type Features } from 'satteri';
import type { Node } from './nodes.ts';
import { questionMarker } from './question-text.ts';
import { visible } from './inline-cut.ts';
import { detailsEnd, summaryMark, type VirtualLines } from './virtual-lines.ts';

/** How foreign documents are read: as people's tools show them, without this site's own extensions. */
const foreign = { gfm: { footnotes: true }, math: true, frontmatter: true } satisfies Features;

/** One block of a document with the lines of the file that it takes, counted from 1. */
export interface Block {
  node: Node;
  from: number;
  to: number;
}

export interface Definitions {
  links: Map<string, string>;
  notes: Map<string, Node[]>;
}

export interface ParsedBlocks {
  blocks: Block[];
  /** The lines of a node inside a block. */
  linesOf: (node: Node) => Pick<Block, 'from' | 'to'>;
  /** The number that an item of a list has in the text, whatever Markdown makes of it. */
  numberOf: (item: Node) => number | undefined;
  definitions: Definitions;
}

/** The blocks of a document in order; quotes that hold whole questions are opened. And what its references lead to. */
export function parseBlocks({ source, lineOf, letters }: VirtualLines): ParsedBlocks {
  const root = markdownToMdast(source, { features: foreign }) as unknown as Node;
  const definitions: Definitions = { links: new Map(), notes: new Map() };
  collect(root, definitions);
  const line = (virtual: number) => lineOf[Math.min(lineOf.length, Math.max(1, virtual)) - 1]!;
  const linesOf: ParsedBlocks['linesOf'] = (node) => {
    const { start, end } = node.position as unknown as {
      start: { line: number };
      end: { line: number; column: number };
    };
    // A block that ends at the start of a line does not take that line.
    const last = end.column <= 1 && end.line > start.line ? end.line - 1 : end.line;
    return { from: line(start.line), to: line(last) };
  };
  const text = source.split('\n');
  const numberOf = (item: Node) => {
    const written = /^[\s>]*(?:[-*+]\s+)*(\d{1,9})[.)]/.exec(
      text[(item.position?.start.line ?? 1) - 1] ?? '',
    )?.[1];
    return written === undefined ? undefined : Number(written);
  };
  const blocks = (root.children ?? [])
    .flatMap((node) => opened(node, letters.questions))
    .flatMap((node) => (node.type === 'list' && node.ordered ? restarted(node, numberOf) : [node]))
    .map((node) => ({ node, ...linesOf(node) }));
  return { blocks, linesOf, numberOf, definitions };
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
    const position = {
      start: children[0]!.position!.start,
      end: (children.at(-1)!.position as unknown as { end: object }).end,
    };
    return { ...list, start: numberOf(children[0]!) ?? 1, position, children } as Node;
  });
}

function opened(node: Node, letters: string): Node[] {
  if (node.type !== 'blockquote') return [node];
  const children = node.children ?? [];
  const [first] = children;
  if (!first) return [node];
  const text = visible(first);
  const holds =
    (first.type === 'paragraph' && questionMarker(text, letters)?.explicit) ||
    (first.type === 'heading' && (text.startsWith(summaryMark) || questionMarker(text) !== undefined));
  return holds ? children.flatMap((child) => opened(child, letters)) : [node];
}

function collect(node: Node, definitions: Definitions): void {
  const { identifier } = node as { identifier?: string };
  if (node.type === 'definition' && identifier !== undefined && !definitions.links.has(identifier))
    definitions.links.set(identifier, node.url ?? '');
  if (node.type === 'footnoteDefinition' && identifier !== undefined && !definitions.notes.has(identifier))
    definitions.notes.set(identifier, node.children ?? []);
  for (const child of node.children ?? []) collect(child, definitions);
}

/** The text of a `<summary>` that a heading stands for. */
export function summaryOf(node: Node): Node[] | undefined {
  if (node.type !== 'heading') return undefined;
  const [first, ...rest] = node.children ?? [];
  if (first?.type !== 'text' || !first.value?.startsWith(summaryMark)) return undefined;
  return [{ ...first, value: first.value.slice(summaryMark.length) }, ...rest];
}

export const isDetailsEnd = (node: Node): boolean =>
  node.type === 'paragraph' && visible(node).trim() === detailsEnd;
