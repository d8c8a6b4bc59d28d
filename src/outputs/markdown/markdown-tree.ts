import type {} from 'mdast-util-math';
import type {
  BlockContent,
  DefinitionContent,
  ListItem,
  PhrasingContent,
  RootContent,
  TableRow,
} from 'mdast';
import { findElement, isElement, textOf, type HtmlElement, type HtmlNode } from '#render/html-tree.ts';
import { noteMarkTag, noteTag } from './notes.ts';

/** What HTML says in Markdown's terms. Elements that Markdown has no word for give their contents. */

type Block = BlockContent | DefinitionContent;

const blocks = new Set(
  'address article aside blockquote dd div dl dt details fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav note ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

const isBlock = (node: HtmlNode): boolean =>
  isElement(node) &&
  (blocks.has(node.tag) ||
    (node.tag === 'math' && node.attributes['display'] === 'block') ||
    (node.tag !== 'math' && node.children.some(isBlock)));

export const markdownTree = (nodes: readonly HtmlNode[]): RootContent[] => flow(nodes);

const inline = (children: readonly HtmlNode[]): PhrasingContent[] => children.flatMap(phrase);

function phrase(node: HtmlNode): PhrasingContent[] {
  if (!isElement(node)) {
    const value = node.replace(/[ \t\r\n\f]+/g, ' ');
    return value === '' ? [] : [{ type: 'text', value }];
  }
  switch (node.tag) {
    case 'strong':
    case 'b':
      return marked('strong', node);
    case 'em':
    case 'i':
      return marked('emphasis', node);
    case 's':
    case 'del':
      return marked('delete', node);
    case 'code':
    case 'kbd':
      return [{ type: 'inlineCode', value: textOf(node) }];
    case 'br':
      return [{ type: 'break' }];
    case 'math':
      return [{ type: 'inlineMath', value: node.attributes['data-tex'] ?? textOf(node) }];
    case noteMarkTag:
      return [{ type: 'footnoteReference', identifier: node.attributes['of']! }];
    case 'img':
      return [{ type: 'image', url: node.attributes['src'] ?? '', alt: node.attributes['alt'] ?? '' }];
    case 'a':
      return spaced(node, (children) => ({ type: 'link', url: node.attributes['href'] ?? '', children }));
    default:
      return inline(node.children);
  }
}

/** What is marked within marks of the same kind is marked already. */
const marked = (type: 'strong' | 'emphasis' | 'delete', node: HtmlElement): PhrasingContent[] =>
  spaced(node, (children) => ({
    type,
    children: trimmed(children.flatMap((child) => (child.type === type ? child.children : [child]))),
  }));

/** Space belongs outside of the marks. */
function spaced(
  node: HtmlElement,
  mark: (children: PhrasingContent[]) => PhrasingContent,
): PhrasingContent[] {
  const children = trimmed(inline(node.children));
  if (children.length === 0) return [];
  const text = textOf(node);
  const space: PhrasingContent = { type: 'text', value: ' ' };
  return [...(/^\s/.test(text) ? [space] : []), mark(children), ...(/\s$/.test(text) ? [space] : [])];
}

/** Blocks; what stands between them becomes a paragraph. */
function flow(children: readonly HtmlNode[]): Block[] {
  const out: Block[] = [];
  let run: HtmlNode[] = [];
  const flush = () => {
    const content = trimmed(inline(run));
    if (content.length > 0) out.push({ type: 'paragraph', children: content });
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      flush();
      out.push(...block(child as HtmlElement));
    }
  }
  flush();
  return out;
}

function block(node: HtmlElement): Block[] {
  const depth = /^h([1-6])$/.exec(node.tag)?.[1];
  if (depth)
    return [
      {
        type: 'heading',
        depth: Number(depth) as 1,
        children: trimmed(inline(node.children)),
      },
    ];
  switch (node.tag) {
    case 'ul':
    case 'ol':
      return [list(node)];
    case 'blockquote':
      return [{ type: 'blockquote', children: flow(node.children) }];
    case 'hr':
      return [{ type: 'thematicBreak' }];
    case 'pre': {
      const lang = /language-(\S+)/.exec(
        findElement(node, ({ tag }) => tag === 'code')?.attributes['class'] ?? '',
      );
      return [{ type: 'code', lang: lang?.[1] ?? null, value: textOf(node).replace(/\n$/, '') }];
    }
    case 'math':
      return [{ type: 'math', value: node.attributes['data-tex'] ?? textOf(node) }];
    case 'table':
      return table(node);
    case noteTag:
      return [
        { type: 'footnoteDefinition', identifier: node.attributes['of']!, children: flow(node.children) },
      ];
    case 'dt':
      return flow([{ tag: 'p', attributes: {}, children: [{ ...node, tag: 'strong' }] }]);
    case 'p': {
      if (node.children.some(isBlock)) return flow(node.children);
      const children = trimmed(inline(node.children));
      return children.length > 0 ? [{ type: 'paragraph', children }] : [];
    }
    default:
      return flow(node.children);
  }
}

function list(node: HtmlElement): Block {
  const children = node.children
    .filter((child): child is HtmlElement => isElement(child) && child.tag === 'li')
    .map((item): ListItem => {
      const content = flow(item.children);
      return { type: 'listItem', spread: content.length > 1 && !isList(content[1]), children: content };
    });
  return {
    type: 'list',
    ordered: node.tag === 'ol',
    ...(node.tag === 'ol' && { start: Number(node.attributes['start'] ?? 1) }),
    spread: children.some(({ spread }) => spread === true),
    children,
  };
}
const isList = (content: RootContent | undefined): boolean => content?.type === 'list';

function table(node: HtmlElement): Block[] {
  const rows: HtmlElement[] = [];
  const caption = findElement(node, ({ tag }) => tag === 'caption');
  const collect = (element: HtmlElement): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      if (child.tag === 'tr') rows.push(child);
      else if (/^t(?:head|body|foot)$/.test(child.tag)) collect(child);
    }
  };
  collect(node);
  const cells = (row: HtmlElement): TableRow => ({
    type: 'tableRow',
    children: row.children
      .filter((child): child is HtmlElement => isElement(child) && /^t[hd]$/.test(child.tag))
      .map((cell) => ({ type: 'tableCell', children: trimmed(inline(cell.children)) })),
  });
  return [
    ...(caption ? flow(caption.children) : []),
    ...(rows.length > 0 ? [{ type: 'table' as const, children: rows.map(cells) }] : []),
  ];
}

/** Without white space at both ends, and with one space where two texts meet. */
function trimmed(content: PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const node of content) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      last.value = (last.value + node.value).replace(/ {2,}/g, ' ');
    else out.push(node.type === 'text' ? { ...node } : node);
  }
  const [first, last] = [out[0], out.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return out.filter((node) => node.type !== 'text' || node.value !== '');
}
