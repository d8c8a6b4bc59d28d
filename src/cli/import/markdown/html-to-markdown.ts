import { toMdast } from 'hast-util-to-mdast';
import { htmlToHast } from 'satteri';
import { deepestNesting, nesting, shownOf, withoutForeign } from './html-tags.ts';
import { marks, text, type Node } from './nodes.ts';

/** An element, text or comment of HTML. */
export interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

/**
 * A block of HTML as Markdown blocks. Tags that set no text, such as `<script>`, stay visible as text.
 *
 * @param notes  Takes those tags, for the report.
 */
export const fromHtml = (html: string, notes: Set<string>): Node[] =>
  withTags([{ type: 'html', value: html }], notes);

/** Content of Markdown with HTML in it as Markdown alone. A tag of inline HTML without its end was meant as text. */
export function withTags(nodes: readonly Node[], notes: Set<string>): Node[] {
  if (nodes.every(({ type }) => type !== 'html')) return [...nodes];
  const kept: Node[] = [];
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const html = nodes.map(({ type, value = '' }, at) => {
    // The text of code and of signs above the line is taken from the element.
    if (type === 'text' && setsText.test(nodes[at - 1]?.value ?? '')) return escaped(value);
    if (type !== 'html') return `<x-node>${kept.push(nodes[at]!) - 1}</x-node>`;
    const end = setsInline.exec(value)?.[1]?.toLowerCase();
    const ends = nodes
      .slice(at)
      .some((one) => one.type === 'html' && one.value!.toLowerCase().includes(`</${end}`));
    if (end !== undefined && !ends) return escaped(value);
    return withoutForeign(value, (tag) => {
      if (!tag.startsWith('</')) notes.add(`"${tag.slice(0, 60)}" is shown as text`);
      return escaped(tag);
    }).replace(/<(?=[!?])/g, '&lt;');
  });
  if (nesting(html.join('')) > deepestNesting)
    return nodes.map((node) => (node.type === 'html' ? text(shownOf(node.value ?? '')) : node));
  return toBlocks(htmlToHast(html.join('')) as HtmlNode, new Map(), kept);
}

const setsText = /^<(?:code|kbd|samp|tt|sub|sup)\b/i;
const setsInline = /^<(a|b|strong|i|em|s|del|strike|code|kbd|samp|tt|sub|sup|q|u|var|mark|ins)\b/i;

/**
 * An element's content as Markdown blocks.
 *
 * @param left  Takes the names of elements that were left out, with how many they were.
 * @param kept  Nodes of Markdown that elements stand for, by their number.
 */
export function toBlocks(element: HtmlNode, left: Map<string, number>, kept: readonly Node[] = []): Node[] {
  const tree = { type: 'root', children: cleaned(element, left) };
  const handlers = {
    math: mathNode,
    'x-node': (_: unknown, node: HtmlNode) => ({ ...kept[Number(textOf(node))] }),
  };
  const { children } = toMdast(tree as never, { handlers: handlers as never }) as unknown as Node;
  return children ?? [];
}

const mathNode = (_: unknown, node: HtmlNode): Node => ({
  type: node.properties?.['display'] === 'block' ? 'math' : 'inlineMath',
  value: textOf(node),
});

/** Elements that set no text of their page, or lead through the site. */
const aside = new Set(
  'script style noscript template iframe object embed svg canvas form select nav footer head link meta input textarea audio video'.split(
    ' ',
  ),
);

/** The children of a node as Markdown can hold them. */
function cleaned({ tagName: parent, children = [] }: HtmlNode, left: Map<string, number>): HtmlNode[] {
  return children.flatMap((child): HtmlNode[] => {
    const { type, tagName = '' } = child;
    if (type === 'text') return [{ ...child, value: child.value!.replace(/[\ue000-\ue00f]/g, '') }];
    if (type !== 'element') return [];
    const formula = formulaOf(child);
    if (formula) return [formula];
    const source = tagName === 'footer' && parent === 'blockquote';
    if (aside.has(tagName) && !source) {
      left.set(tagName, (left.get(tagName) ?? 0) + 1);
      return [];
    }
    const inside = cleaned(child, left);
    if (source) return [element('p', inside)];
    if (tagName === 'details') return detailsOf(inside);
    if (tagName === 'sub' || tagName === 'sup')
      return [{ type: 'text', value: shifted(tagName, textOf(child)) }];
    return tagName === 'button' ? inside : [{ ...child, children: inside }];
  });
}

const textOf = ({ value, children = [] }: HtmlNode): string => value ?? children.map(textOf).join('');
const element = (tagName: string, children: HtmlNode[], properties = {}): HtmlNode => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** Elements within an element, those inside of them left out. */
export const elements = (node: HtmlNode, name: string): HtmlNode[] =>
  (node.children ?? []).flatMap((child) => (child.tagName === name ? [child] : elements(child, name)));

/** What an answer is folded under, as a heading without blocks in it, and its end. */
function detailsOf(children: HtmlNode[]): HtmlNode[] {
  const own = children.find(({ tagName }) => tagName === 'summary');
  const flat = (nodes: readonly HtmlNode[]): HtmlNode[] =>
    nodes.flatMap((node) =>
      /^(?:h[1-6]|p|div)$/.test(node.tagName ?? '') ? flat(node.children ?? []) : [node],
    );
  const mark = (value: string): HtmlNode => ({ type: 'text', value });
  return [
    element('h6', [mark(marks.summary), ...flat(own?.children ?? [])]),
    ...children.filter((child) => child !== own),
    element('p', [mark(marks.end)]),
  ];
}

/** A formula that was set from TeX, as that TeX. */
function formulaOf(node: HtmlNode): HtmlNode | undefined {
  const classes = [node.properties?.['className']].flat();
  if (node.tagName !== 'math' && !classes.some((name) => /^katex(?:-display)?$/.test(String(name))))
    return undefined;
  const source = elements(node, 'annotation').find(
    ({ properties }) => properties?.['encoding'] === 'application/x-tex',
  );
  const maths = [node, ...elements(node, 'math')];
  const block = maths.some(({ properties }) => properties?.['display'] === 'block');
  const display = block || classes.includes('katex-display') ? 'block' : 'inline';
  return source && element('math', [{ type: 'text', value: textOf(source).trim() }], { display });
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** Text above or below the line as plain text: `x²`, `x_i`. */
function shifted(name: string, text: string): string {
  const [sign, digits] = /^sup$/i.test(name) ? ['^', raised] : ['_', lowered];
  if (/^\d+$/.test(text)) return [...text].map((digit) => digits[Number(digit)]).join('');
  return `${sign}${text.length > 1 ? `(${text})` : text}`;
}
