import { isElement, type HtmlElement, type HtmlNode } from '#render/html-tree.ts';

export const element = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children: HtmlNode[],
): HtmlElement => ({ tag, attributes, children });

/** All elements below a node, itself among them, that a test holds for, and none within these. */
export const allWith = (node: HtmlElement, test: (found: HtmlElement) => boolean): HtmlElement[] =>
  test(node) ? [node] : node.children.filter(isElement).flatMap((child) => allWith(child, test));

export const childWith = (node: HtmlElement, tag: string): HtmlElement | undefined =>
  node.children.filter(isElement).find((child) => child.tag === tag);
