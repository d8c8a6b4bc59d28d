import { defaultHandlers, toMdast } from 'hast-util-to-mdast';
import { htmlToHast } from 'satteri';
import { escapeHtml } from '#lab/escape.ts';
import { deepestNesting, nesting, shownOf, withoutForeign } from './html-tags.ts';
import { holding, type MdNode, paragraph, text } from './nodes.ts';
import { visible } from './visible-text.ts';

export interface ParsedHtml {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: ParsedHtml[];
}

/** Markdown with HTML as Markdown alone. Tags such as `<script>` stay visible and are reported in `notes`. */
export function withTags(nodes: readonly MdNode[], notes: Set<string>): MdNode[] {
  if (nodes.every(({ type }) => type !== 'html')) return [...nodes];
  const kept: MdNode[] = [];
  let within = false;
  const html = nodes.map(({ type, value = '' }, at) => {
    if (type === 'html' && setsText.test(value)) within = !/^<\/|\/>$/.test(value);
    // The text of code and of signs above the line is taken from the element.
    if (type !== 'html' && within) return escapeHtml(visible(nodes[at]!));
    if (type !== 'html') return `<x-node>${kept.push(nodes[at]!) - 1}</x-node>`;
    const end = setsInline.exec(value)?.[1]?.toLowerCase();
    const isEnd = (one: MdNode) => one.type === 'html' && one.value!.toLowerCase().includes(`</${end}`);
    if (end !== undefined && !nodes.slice(at).some(isEnd)) return escapeHtml(value);
    return withoutForeign(value, (tag) => {
      if (!tag.startsWith('</')) notes.add(`"${tag.slice(0, 60)}" is shown as text`);
      return escapeHtml(tag);
    }).replace(/<(?=[!?])/g, '&lt;');
  });
  if (nesting(html.join('')) > deepestNesting)
    return nodes.map((node) => (node.type === 'html' ? text(shownOf(node.value ?? '')) : node));
  return toBlocks(htmlToHast(html.join('')) as ParsedHtml, new Map(), kept);
}

const setsText = /^<\/?(?:code|kbd|samp|tt|sub|sup)\b/i;
const setsInline = /^<(a|b|strong|i|em|s|del|strike|code|kbd|samp|tt|sub|sup|q|u|var|mark|ins)\b/i;
/** Elements that set no text of their page, or lead through the site. */
const asides =
  'script style noscript template iframe object embed svg canvas form select nav footer head link meta input textarea audio video';

type Content = { all: (element: ParsedHtml) => MdNode[]; toFlow: (nodes: MdNode[]) => MdNode[] };
type Handler = (content: Content, element: ParsedHtml, parent: ParsedHtml) => MdNode | MdNode[] | undefined;

/** An element as Markdown. `left` counts the elements left out; `kept` has the nodes that `x-node` stands for. */
export function toBlocks(element: ParsedHtml, left: Map<string, number>, kept: MdNode[] = []): MdNode[] {
  const leave: Handler = (_, { tagName = '' }) =>
    void left.set(tagName, (left.get(tagName) ?? 0) + 1) as undefined;
  const handlers: Record<string, Handler> = {
    ...Object.fromEntries(asides.split(' ').map((name) => [name, leave])),
    footer: (content, node, parent) =>
      parent.tagName === 'blockquote' ? paragraph(...content.all(node)) : leave(content, node, parent),
    div: (content, node, parent) => {
      if (isFooter(node)) return leave(content, { ...node, tagName: 'footer' }, node);
      // The library joins the text of two that stand side by side.
      return holdsBlocks.test(parent.tagName ?? '') ? content.toFlow(content.all(node)) : content.all(node);
    },
    details: (content, node) => [...content.toFlow(content.all(node)), { type: 'summaryEnd', children: [] }],
    summary: (content, node) => {
      const isBlock = ({ type }: MdNode) => /^(?:heading|paragraph)$/.test(type);
      const children = content.all(node).flatMap((one) => (isBlock(one) ? one.children! : [one]));
      return { type: 'summary', children };
    },
    // What opens an answer on a page is the question.
    button: (content, node) => paragraph({ type: 'strong', children: content.all(node) }),
    label: (content, node) => paragraph({ type: 'strong', children: content.all(node) }),
    dl: (all, one) => ({ ...defaultHandlers.dl(all as never, one as never)!, name: 'terms' }) as MdNode,
    // A formula that KaTeX set has its TeX in it, and the same as spans.
    math: (_, one) => ({ type: 'inlineMath', value: textOf(elements(one, 'annotation')[0] ?? one).trim() }),
    span: (content, node) => (isSign(node) ? [] : content.all(node)),
    i: (content, node) => (isSign(node) ? [] : holding({ type: 'emphasis' }, content.all(node))),
    sub: (_, node) => shifted(node, '_', '₀₁₂₃₄₅₆₇₈₉'),
    sup: (_, node) => shifted(node, '^', '⁰¹²³⁴⁵⁶⁷⁸⁹'),
    'x-node': (_, node) => ({ ...kept[Number(textOf(node))]! }),
  };
  const options = { handlers, nodeHandlers: { comment: () => undefined } };
  return (toMdast({ ...element, type: 'root' } as never, options as never) as unknown as MdNode).children!;
}

const holdsBlocks = /^(?:body|main|section|article|div|li|dd|details|)$/;
const signs = /\b(?:katex-html|material-(?:icons|symbols)|fa[bdlrs]?|glyphicon|bi|icon)(?![^ ,-])/;
/** Whether an element is drawn rather than read: an icon by its name, or the look of a formula. */
const isSign = ({ properties = {} }: ParsedHtml): boolean =>
  String(properties['ariaHidden']) === 'true' || signs.test(String(properties['className']));
const footers =
  /(?:^|,| )(?:site-|page-|main-)?footer(?:-(?:nav|section|area|wrapper|container|widgets?|main))?(?![\w-])/;
const isFooter = ({ properties = {} }: ParsedHtml): boolean =>
  footers.test(`${String(properties['className'] ?? '')} ${String(properties['id'] ?? '')}`);
const textOf = ({ value, children = [] }: ParsedHtml): string => value ?? children.map(textOf).join('');

export const elements = (node: ParsedHtml, name: string): ParsedHtml[] =>
  (node.children ?? []).flatMap((child) => (child.tagName === name ? [child] : elements(child, name)));

/** Text above or below the line as plain text, which a title can hold, too: `x²`, `x_(ij)`. */
function shifted(node: ParsedHtml, sign: string, digits: string): MdNode {
  const said = textOf(node);
  const isNumber = /^\d+$/.test(said);
  return text(isNumber ? said.replace(/\d/g, (digit) => digits[Number(digit)]!) : `${sign}(${said})`);
}
