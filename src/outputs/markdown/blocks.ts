import type { BlockContent, Code, DefinitionContent, ListItem, TableRow } from 'mdast';
import type { AnswerElement, AnswerNode } from '#book/answer.ts';
import { element, isElement, isPart } from '../answer/elements.ts';
import { keptBy } from '../answer/left-out.ts';
import { plainText } from '../answer/plain-text.ts';
import { inline, type Page } from './phrases.ts';
import { unfolded } from './unfolded.ts';

export type Block = BlockContent | DefinitionContent;

const blockTags = new Set(
  'address article aside blockquote dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

function isBlock(node: AnswerNode | Code): node is Exclude<AnswerNode, string> | Code {
  if (typeof node === 'string') return false;
  if ('type' in node) return true;
  if (!isPart(node)) return blockTags.has(node.tag) || node.children.some(isBlock);
  return node.part === 'formula' ? node.display : node.part !== 'citation' && node.part !== 'derivation';
}

/** Blocks in Markdown's terms; what stands between them becomes a paragraph. */
export function flow(nodes: readonly (AnswerNode | Code)[], page: Page): Block[] {
  const out: Block[] = [];
  let run: AnswerNode[] = [];
  const flush = () => {
    const children = inline(run, page);
    if (children.length > 0) out.push({ type: 'paragraph', children });
    run = [];
  };
  for (const node of keptBy('markdown', nodes)) {
    if (!isBlock(node)) run.push(node);
    else {
      flush();
      out.push(...blocksOf(node, page));
    }
  }
  flush();
  return out;
}

function blocksOf(node: Exclude<AnswerNode, string> | Code, page: Page): Block[] {
  if ('type' in node) return [node];
  if (!isPart(node)) return block(node, page);
  return node.part === 'formula' ? [{ type: 'math', value: node.tex }] : flow(unfolded(node), page);
}

function block(node: AnswerElement, page: Page): Block[] {
  const { tag, children } = node;
  const depth = /^h([1-6])$/.exec(tag)?.[1];
  if (depth) return [{ type: 'heading', depth: Number(depth) as 1, children: inline(children, page) }];
  switch (tag) {
    case 'ul':
    case 'ol':
      return [list(node, page)];
    case 'blockquote':
      return [{ type: 'blockquote', children: flow(children, page) }];
    case 'hr':
      return [{ type: 'thematicBreak' }];
    case 'pre':
      return [{ type: 'code', value: plainText(children).replace(/\n$/, '') }];
    case 'table':
      return table(node, page);
    case 'dt':
      return flow([element('p', [element('strong', children)])], page);
    default:
      return flow(children, page);
  }
}

function list({ tag, attributes, children }: AnswerElement, page: Page): Block {
  const items = children
    .filter((child) => isPart(child) || (isElement(child) && child.tag === 'li'))
    .map((item): ListItem => {
      const content = flow(isPart(item) ? [item] : (item as AnswerElement).children, page);
      return {
        type: 'listItem',
        spread: content.length > 1 && content[1]!.type !== 'list',
        children: content,
      };
    });
  return {
    type: 'list',
    ordered: tag === 'ol',
    ...(tag === 'ol' && { start: Number(attributes['start'] ?? 1) }),
    spread: items.some(({ spread }) => spread === true),
    children: items,
  };
}

function table({ children }: AnswerElement, page: Page): Block[] {
  const inside = (node: AnswerElement): AnswerElement[] => node.children.filter(isElement);
  const captions = children.filter((child) => isElement(child) && child.tag === 'caption');
  const rowsIn = (nodes: readonly AnswerElement[]): AnswerElement[] =>
    nodes.flatMap((node) =>
      node.tag === 'tr' ? [node] : /^t(?:head|body|foot)$/.test(node.tag) ? rowsIn(inside(node)) : [],
    );
  const rows = rowsIn(children.filter(isElement)).map((row): TableRow => ({
    type: 'tableRow',
    children: inside(row)
      .filter((cell) => /^t[hd]$/.test(cell.tag))
      .map((cell) => ({ type: 'tableCell', children: inline(cell.children, page) })),
  }));
  return [...flow(captions, page), ...(rows.length > 0 ? [{ type: 'table' as const, children: rows }] : [])];
}
