import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast, type Handle } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Nodes, PhrasingContent } from 'mdast';

/** What a page shows only to be clicked, or says twice. */
const left =
  'nav|form|button|progress|script|template|.anchor|.facts|.actions|.contents|.sidenote|.legend|.lab-status|.lab-presets|.no-script|.print-only|.share|.code-head|.neighbours|#also-asked-as|#other-languages|#cite|#changes'.split(
    '|',
  );

type Properties = Element['properties'];
const classesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties['className']) ? properties['className'].map(String) : [];
const has = (element: Element, selector: string): boolean =>
  selector.startsWith('.')
    ? classesOf(element).includes(selector.slice(1))
    : selector.startsWith('#')
      ? element.properties['id'] === selector.slice(1)
      : element.tagName === selector;
const text = (properties: Properties, name: string): string => String(properties[name] ?? '');

function textOf(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function find(node: HastNodes, test: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && test(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = find(child, test);
    if (found) return found;
  }
  return undefined;
}

const element = (tagName: string, children: ElementContent[], properties: Properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const words = (value: string): ElementContent => ({ type: 'text', value });
const paragraph = (...children: ElementContent[]): Element => element('p', children);
const strong = (value: string): Element => element('strong', [words(value)]);

/** A part of the page as plain HTML that Markdown has words for; undefined leaves it out. */
function simplify(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return node.type === 'comment' ? [] : [node];
  if (left.some((selector) => has(node, selector))) return [];
  if (node.tagName === 'math') return [node];
  if (node.tagName === 'svg') {
    const name = text(node.properties, 'ariaLabel');
    return name && !has(node, '.narrow') ? [paragraph(element('em', [words(`Picture: ${name}`)]))] : [];
  }
  if (node.tagName === 'sup' && has(node, '.cite')) return [words(mark(node))];
  if (node.tagName === 'figure' && 'dataDiagram' in node.properties) return figure(node);
  if (node.tagName === 'figure' && 'dataCode' in node.properties) return code(node);
  if (node.tagName === 'details') return folded(node);
  if (has(node, '.quiz')) return quiz(node);
  if (node.tagName === 'span' && has(node, '.number')) return [];
  if (has(node, '.sr-only')) return [];
  return [{ ...node, children: node.children.flatMap(simplify) }];
}

/** Brackets of a citation until the text is written, so that they are not escaped: `[3]` is no link. */
const brackets: [string, string] = ['\ue000', '\ue001'];

/** `[3]` for a source. Own arithmetic has its note behind it, which `derived` puts in words. */
function mark(node: Element): string {
  const link = find(node, ({ tagName }) => tagName === 'a');
  return text(link?.properties ?? {}, 'href').startsWith('#source-')
    ? ` ${brackets[0]}${textOf(node).trim()}${brackets[1]}`
    : '';
}

/** A figure by its text twin. */
function figure(node: Element): ElementContent[] {
  const alt = find(node, (child) => has(child, '.sr-only'));
  const caption = find(node, ({ tagName }) => tagName === 'figcaption');
  const captionParts = (caption?.children ?? []).flatMap(simplify);
  return [
    paragraph(strong('Figure:'), words(' '), ...captionParts),
    ...(alt ? [element('blockquote', [paragraph(words(textOf(alt).trim()))])] : []),
  ];
}

function code(node: Element): ElementContent[] {
  const lang = text(node.properties, 'dataLang');
  const source = text(node.properties, 'dataSource');
  const parts: ElementContent[] = [];
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'pre') {
      if (source) parts.push(paragraph(element('code', [words(source)]), words(':')));
      parts.push(block(textOf(child), lang));
    } else if (has(child, '.output')) {
      const output = find(child, ({ tagName }) => tagName === 'pre');
      parts.push(paragraph(words('Output:')), block(textOf(output ?? child), 'text'));
    } else
      parts.push(
        ...simplify(child).map((part) =>
          part.type === 'element' && part.tagName === 'figcaption' ? { ...part, tagName: 'p' } : part,
        ),
      );
  }
  return parts;
}

const block = (value: string, lang: string): Element =>
  element('pre', [element('code', [words(value)], { className: [`language-${lang}`] })]);

/** A question with its choices as a list, each with its verdict. */
function quiz(node: Element): ElementContent[] {
  const isChoice = (child: ElementContent): child is Element =>
    child.type === 'element' && has(child, '.choice');
  const items = node.children.filter(isChoice).map((choice) => {
    const summary = find(choice, ({ tagName }) => tagName === 'summary');
    const verdict = find(choice, (child) => has(child, '.verdict'));
    const why = (find(choice, (child) => has(child, '.reveal'))?.children ?? []).filter(
      (child) => child !== verdict,
    );
    return element('li', [
      paragraph(...(summary?.children ?? []).flatMap(simplify)),
      paragraph(strong(textOf(verdict ?? summary!).trim())),
      ...why.flatMap(simplify),
    ]);
  });
  return [...node.children.filter((child) => !isChoice(child)).flatMap(simplify), element('ul', items)];
}

/** What unfolds, as a heading or a bold line and what it folds. */
function folded(node: Element): ElementContent[] {
  const summary = find(node, ({ tagName }) => tagName === 'summary');
  const rest = node.children.filter((child) => child !== summary).flatMap(simplify);
  const title = (summary?.children ?? []).flatMap(simplify);
  if (has(node, '.follow-up')) return [element('h3', title), ...rest];
  return [paragraph(element('strong', title)), ...rest];
}

/** Own arithmetic in brackets behind the figure it explains. */
function derived(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, at) => {
    if (node.type !== 'element') return [node];
    const children = derived(node.children);
    if (node.tagName === 'sup' && has(node, '.cite') && mark(node) === '') {
      const note = nodes[at + 1];
      if (note?.type !== 'element' || !has(note, '.sidenote')) return [];
      return [words(' ('), ...derived(note.children.slice(1)), words(')')];
    }
    return [{ ...node, children }];
  });
}

const formula: Handle = (state, node: Element) => {
  const value = text(node.properties, 'dataTex');
  const display = node.properties['display'] === 'block';
  const result = display ? { type: 'math' as const, value } : { type: 'inlineMath' as const, value };
  state.patch(node, result);
  return result;
};

/** Addresses in a line of plain text as links. */
const withLinks = (line: string): ElementContent[] =>
  line
    .split(/(https?:\/\/\S+)/)
    .map((part, at) => (at % 2 === 1 ? element('a', [words(part)], { href: part }) : words(part)));

/** Links as they work from anywhere. */
const link =
  (address: string): Handle =>
  (state, node: Element) => {
    const href = new URL(text(node.properties, 'href'), address).href;
    const result = { type: 'link' as const, url: href, children: state.all(node) as PhrasingContent[] };
    state.patch(node, result);
    return result;
  };

/**
 * A finished page's answer as Markdown: text, formulas as TeX, code, figures by their text twins, tables, the lab's numbers
 * for its defaults, and sources.
 *
 * @param html     The page.
 * @param address  Its canonical address, to which links within the site become relative no longer.
 * @param above  Lines put below the question, such as its address and version.
 */
export function answerMarkdown(html: string, address: string, above: readonly string[]): string {
  const article = find(fromHtml(html), ({ tagName }) => tagName === 'article');
  if (!article) throw new Error('the page has no article');
  const simple: Element = {
    ...article,
    tagName: 'div',
    children: derived(article.children).flatMap(simplify),
  };
  const heading = simple.children.findIndex((child) => child.type === 'element' && child.tagName === 'h1');
  simple.children.splice(
    heading + 1,
    0,
    element(
      'ul',
      above.map((line) => element('li', withLinks(line))),
    ),
  );
  const tree = toMdast(simple, { handlers: { math: formula, a: link(address) } }) as Nodes;
  return toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), mathToMarkdown()],
    bullet: '-',
    listItemIndent: 'one',
    rule: '-',
  })
    .replaceAll(brackets[0], '[')
    .replaceAll(brackets[1], ']');
}
