import type { HtmlElement, HtmlNode } from '#render/html-tree.ts';

export const htmlElement = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children: HtmlNode[],
): HtmlElement => ({ tag, attributes, children });
