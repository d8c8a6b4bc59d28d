import { toMdast } from 'hast-util-to-mdast';
import { htmlToHast } from 'satteri';
import { deepestNesting, nesting, shownOf, withoutForeign } from './html-tags.ts';
import { paragraph, text, type MdNode } from './nodes.ts';

/** An element, text or comment of HTML. */
export interface ParsedHtml {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: ParsedHtml[];
}

/**
 * A block of HTML as Markdown blocks. Tags that set no text, such as `<script>`, stay visible as text.
 *
 * @param notes  Takes those tags, for the report.
 */
export const fromHtml = (html: string, notes: Set<string>): MdNode[] =>
  withTags([{ type: 'html', value: html }], notes);

/** Content of Markdown with HTML in it as Markdown alone. A tag of inline HTML without its end was meant as text. */
export function withTags(nodes: readonly MdNode[], notes: Set<string>): MdNode[] {
  if (nodes.every(({ type }) => type !== 'html')) return [...nodes];
  const kept: MdNode[] = [];
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
  return toBlocks(htmlToHast(html.join('')) as ParsedHtml, new Map(), kept);
}

const setsText = /^<(?:code|kbd|samp|tt|sub|sup)\b/i;
const setsInline = /^<(a|b|strong|i|em|s|del|strike|code|kbd|samp|tt|sub|sup|q|u|var|mark|ins)\b/i;

/** Elements that set no text of their page, or lead through the site. */
const asides =
  'script style noscript template iframe object embed svg canvas form select nav footer head link meta input textarea audio video'.split(
    ' ',
  );

/** The part of the converter that gives an element's content. */
interface Content {
  all: (element: ParsedHtml) => MdNode[];
  toFlow: (nodes: MdNode[]) => MdNode[];
}
type Handler = (content: Content, element: ParsedHtml, parent: ParsedHtml) => MdNode | MdNode[] | undefined;

/**
 * An element's content as Markdown blocks.
 *
 * @param left  Takes the names of elements that were left out, with how many they were.
 * @param kept  Nodes of Markdown that elements stand for, by their number.
 */
export function toBlocks(
  element: ParsedHtml,
  left: Map<string, number>,
  kept: readonly MdNode[] = [],
): MdNode[] {
  const leave: Handler = (_, { tagName = '' }) =>
    void left.set(tagName, (left.get(tagName) ?? 0) + 1) as undefined;
  const handlers: Record<string, Handler> = {
    ...Object.fromEntries(asides.map((name) => [name, leave])),
    footer: (content, node, parent) =>
      parent.tagName === 'blockquote' ? paragraph(...content.all(node)) : leave(content, node, parent),
    details,
    // A formula that KaTeX set has its TeX in it, and the same as spans.
    math: (_, node) => ({
      type: 'inlineMath',
      value: textOf(elements(node, 'annotation')[0] ?? node).trim(),
    }),
    span: (content, node) =>
      [node.properties?.['className']].flat().includes('katex-html') ? [] : content.all(node),
    sub: (_, node) => text(shifted('_', lowered, textOf(node))),
    sup: (_, node) => text(shifted('^', raised, textOf(node))),
    'x-node': (_, node) => ({ ...kept[Number(textOf(node))]! }),
  };
  const tree = { type: 'root', children: element.children ?? [] };
  const options = { handlers, nodeHandlers: { comment: () => undefined } };
  const { children } = toMdast(tree as never, options as never) as unknown as MdNode;
  return children ?? [];
}

const textOf = ({ value, children = [] }: ParsedHtml): string => value ?? children.map(textOf).join('');

/** Elements within an element, those inside of them left out. */
export const elements = (node: ParsedHtml, name: string): ParsedHtml[] =>
  (node.children ?? []).flatMap((child) => (child.tagName === name ? [child] : elements(child, name)));

/** What an answer is folded under, without blocks in it, the answer, and its end. */
const details: Handler = (content, node) => {
  const own = node.children!.find(({ tagName }) => tagName === 'summary');
  const flat = (own ? content.all(own) : []).flatMap((one) =>
    /^(?:heading|paragraph)$/.test(one.type) ? one.children! : [one],
  );
  const answer = { ...node, children: node.children!.filter((child) => child !== own) };
  const folded = content.toFlow(content.all(answer));
  return [{ type: 'summary', children: flat }, ...folded, { type: 'summaryEnd', children: [] }];
};

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** Text above or below the line as plain text: `x²`, `x_i`. */
function shifted(sign: string, digits: string, text: string): string {
  if (/^\d+$/.test(text)) return [...text].map((digit) => digits[Number(digit)]).join('');
  return `${sign}${text.length > 1 ? `(${text})` : text}`;
}
