import { walk } from '#render/text/mdx-tree.ts';
import { type Features, markdownToMdast } from 'satteri';
import { parse } from 'yaml';
import { blockLines } from './block-lines.ts';
import { marks, type MdNode, replaced } from './nodes.ts';
import { visible } from './visible-text.ts';
import type { Remark } from '../read/decode.ts';

export type Unit = 'line' | 'block' | 'row' | 'item';

export interface Parsed {
  blocks: MdNode[];
  unit: Unit;
  lines: number;
  warnings: Remark[];
  data: Readonly<Record<string, unknown>>;
  title?: string | undefined;
}

/** How foreign documents are read: as people's tools show them, without this site's own extensions. */
const foreign = { gfm: { footnotes: true }, math: true, frontmatter: true } satisfies Features;

/** Parses Markdown or MDX. `wiki`: whether `[[name]]` is a link. `plain`: whether the text may be no Markdown at all. */
export function parseMarkdown(text: string, { mdx = false, wiki = false, plain = false } = {}): Parsed {
  // A whole document may stand in a fence, as a chat gives it out; Obsidian's comments are between `%%`.
  const bare = text.replace(/^(`{3,}|~{3,})(?:markdown|md)[ \t]*(\n[^]*\n)\1[ \t]*(?=\n|$)/, '$2');
  const own = bare.replace(wiki ? /%%.*?%%|\n$/g : /\n$/, '').split('\n');
  const { source, lines, warnings } = blockLines(own, { mdx, plain });
  const root = markdownToMdast(source, { features: { ...foreign, wikilinks: wiki } }) as MdNode;
  const written = source.split('\n');
  resolveReferences(root);
  for (const node of walk(root) as Iterable<MdNode>) {
    const at = (node.position?.start.line ?? 1) - 1;
    node.line = lines[at]!;
    const number = node.type === 'listItem' && /^[\s>]*(?:[-*+]\s+)*(\d{1,9})[.)]/.exec(written[at]!)?.[1];
    if (number) node.number = Number(number);
  }
  const blocks = withSummaries(root.children ?? []).flatMap(restarted);
  return { blocks, unit: 'line', lines: own.length, warnings, data: dataOf(blocks[0]) };
}

const withSummaries = (nodes: readonly MdNode[]): MdNode[] =>
  replaced(nodes, (node) => {
    const [first, ...rest] = node.children ?? [];
    if (node.type === 'toml') return [{ ...node, type: 'yaml' }];
    if (node.type === 'blockquote' && first?.type === 'heading' && rest.length === 0) return [first];
    if (first?.type !== 'text') return undefined;
    if (node.type === 'paragraph' && visible(node).trim() === marks.end)
      return [{ ...node, type: 'summaryEnd', children: [] }];
    if (node.type !== 'heading' || !first.value!.startsWith(marks.summary)) return undefined;
    return [{ ...node, type: 'summary', children: [{ ...first, value: first.value!.slice(1) }, ...rest] }];
  });

/** Markdown joins lists that follow each other; a list whose numbers begin again is another one. */
function restarted(list: MdNode): MdNode[] {
  const items = (list.type === 'list' && list.children) || [];
  const at = items.findIndex(({ number }, place) => number === 1 && (items[place - 1]?.number ?? 0) > 1);
  if (at < 0) return [list];
  const rest: MdNode = { ...list, start: 1, line: items[at]!.line!, children: items.slice(at) };
  return [{ ...list, children: items.slice(0, at) }, ...restarted(rest)];
}

/** Gives references the targets that the document defines, and footnotes their text; the first of a name counts. */
function resolveReferences(root: MdNode): void {
  const nodes = [...walk(root)] as MdNode[];
  const named = (kind: string) => {
    const own = nodes.filter(({ type }) => type === kind).reverse();
    return new Map(own.map((node) => [node.identifier!, node] as const));
  };
  const [targets, notes] = [named('definition'), named('footnoteDefinition')];
  for (const node of nodes) {
    const target = targets.get(node.identifier ?? '')?.url;
    if (node.type === 'footnoteReference') node.note = notes.get(node.identifier!)?.children;
    if (/^(?:link|image)Reference$/.test(node.type))
      Object.assign(node, { type: node.type.replace('Reference', ''), url: target ?? '#' });
  }
}

/** Front matter as data. It is other people's: of what is no YAML, as a colon in a title makes it, lines count. */
function dataOf(node: MdNode | undefined): Parsed['data'] {
  if (node?.type !== 'yaml') return {};
  try {
    const data: unknown = parse(node.value ?? '', { maxAliasCount: 20 });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
  } catch {
    const fields = [...(node.value ?? '').matchAll(/^([\w-]+):[ \t]+(["']?)(.+)\2$/gm)];
    return Object.fromEntries(fields.map(([, name, , said]) => [name, said]));
  }
}
