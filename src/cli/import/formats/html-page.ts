import { htmlToHast } from 'satteri';
import { type Warn, withoutSiteTags } from '../markdown/foreign-lines.ts';
import { elements, type ParsedHtml, toBlocks } from '../markdown/html.ts';
import { deepestNesting, nesting, neverClosed } from '../markdown/html-tags.ts';
import type { MdNode } from '../markdown/nodes.ts';
import type { Parsed } from '../markdown/parse-markdown.ts';
import { Refusal, type Remark } from '../read/decode.ts';

/** Reads a page, or its main part, in blocks such as headings and paragraphs. `isPart`: whether it is a field, perhaps empty. */
export function readHtml(text: string, isPart = false): Parsed {
  const warnings: Remark[] = [];
  const warn: Warn = (_, message, left) => warnings.push({ message, ...(left && { left }) });
  const html = withoutSiteTags(text.split('\n'), [], warn, true).join('\n');
  neverClosed(text.split('\n'), (at, message) => warn(at, `${message} (line ${at + 1})`));
  const depth = nesting(html);
  const tooDeep = `Its elements are nested ${depth} levels deep; at most ${deepestNesting} are read. Export it as Markdown.`;
  if (depth > deepestNesting) throw new Refusal(tooDeep);
  const root = htmlToHast(html) as ParsedHtml;
  const left = new Map<string, number>();
  const body = elements(root, 'body')[0] ?? root;
  const blocks = toBlocks({ type: 'root', children: [elements(body, 'main')[0] ?? body] }, left);
  if (blocks.length === 0 && !isPart) throw new Refusal('The page contains no text.');
  blocks.forEach((node, at) => place(node, at + 1));
  const shown = [...left].map(([name, count]) => `${count} <${name}>`).join(', ');
  if (shown) warnings.push({ message: `elements without text for an answer were left out: ${shown}` });
  const title = elements(root, 'title')[0]?.children?.[0]?.value?.replace(/\s+/g, ' ').trim();
  return { blocks, unit: 'block', lines: blocks.length, warnings, data: {}, title: title || undefined };
}

/** Tells a node and those inside the block that they stand in, and items their numbers. */
export function place(node: MdNode, line: number): MdNode {
  node.line = line;
  for (const [at, child] of (node.children ?? []).entries()) {
    if (node.type === 'list' && node.ordered) child.number = (node.start ?? 1) + at;
    place(child, line);
  }
  return node;
}
