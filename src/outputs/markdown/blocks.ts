import type { BlockContent, DefinitionContent, ListItem, TableRow } from 'mdast';
import type { AnswerElement, AnswerNode, AnswerPart, PartOf } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { blockTags, element, isAnswerElement, isPart } from '../answer/elements.ts';
import { keptBy } from '../answer/left-out.ts';
import { plainText } from '../answer/plain-text.ts';
import { unfolded } from '../answer/unfolded.ts';
import { inline, texInMarkdown, type Written } from './phrases.ts';

type Block = BlockContent | DefinitionContent;

/** Parts that interrupt a sentence. */
const inSentences = new Set<AnswerPart['part']>(['citation', 'derivation', 'footnote']);

function isBlock(node: AnswerNode): node is Exclude<AnswerNode, string> {
  if (typeof node === 'string') return false;
  if (!isPart(node)) return blockTags.has(node.tag) || node.children.some(isBlock);
  return node.part === 'formula' ? node.display : !inSentences.has(node.part);
}

/** Blocks in Markdown's terms; what stands between them becomes a paragraph. */
export function flow(nodes: readonly AnswerNode[], page: Written): Block[] {
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
      out.push(...(isPart(node) ? partBlocks(node, page) : block(node, page)));
    }
  }
  flush();
  return out;
}

function partBlocks(part: AnswerPart, page: Written): Block[] {
  switch (part.part) {
    case 'formula':
      return [{ type: 'math', value: texInMarkdown(part.tex) }];
    case 'drawing':
      return part.label ? flow([paragraph(element('em', [messages.picture(part.label)]))], page) : [];
    case 'figure': {
      const title = element('strong', [messages.figure, messages.afterLabel, part.title]);
      const alternative = element('blockquote', [paragraph(part.alternative)]);
      return flow([paragraph(title, ' ', ...part.caption), alternative], page);
    }
    case 'code':
      return codeBlocks(part, page);
    default:
      return flow(unfolded(part), page);
  }
}

const paragraph = (...children: AnswerNode[]) => element('p', children);

function codeBlocks({ source, notRun, lang, code, output, caption }: PartOf<'code'>, page: Written): Block[] {
  const block = (lang: string, text: string): Block => ({
    type: 'code',
    lang,
    value: text.replace(/\n$/, ''),
  });
  return [
    ...(notRun ? flow([paragraph(element('strong', [messages.notRunHere]), ' ', notRun)], page) : []),
    ...(source ? flow([paragraph(element('code', [source]), ':')], page) : []),
    block(lang, plainText([code])),
    ...(output === undefined ? [] : [...flow([messages.outputOf], page), block('text', output)]),
    ...(caption ? flow([caption], page) : []),
  ];
}

function block(node: AnswerElement, page: Written): Block[] {
  const { tag, kind, children } = node;
  if (kind === 'footnotes')
    return children.filter(isAnswerElement).map(({ attributes, children }) => ({
      type: 'footnoteDefinition',
      identifier: footnoteName(attributes['id']),
      children: flow(children, page),
    }));
  const depth = kind === 'asked' ? 3 : /^h([1-6])$/.exec(tag)?.[1];
  if (depth) return [{ type: 'heading', depth: Number(depth) as 1, children: inline(children, page) }];
  if (kind === 'deeper-title') return flow([paragraph(element('strong', children))], page);
  switch (tag) {
    case 'ul':
    case 'ol':
      return [listBlock(node, page)];
    case 'blockquote':
    case 'aside':
      return [{ type: 'blockquote', children: flow(children, page) }];
    case 'hr':
      return [{ type: 'thematicBreak' }];
    case 'pre':
      return [{ type: 'code', value: plainText(children).replace(/\n$/, '') }];
    case 'table':
      return tableBlock(node, page);
    case 'dt':
      return flow([element('p', [element('strong', children)])], page);
    default:
      return flow(children, page);
  }
}

/** In the list of a page each has its name in its id. */
const footnoteName = (id = ''): string => id.replace('footnote-', '');

function listBlock({ tag, attributes, children }: AnswerElement, page: Written): Block {
  const items = children
    .filter((child) => isPart(child) || (isAnswerElement(child) && child.tag === 'li'))
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

function tableBlock({ children }: AnswerElement, page: Written): Block[] {
  const inside = (node: AnswerElement): AnswerElement[] => node.children.filter(isAnswerElement);
  const captions = children.filter((child) => isAnswerElement(child) && child.tag === 'caption');
  const rowsIn = (nodes: readonly AnswerElement[]): AnswerElement[] =>
    nodes.flatMap((node) =>
      node.tag === 'tr' ? [node] : /^t(?:head|body|foot)$/.test(node.tag) ? rowsIn(inside(node)) : [],
    );
  const rows = rowsIn(children.filter(isAnswerElement)).map((row): TableRow => ({
    type: 'tableRow',
    children: inside(row)
      .filter((cell) => /^t[hd]$/.test(cell.tag))
      .map((cell) => ({ type: 'tableCell', children: inline(cell.children, page) })),
  }));
  return [...flow(captions, page), ...(rows.length > 0 ? [{ type: 'table' as const, children: rows }] : [])];
}
