import type { Citation } from '#book/citation.ts';
import type { InlineNode } from '#book/inline.ts';
import { escapeHtml } from '#lab/escape.ts';
import { renderMath } from './math.ts';
import { parseMdx, type TreeNode } from './mdx-tree.ts';
import { href } from '#project/site.ts';

/** How a citation mark is written at its place; the page knows the numbers. */
export type CiteMark = (citation: Citation) => string;

/**
 * Parses a text of the front matter or of a property: paragraphs, lists, emphasis, `code`, $formulas$, links and <Cite/>.
 *
 * @throws Error for anything else; the check reports it with its line before a page is built.
 */
export function parseInline(source: string): InlineNode[] {
  const { tree, problem } = parseMdx(source, 'text');
  if (problem || !tree) throw new Error(problem?.message);
  return inlineNodes(tree);
}

/** The same from a tree. A single paragraph gives its contents. */
export function inlineNodes(tree: TreeNode): InlineNode[] {
  const blocks = tree.children ?? [];
  const single = blocks.length === 1 && blocks[0]!.type === 'paragraph';
  return nodesOf(single ? blocks[0]!.children : blocks);
}

const nodesOf = (nodes: readonly TreeNode[] = []): InlineNode[] => nodes.map(nodeOf);

const wrappers: Readonly<Record<string, 'em' | 'strong' | 'p' | 's' | 'sub' | 'sup'>> = {
  emphasis: 'em',
  strong: 'strong',
  paragraph: 'p',
  delete: 's',
  subscript: 'sub',
  superscript: 'sup',
};

/** Elements of HTML that say no more than those. */
const plainElements = ['sub', 'sup', 'mark'] as const;

function nodeOf(node: TreeNode): InlineNode {
  const wrapper = wrappers[node.type];
  if (wrapper) return { type: wrapper, children: nodesOf(node.children) };
  switch (node.type) {
    case 'text':
      return { type: 'text', value: node.value ?? '' };
    case 'inlineCode':
      return { type: 'code', value: node.value ?? '' };
    case 'inlineMath':
      return { type: 'math', value: node.value ?? '' };
    case 'list':
      return node.ordered
        ? { type: 'ol', start: node.start ?? 1, children: nodesOf(node.children) }
        : { type: 'ul', children: nodesOf(node.children) };
    case 'listItem':
      return { type: 'li', children: nodesOf(boxed(node)) };
    case 'break':
      return { type: 'br' };
    case 'link':
      return { type: 'a', href: node.url ?? '', children: nodesOf(node.children) };
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      if (node.name === 'Cite') {
        return { type: 'cite', ...citationOf(node) };
      }
      for (const type of plainElements)
        if (type === node.name) return { type, children: nodesOf(node.children) };
  }
  throw new Error(`"${node.name ?? node.type}" cannot be used in this text`);
}

/** The contents of an item, with the box of a task as a sign. */
function boxed({ checked, children: [first, ...rest] = [] }: TreeNode): TreeNode[] {
  if (!first || typeof checked !== 'boolean') return first ? [first, ...rest] : [];
  const sign = { type: 'text', value: checked ? '☑ ' : '☐ ' };
  return [{ ...first, children: [sign, ...(first.children ?? [])] }, ...rest];
}

/** A <Cite/> as it is written, as far as its properties are no expressions. */
export function citationOf({ attributes = [] }: TreeNode): Citation {
  const text = (name: string) => {
    const value = attributes.find((attribute) => attribute.name === name)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const [at, says] = [text('at'), text('says')];
  return {
    of: text('of') ?? '',
    ...(at !== undefined && { at }),
    ...(says !== undefined && { says }),
    ...(attributes.some(({ name, value }) => name === 'unchecked' && !value) && { unchecked: true }),
  };
}

/** Sets a parsed text as HTML. */
export function inlineHtml(nodes: readonly InlineNode[], mark: CiteMark): string {
  return nodes
    .map((node, at) => {
      const text = html(node, mark);
      return nodes[at + 1]?.type === 'cite' ? text.trimEnd() : text;
    })
    .join('');
}

function html(node: InlineNode, mark: CiteMark): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value).replace(/&#39;/g, '’');
    case 'code':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'math':
      return renderMath(node.value, false);
    case 'br':
      return '<br>';
    case 'cite':
      return mark(node);
    case 'a':
      return `<a href="${escapeHtml(safeLink(node.href))}">${inlineHtml(node.children, mark)}</a>`;
    case 'mark':
      return `<mark class="ink">${inlineHtml(node.children, mark)}</mark>`;
    case 'ol':
      return `<ol${node.start === 1 ? '' : ` start="${node.start}"`}>${inlineHtml(node.children, mark)}</ol>`;
    default:
      return `<${node.type}>${inlineHtml(node.children, mark)}</${node.type}>`;
  }
}

/** Parses and sets a text at once. */
export const renderInline = (source: string, mark: CiteMark): string => inlineHtml(parseInline(source), mark);

/**
 * Links of a text: http(s), mail, a place on the page, or a path of the site, which gets the base path.
 *
 * @throws Error for any other, and for one with http(s) that no browser can read.
 */
export function safeLink(url: string): string {
  const isWhole = /^https?:\/\//.test(url);
  if (isWhole && !URL.canParse(url))
    throw new Error(`the link "${url}" is no address that a browser can read`);
  if (isWhole || /^(?:mailto:|#)/.test(url)) return url;
  // Browsers read \ as / and leave out the ends of lines.
  if (/^\/(?![/\\])[^\0-\x1f]*$/.test(url)) return href(url);
  throw new Error(`the link "${url}" is neither https://…, nor /path/ of this site, nor #place`);
}
