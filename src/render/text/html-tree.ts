/** The HTML that this generator writes, as a tree: closed tags, quoted attributes. Much faster than a parser for any HTML. */

import { decodeEntities } from '#book/entities.ts';

export interface HtmlElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

export const htmlElement = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children: HtmlNode[],
): HtmlElement => ({ tag, attributes, children });

/** Elements that hold nothing and have no closing tag. */
export const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);
const skipped = /<(?:!--[\s\S]*?--|!doctype[^>]*)>/iy;
// Names with a colon, of which we write none, would be other elements where names have spaces.
const tagAt = /<(\/?)([a-z][\w-]*)((?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?)>/iy;
const attribute = /([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const none: Readonly<Record<string, string>> = {};

/** The attributes of a tag by their names, of what stands behind its own. */
export function attributesOf(text: string): Readonly<Record<string, string>> {
  if (text === '') return none;
  const out: Record<string, string> = {};
  for (const [, name, double, single, bare] of text.matchAll(attribute))
    out[name!.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
  return out;
}

/**
 * @param html  Markup in which every element is closed; of scripts and styles only the tags are kept.
 * @returns the root, with no tag of its own.
 */
export function htmlTree(html: string): HtmlElement {
  const root: HtmlElement = { tag: '', attributes: none, children: [] };
  const open = [root];
  for (let at = 0; at < html.length;) {
    const parent = open.at(-1)!;
    const found = html[at] === '<' ? matchAt(tagAt, html, at) : null;
    if (found) {
      at = tagAt.lastIndex;
      const tag = found[2]!.toLowerCase();
      if (found[1]) {
        const closed =
          parent.tag === tag ? open.length - 1 : open.findLastIndex((other) => other.tag === tag);
        if (closed > 0) open.length = closed;
        continue;
      }
      const attributes = found[3]!;
      const element: HtmlElement = { tag, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (attributes.endsWith('/') || voidTags.has(tag)) continue;
      open.push(element);
      if (tag !== 'script' && tag !== 'style') continue;
      const closed = html.slice(at).search(new RegExp(`</${tag}>`, 'i'));
      at = closed < 0 ? html.length : at + closed;
    } else if (html[at] === '<' && matchAt(skipped, html, at)) at = skipped.lastIndex;
    else {
      const next = html.indexOf('<', at + 1);
      const end = next < 0 ? html.length : next;
      parent.children.push(decodeEntities(html.slice(at, end)));
      at = end;
    }
  }
  return root;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';

/** The texts in a node, one directly behind the other. */
export const textOf = (node: HtmlNode): string =>
  isElement(node) ? node.children.map(textOf).join('') : node;

/** The first element below a node, itself among them, that a test holds for. */
export function findElement(
  node: HtmlNode,
  test: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  if (!isElement(node)) return undefined;
  if (test(node)) return node;
  for (const child of node.children) {
    const found = findElement(child, test);
    if (found) return found;
  }
  return undefined;
}
