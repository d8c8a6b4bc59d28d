import { htmlToHast } from 'satteri';
import type { ParsedBlocks } from '../markdown/blocks.ts';
import {
  deepestNesting,
  hastToBlocks,
  nesting,
  shifted,
  type HtmlNode,
} from '../markdown/html-to-markdown.ts';
import type { Remark } from '../read/decode.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { Node } from '../markdown/nodes.ts';
import { lettersOf, readsAsQuestion } from '../markdown/question-text.ts';
import { segmentParsed, type Segmented } from '../questions/segment.ts';
import { detailsEnd, summaryMark } from '../markdown/block-lines.ts';

/** Elements within elements are read this deep; a page that a person wrote has some dozens. */
const deepest = 400;

/** What of a page sets no text of its own, or leads through the site. */
const aside = new Set(
  'script style noscript template iframe object embed svg canvas form select nav footer head link meta input textarea audio video'.split(
    ' ',
  ),
);

/**
 * Divides a page into questions. Its parts are counted in blocks: headings, paragraphs, lists and so on, in order.
 *
 * @returns the questions, or why the page cannot be read.
 */
export function segmentHtml(html: string): Segmented | { refused: string } {
  const open = nesting(html);
  const root = open > deepestNesting ? undefined : (htmlToHast(html) as HtmlNode);
  const depth = root ? depthOf(root) : open;
  if (!root || depth > deepest)
    return {
      refused: `Its elements are nested ${depth} levels deep; at most ${deepest} are read. Export it as Markdown.`,
    };
  const left = new Map<string, number>();
  const body = elements(root, 'body')[0] ?? root;
  const main = elements(body, 'main');
  const title = elements(root, 'title')[0];
  const kept = cleaned(main.length === 1 ? main[0]! : body, left);
  const blocks = hastToBlocks({ type: 'root', children: kept }).map((node, at) => ({ node, line: at + 1 }));
  if (blocks.length === 0) return { refused: 'The page contains no text.' };
  const lineOf = lineFinder(blocks);
  const parsed: ParsedBlocks = {
    blocks,
    lineOf,
    numberOf: numberFinder(blocks),
    definitions: { links: new Map(), notes: new Map() },
  };
  const letters = lettersOf(blocks.flatMap(({ node }) => visible(node).split('\n')));
  const shown = [...left].map(([name, count]) => `${count} <${name}>`).join(', ');
  const warnings: Remark[] = shown
    ? [{ message: `elements without text for an answer were left out: ${shown}` }]
    : [];
  const segmented = segmentParsed({ blocks: parsed, letters, lines: blocks.map(() => ''), warnings });
  const named = title?.children?.[0]?.value?.replace(/\s+/g, ' ').trim();
  return { ...segmented, title: segmented.title ?? (named || undefined), unit: 'block' };
}

/** How many elements lie in each other, counted without recursion: a page may be made to break it. */
function depthOf(root: HtmlNode): number {
  let level: HtmlNode[] = [root];
  for (let depth = 0; ; depth++) {
    level = level.flatMap(({ children = [] }) => children);
    if (level.length === 0) return depth;
  }
}

const elements = (node: HtmlNode, name: string): HtmlNode[] =>
  (node.children ?? []).flatMap((child) => (child.tagName === name ? [child] : elements(child, name)));

/** The children of a node as Markdown can hold them. */
function cleaned({ children = [] }: HtmlNode, left: Map<string, number>): HtmlNode[] {
  return children.flatMap((child): HtmlNode[] => {
    const { type, tagName = '', properties = {} } = child;
    if (type === 'text') return [{ ...child, value: child.value!.replace(/[\ue000-\ue00f]/g, '') }];
    if (type !== 'element') return [];
    const formula = formulaOf(child);
    if (formula) return [formula];
    if (aside.has(tagName)) {
      left.set(tagName, (left.get(tagName) ?? 0) + 1);
      return [];
    }
    const inside = cleaned(tagName === 'blockquote' ? withSource(child) : child, left);
    if (tagName === 'details') return detailsOf(inside);
    if (tagName === 'dl') return definitionsOf({ ...child, children: inside });
    if (tagName === 'sub' || tagName === 'sup')
      return [{ type: 'text', value: shifted(tagName, textOf(child)) }];
    if (tagName === 'button') return inside;
    return [{ type, tagName, properties, children: inside }];
  });
}

/** A quotation whose `<footer>` says where it is from. */
const withSource = (quote: HtmlNode): HtmlNode => ({
  ...quote,
  children: (quote.children ?? []).map((child) =>
    child.tagName === 'footer' ? { ...child, tagName: 'p' } : child,
  ),
});

const textOf = ({ value, children = [] }: HtmlNode): string => value ?? children.map(textOf).join('');
const element = (tagName: string, children: HtmlNode[]): HtmlNode => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const marked = (children: HtmlNode[]): HtmlNode =>
  element('h6', [{ type: 'text', value: summaryMark }, ...children]);
const endMark = element('p', [{ type: 'text', value: detailsEnd }]);

/** `<details>` as the marked heading and the end that stand for it in Markdown, too. */
function detailsOf(children: HtmlNode[]): HtmlNode[] {
  const summary = children.find(({ tagName }) => tagName === 'summary');
  const rest = children.filter((child) => child !== summary);
  const inline = flat(summary?.children ?? []);
  return [element('div', [marked(inline), ...rest, endMark])];
}

/** Without the blocks that a heading cannot hold. */
const flat = (nodes: readonly HtmlNode[]): HtmlNode[] =>
  nodes.flatMap((node) =>
    /^(?:h[1-6]|p|div)$/.test(node.tagName ?? '') ? flat(node.children ?? []) : [node],
  );

/** A list of terms that mostly ask is one of questions. */
function definitionsOf(list: HtmlNode): HtmlNode[] {
  const items = (list.children ?? []).flatMap((child) =>
    child.tagName === 'div' ? (child.children ?? []) : [child],
  );
  const terms = items.filter(({ tagName }) => tagName === 'dt');
  if (terms.filter((term) => readsAsQuestion(textOf(term).trim())).length * 2 < Math.max(1, terms.length))
    return [list];
  const out: HtmlNode[] = [];
  let open = false;
  for (const { tagName, children = [] } of items) {
    if (tagName === 'dt' && open) out.push(endMark);
    if (tagName === 'dt') out.push(marked(flat(children)));
    else if (tagName === 'dd') out.push(element('div', children));
    open ||= tagName === 'dt';
  }
  return [element('div', open ? [...out, endMark] : out)];
}

/** A formula that was set from TeX, as that TeX. */
function formulaOf(node: HtmlNode): HtmlNode | undefined {
  const classes = node.properties?.['className'];
  const isKatex =
    Array.isArray(classes) && classes.some((name) => name === 'katex' || name === 'katex-display');
  if (!isKatex && node.tagName !== 'math') return undefined;
  const source = elements(node, 'annotation').find(
    ({ properties }) => properties?.['encoding'] === 'application/x-tex',
  );
  if (!source) return undefined;
  const set = [node, ...elements(node, 'math')];
  const display =
    (Array.isArray(classes) && classes.includes('katex-display')) ||
    set.some(({ properties }) => properties?.['display'] === 'block');
  const math = element('math', [{ type: 'text', value: textOf(source).trim() }]);
  return { ...math, properties: { display: display ? 'block' : 'inline' } };
}

/** The block that a node stands in. */
function lineFinder(blocks: ParsedBlocks['blocks']): ParsedBlocks['lineOf'] {
  const places = new Map<Node, number>();
  const note = (node: Node, line: number): void => {
    places.set(node, line);
    for (const child of node.children ?? []) note(child, line);
  };
  for (const { node, line } of blocks) note(node, line);
  return (node) => places.get(node) ?? 1;
}

/** The numbers that items of ordered lists have. */
function numberFinder(blocks: ParsedBlocks['blocks']): ParsedBlocks['numberOf'] {
  const numbers = new Map<Node, number>();
  const note = (node: Node): void => {
    if (node.type === 'list' && node.ordered)
      (node.children ?? []).forEach((item, at) => numbers.set(item, (node.start ?? 1) + at));
    for (const child of node.children ?? []) note(child);
  };
  for (const { node } of blocks) note(node);
  return (item) => numbers.get(item);
}
