/** The HTML that this generator writes, as a tree: closed tags, quoted attributes. Much faster than a parser for any HTML. */

export interface HtmlElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** A number that is no character is read as browsers read it. */
const character = (code: number): string => String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd);

export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) =>
        decimal
          ? character(Number(decimal))
          : hex
            ? character(parseInt(hex, 16))
            : (names[name.toLowerCase()] ?? whole),
      )
    : text;

const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w:-]*)\s*>|<([a-z][\w:-]*)((?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>|[^<]+|</gi;
const attribute = /([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/**
 * @param html  Markup in which every element is closed; of scripts and styles only the tags are kept.
 * @returns the root, with no tag of its own.
 */
export function htmlTree(html: string): HtmlElement {
  const root: HtmlElement = { tag: '', attributes: {}, children: [] };
  const open = [root];
  const text = html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/gi, '$1$3');
  for (const [found, closing, opening, attributes, closed] of text.matchAll(token)) {
    const parent = open.at(-1)!;
    if (closing !== undefined) {
      const at = open.findLastIndex(({ tag }) => tag === closing.toLowerCase());
      if (at > 0) open.length = at;
    } else if (opening !== undefined) {
      const tag = opening.toLowerCase();
      const element: HtmlElement = { tag, attributes: {}, children: [] };
      for (const [, name, double, single, bare] of attributes!.matchAll(attribute))
        (element.attributes as Record<string, string>)[name!.toLowerCase()] = decodeEntities(
          double ?? single ?? bare ?? '',
        );
      parent.children.push(element);
      if (!closed && !voids.has(tag)) open.push(element);
    } else if (!found.startsWith('<!')) parent.children.push(decodeEntities(found));
  }
  return root;
}

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';

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
