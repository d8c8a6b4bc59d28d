import { linesOf, visible } from '../markdown/inline-cut.ts';
import { holding, text, type MdNode } from '../markdown/nodes.ts';

/** What leads through a document and is no part of it: titles of contents, links back to the top. */

const titles =
  /^\W*(?:(?:table )?(?:of )?contents?|toc|index|inhalt(?:sverzeichnis)?|índice|indice|sommaire|table des matières|sumário|содержание|оглавление|목차|目录|目次)(?:\W*|\s+[-–—:].*)$/iu;

export const isContentsTitle = (text: string): boolean => titles.test(text);

const anchor = /<a\b[^>]*\bhref\s*=\s*["']?([^"'\s>]*)[^>]*>((?:(?!<a\b)[^])*?)<\/a>/gi;

/** A node as HTML, as far as its links and pictures are concerned. */
const linksOf = (node: MdNode): string =>
  node.type === 'html'
    ? (node.value ?? '')
    : node.type === 'image'
      ? `<img src="${node.url}">`
      : node.type === 'link'
        ? `<a href="${node.url}">${node.children!.map(linksOf).join('')}</a>`
        : (node.children?.map(linksOf).join('') ?? visible(node));

/**
 * What links say, and which pictures, of nodes that say nothing else; undefined if they do. Links within the document begin
 * with "#".
 */
function onlyLinks(nodes: readonly MdNode[]): string | undefined {
  const html = nodes
    .map(linksOf)
    .join('')
    .replace(/<img\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]*)[^>]*>/gi, '<a href="$1">$1</a>');
  if (/[\p{L}\p{N}]/u.test(html.replace(anchor, '').replace(/<[^>]*>/g, ''))) return undefined;
  const links = [...html.matchAll(anchor)].map(
    ([, url = '', shown = '']) =>
      `${url.startsWith('#') ? '#' : ''}${shown.replace(/<[^>]*>/g, '').trim() || url}`,
  );
  return links.length > 0 ? [...new Set(links)].join('\n') : undefined;
}

/** Whether links, as one text, lead through their own document. */
const within = (links: string): boolean => links.split('\n').every((link) => link.startsWith('#'));

const lines = (node: MdNode): MdNode[][] => (node.type === 'paragraph' ? linesOf(node) : [[node]]);
const holdsLines = ({ type }: MdNode): boolean => /^(?:paragraph|heading|html)$/.test(type);

/** Whether a block is nothing but links to places of its own document, such as `Back to top` in any language. */
export const isNavigation = (node: MdNode): boolean => holdsLines(node) && within(onlyLinks([node]) ?? ' ');

/**
 * Lines of nothing but links that many answers have: at least three, and half of all where they lead out of the document.
 * They answer nothing.
 */
export function sharedLinks(answers: readonly (readonly MdNode[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const inside = (node: MdNode): (string | undefined)[] =>
    holdsLines(node) ? lines(node).map(onlyLinks) : (node.children ?? []).flatMap(inside);
  for (const answer of answers)
    for (const key of new Set(answer.flatMap(inside)))
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = (key: string) => Math.max(3, answers.length / (within(key) ? 20 : 2));
  return new Set([...counts].flatMap(([key, count]) => (count >= least(key) ? [key] : [])));
}

/** Blocks without the lines of links that answers share. */
export function withoutNavigation(nodes: readonly MdNode[], shared: ReadonlySet<string>): MdNode[] {
  return nodes.flatMap((node) => {
    if (/^(?:list|listItem|blockquote)$/.test(node.type))
      return holding(node, withoutNavigation(node.children ?? [], shared));
    if (!holdsLines(node)) return [node];
    const all = lines(node);
    const kept = all.filter((line) => !shared.has(onlyLinks(line) ?? ''));
    if (kept.length === all.length) return [node];
    return holding(
      node,
      kept.flatMap((line, at) => (at > 0 ? [text('\n'), ...line] : line)),
    );
  });
}
