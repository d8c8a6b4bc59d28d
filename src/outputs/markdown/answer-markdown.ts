import {
  classesOf,
  findElement,
  hasClass,
  isElement,
  textOf,
  withClass,
  type HtmlElement,
  type HtmlNode,
} from '#render/html-tree.ts';
import { messages } from '#messages/of-book.ts';
import { markdownTree } from './markdown-tree.ts';
import { withNotes } from './notes.ts';
import { writeMarkdown } from './write-markdown.ts';

/** What a page shows only to be clicked, or says twice. */
const leftTags = new Set(['nav', 'form', 'button', 'progress', 'script', 'template']);
const leftClasses = new Set(
  'aliases anchor display-title facts actions comments contents sidenote legend lab-status lab-presets no-script print-only code-head neighbours sr-only number'.split(
    ' ',
  ),
);
const leftIds = new Set(['cite', 'changes']);

const isLeft = (element: HtmlElement): boolean =>
  leftTags.has(element.tag) ||
  leftIds.has(element.attributes['id'] ?? '') ||
  classesOf(element).some((name) => leftClasses.has(name));

const element = (
  tag: string,
  children: HtmlNode[],
  attributes: Record<string, string> = {},
): HtmlElement => ({
  tag,
  attributes,
  children,
});
const paragraph = (...children: HtmlNode[]): HtmlElement => element('p', children);
const strong = (text: string): HtmlElement => element('strong', [text]);
const block = (text: string, lang: string): HtmlElement =>
  element('pre', [element('code', [text], { class: `language-${lang}` })]);
const simplified = (nodes: readonly HtmlNode[]): HtmlNode[] => nodes.flatMap(simplify);

/** A part of the page as plain HTML that Markdown has words for; nothing for what is left out. */
function simplify(node: HtmlNode): HtmlNode[] {
  if (!isElement(node) || node.tag === 'math') return [node];
  if (node.tag === 'sup' && hasClass(node, 'cite'))
    return [` ${brackets[0]}${textOf(node).trim()}${brackets[1]}`];
  if (isLeft(node)) return [];
  if (node.tag === 'q') return quoted(node);
  if (node.tag === 'svg') {
    const name = node.attributes['aria-label'];
    return name && !hasClass(node, 'narrow') ? [paragraph(element('em', [messages.picture(name)]))] : [];
  }
  if (node.tag === 'figure' && 'data-diagram' in node.attributes) return figure(node);
  if (node.tag === 'figure' && 'data-code' in node.attributes) return code(node);
  if (node.tag === 'details') return folded(node);
  if (hasClass(node, 'quiz')) return quiz(node);
  if (hasClass(node, 'note-label')) return [paragraph(element('strong', node.children))];
  if (hasClass(node, 'note-box')) return [element('blockquote', simplified(node.children))];
  if (node.tag === 'li' && hasClass(node, 'card')) return [related(node)];
  return [{ ...node, children: simplified(node.children) }];
}

/** Brackets of a citation until the text is written, so that they are not escaped: `[3]` is no link. */
const brackets: [string, string] = ['\ue000', '\ue001'];
/** Marks of one source that follow each other. */
const sameAgain = /(\ue000[^\ue001]*\ue001)(?: \1)+/g;

/** A quotation in the marks of the book's language. */
function quoted({ children }: HtmlElement): HtmlNode[] {
  const [before = '', behind = ''] = messages.quoted('\0').split('\0');
  return [before, ...simplified(children), behind];
}

/** A figure by its text twin. */
function figure(node: HtmlElement): HtmlNode[] {
  const alt = findElement(node, (child) => hasClass(child, 'sr-only'));
  const caption = findElement(node, ({ tag }) => tag === 'figcaption');
  const said = simplified(caption?.children ?? []);
  const title = said.findIndex((child) => isElement(child) && child.tag === 'b');
  return [
    paragraph(
      element('strong', [messages.figure, messages.afterLabel, ...said.slice(0, title + 1)]),
      ...said.slice(title + 1),
    ),
    ...(alt ? [element('blockquote', [paragraph(textOf(alt).trim())])] : []),
  ];
}

function code(node: HtmlElement): HtmlNode[] {
  const source = node.attributes['data-source'];
  return node.children.flatMap((child): HtmlNode[] => {
    if (!isElement(child)) return [];
    if (child.tag === 'pre')
      return [
        ...(source ? [paragraph(element('code', [source]), ':')] : []),
        block(textOf(child), node.attributes['data-lang'] ?? 'text'),
      ];
    if (hasClass(child, 'output')) {
      const output = findElement(child, ({ tag }) => tag === 'pre');
      return [paragraph(messages.outputOf), block(textOf(output ?? child), 'text')];
    }
    return simplify(child);
  });
}

/** A question with its choices as a list, each with its verdict. */
function quiz(node: HtmlElement): HtmlNode[] {
  const isChoice = (child: HtmlNode): child is HtmlElement => isElement(child) && hasClass(child, 'choice');
  const items = node.children.filter(isChoice).map((choice) => {
    const summary = findElement(choice, ({ tag }) => tag === 'summary');
    const verdict = findElement(choice, (child) => hasClass(child, 'verdict'));
    const why = findElement(choice, (child) => hasClass(child, 'reveal'))?.children ?? [];
    const [first, ...rest] = simplified(why.filter((child) => child !== verdict));
    const inline = first !== undefined && isElement(first) && first.tag === 'p' ? first.children : undefined;
    return element('li', [
      paragraph(...simplified(summary?.children ?? [])),
      paragraph(strong(textOf(verdict ?? '').trim()), ' ', ...(inline ?? [])),
      ...(inline || first === undefined ? [] : [first]),
      ...rest,
    ]);
  });
  return [...simplified(node.children.filter((child) => !isChoice(child))), element('ul', items)];
}

/** What unfolds, as a heading or a bold line and what it folds. */
function folded(node: HtmlElement): HtmlNode[] {
  const summary = findElement(node, ({ tag }) => tag === 'summary');
  const title = simplified(summary?.children ?? []);
  const rest = simplified(node.children.filter((child) => child !== summary));
  // How a source is used stands below it.
  if (withClass(node, 'use')) return [element('div', rest)];
  return hasClass(node, 'follow-up')
    ? [element('h3', title), ...rest]
    : [paragraph(element('strong', title)), ...rest];
}

/** Another question in one line: how it is related, its title, and why. */
function related(node: HtmlElement): HtmlElement {
  const part = (name: string) => simplified(withClass(node, name)?.children ?? []);
  const words = [element('strong', part('kind')), ' ', ...part('title'), ' ', ...part('why')];
  return element('li', [paragraph(...words)]);
}

/** Addresses in a line of plain text as links. */
const withLinks = (line: string): HtmlNode[] =>
  line
    .split(/(https?:\/\/\S+)/)
    .map((part, at) => (at % 2 === 1 ? element('a', [part], { href: part }) : part));

/** Links and pictures by their whole addresses. */
function withAddresses(nodes: readonly HtmlNode[], address: string): HtmlNode[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node;
    const attributes = { ...node.attributes };
    for (const name of ['href', 'src'])
      if (attributes[name] !== undefined) attributes[name] = new URL(attributes[name], address).href;
    return { ...node, attributes, children: withAddresses(node.children, address) };
  });
}

/**
 * A finished page's answer as Markdown: text, formulas as TeX, code, figures by their text twins, tables, the lab's numbers
 * for its defaults, sources, and what interrupts a sentence as footnotes.
 *
 * @param article  The page's article.
 * @param address  Its canonical address, to which links within the site become relative no longer.
 * @param above    Lines put below the question, such as its address and version.
 */
export function answerMarkdown(article: HtmlElement, address: string, above: readonly string[]): string {
  const { article: body, notes } = withNotes(article);
  const children = markdownTree(withAddresses(simplified([...body.children, ...notes]), address));
  const heading = children.findIndex(({ type }) => type === 'heading');
  const lines = above.map((line) => element('li', withLinks(line)));
  children.splice(heading + 1, 0, ...markdownTree([element('ul', lines)]));
  return writeMarkdown({ type: 'root', children })
    .replace(sameAgain, '$1')
    .replaceAll(brackets[0], '[')
    .replaceAll(brackets[1], ']');
}
