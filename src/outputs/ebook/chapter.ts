import { classesOf, hasClass, isElement, type HtmlElement, type HtmlNode } from '#render/html-tree.ts';
import { drawingOf, plainWords, type DrawingStyles } from './drawings.ts';
import { Names } from './names.ts';
import { writeXhtml } from './xhtml.ts';
import { unfolded, type Unfold } from './unfold.ts';
import { element } from './elements.ts';

/** A question as a chapter of a book: no controls, nothing folded, every name valid and its own. */
export interface Chapter {
  slug: string;
  number: number;
  /** The question in full, and a few words for it where it has them. */
  question: string;
  shortTitle?: string | undefined;
  /** Slugs, the first is its home. */
  topics: readonly string[];
  /** When it has last changed or been checked, if that is known. */
  changed?: Date | undefined;
  xhtml: string;
  /** Its headings, in order. */
  parts: readonly { id: string; title: string }[];
  /** Whether it has a place of this name. */
  has: (id: string) => boolean;
  /** Addresses of its pictures. */
  pictures: readonly string[];
}

/** What a chapter is made from, beside its page. */
export type ChapterFacts = Pick<
  Chapter,
  'slug' | 'number' | 'question' | 'shortTitle' | 'topics' | 'changed'
>;

export interface ChapterTools {
  styles: DrawingStyles;
  /** The source of a formula, by its MathML; undefined where it is unknown. */
  sourceOf: (math: HtmlElement) => string | undefined;
  /** What an address of a page becomes outside of it: whole, with the origin. */
  address: (slug: string, id: string) => string;
  /** Whether readers of books show the picture of an address. */
  isShown: (src: string) => boolean;
}

/** What stands on a page only to be clicked or aimed at, belongs to its margin, or is for those who have the site. */
const leftClasses = new Set(
  'anchor sidenote number needs-script no-script verdict actions breadcrumb contents neighbours print-only aliases versions cite-this comments quotations lab-simplified lab-status lab-presets lab-controls lab-stepper code-all stage-row stage-notice quiz-score'.split(
    ' ',
  ),
);
const leftTags = new Set(
  'button nav form script style template input output progress select textarea noscript iframe object embed video audio link meta base'.split(
    ' ',
  ),
);
/** Classes that ebook.css knows. */
const keptClasses = new Set(
  'display-title facts lead correction short formula right center claim wrong-label note-box note-label warning code-file not-run output k s c l nf nv cite source-list unchecked lab-caption written texts legend canvas stage stage-note picture follow-up deeper asked misconception quiz quiz-question choices whys solution deeper-title lab where table derivations tml-depth-0 tml-pl-0 tml-pl-1 tml-pl-6 tml-pr-0 tml-pr-6 tml-boxed tml-left tml-right marked'.split(
    ' ',
  ),
);

/** By tag, what is kept of its attributes beside those of any element. */
const kept: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'alt', 'width', 'height'],
  td: ['colspan', 'rowspan', 'headers'],
  th: ['colspan', 'rowspan', 'headers', 'scope'],
  ol: ['start', 'type', 'reversed'],
  li: ['value'],
  time: ['datetime'],
  a: ['href', 'epub:type', 'role'],
  section: ['epub:type', 'role'],
};
const keptAnywhere = new Set(['aria-label', 'dir']);

const isLeft = (node: HtmlElement): boolean =>
  leftTags.has(node.tag) ||
  'hidden' in node.attributes ||
  (node.tag === 'caption' && hasClass(node, 'sr-only')) ||
  (node.tag === 'ul' && hasClass(node, 'lab-presets')) ||
  classesOf(node).some((name) => leftClasses.has(name));

/** Walks the article of a finished page once. */
class Walk {
  readonly names: Names;
  readonly pictures = new Set<string>();
  readonly parts: { id: string; title: string }[] = [];
  readonly derivations: HtmlElement[] = [];
  readonly #facts: ChapterFacts;
  readonly #tools: ChapterTools;
  /** Texts that describe pictures, by their ids. */
  readonly #descriptions = new Map<string, string>();

  constructor(article: HtmlElement, facts: ChapterFacts, tools: ChapterTools) {
    this.#facts = facts;
    this.#tools = tools;
    const ids: string[] = [];
    const note = (node: HtmlElement): void => {
      const { id } = node.attributes;
      if (id) ids.push(id);
      if (id && hasClass(node, 'sr-only')) this.#descriptions.set(id, plainWords(node));
      if (id && hasClass(node, 'sidenote')) this.derivations.push(node);
      node.children.filter(isElement).forEach(note);
    };
    note(article);
    this.names = new Names(ids);
  }

  inside(nodes: readonly HtmlNode[], around: readonly HtmlElement[] = []): HtmlNode[] {
    return withCommas(nodes.flatMap((node) => this.node(node, around)));
  }

  node(node: HtmlNode, around: readonly HtmlElement[]): HtmlNode[] {
    if (!isElement(node)) return [node];
    if (isLeft(node)) return [];
    const { tag } = node;
    if (tag === 'svg') return [this.#drawing(node, around)];
    if (tag === 'math') return [this.#formula(node)];
    if (tag === 'img') return this.#picture(node);
    if (hasClass(node, 'sr-only')) return [];
    const unfold: Unfold = {
      inside: (nodes) => this.inside(nodes, around),
      id: (element) => this.#id(element),
      onSite: (id) => this.#tools.address(this.#facts.slug, id),
    };
    const derivation = this.derivations.findIndex(
      (note) => node.attributes['href'] === `#${note.attributes['id']}`,
    );
    if (tag === 'a' && derivation >= 0) return [noteLink(node, derivation)];
    const special = unfolded(node, unfold);
    if (special) return special;
    const id = this.#id(node);
    const inLegend = around.length > 0 || (tag === 'ul' && hasClass(node, 'legend'));
    const children = this.inside(node.children, inLegend ? [...around, node] : around);
    const own = { ...id, ...attributesOf(node) };
    if (tag === 'data' || (tag === 'span' && Object.keys(own).length === 0)) return children;
    if (tag === 'h2') this.#part(node, own['id']);
    return [{ tag, attributes: own, children: tag === 'pre' ? children : trimmedBlock(tag, children) }];
  }

  #id(node: HtmlElement): Record<string, string> {
    const { id } = node.attributes;
    const name = id === undefined ? undefined : this.names.take(id);
    return name === undefined ? {} : { id: name };
  }

  #part(heading: HtmlElement, id: string | undefined): void {
    const title = plainWords({
      ...heading,
      children: heading.children.filter((child) => !isElement(child) || !isLeft(child)),
    });
    if (id !== undefined && title !== '') this.parts.push({ id, title });
  }

  #drawing(svg: HtmlElement, around: readonly HtmlElement[]): HtmlElement {
    const ids = (svg.attributes['aria-describedby'] ?? '').split(' ');
    const described = ids.flatMap((id) => this.#descriptions.get(id) ?? []).join(' ');
    return drawingOf(svg, { styles: this.#tools.styles, names: this.names, described, around });
  }

  #formula(math: HtmlElement): HtmlElement {
    const clean = (node: HtmlNode): HtmlNode => {
      if (!isElement(node)) return node;
      const attributes = Object.fromEntries(
        Object.entries(node.attributes).filter(([name]) => !/^(?:data-|on|style$|id$|href$)/.test(name)),
      );
      return { ...node, attributes, children: node.children.map(clean) };
    };
    const out = clean(math) as HtmlElement;
    const source = this.#tools.sourceOf(math);
    return source === undefined ? out : { ...out, attributes: { ...out.attributes, alttext: source } };
  }

  #picture(img: HtmlElement): HtmlNode[] {
    const { src = '', alt = '' } = img.attributes;
    if (alt === '') return [];
    if (!this.#tools.isShown(src)) return [element('a', { href: src }, [alt])];
    this.pictures.add(src);
    return [{ tag: 'img', attributes: attributesOf(img), children: [] }];
  }
}

function attributesOf({ tag, attributes }: HtmlElement): Record<string, string> {
  const out: Record<string, string> = {};
  const classes = (attributes['class'] ?? '').split(' ').filter((name) => keptClasses.has(name));
  if (tag === 'figure' && 'data-code' in attributes) classes.push('code');
  if (classes.length > 0) out['class'] = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    const isLabel = name === 'aria-label' && !/^(?:a|section|nav)$/.test(tag);
    if (kept[tag]?.includes(name) || (keptAnywhere.has(name) && !isLabel)) out[name] = value;
    if (name === 'lang') Object.assign(out, { lang: value, 'xml:lang': value });
  }
  return out;
}

/** A mark of the text that leads to how a figure follows, with its number in the list of these. */
const noteLink = ({ attributes }: HtmlElement, at: number): HtmlElement =>
  element('a', { href: attributes['href']!, 'epub:type': 'noteref', role: 'doc-noteref' }, [`=${at + 1}`]);

const isMark = (node: HtmlNode | undefined): node is HtmlElement =>
  node !== undefined && isElement(node) && node.tag === 'sup' && hasClass(node, 'cite');

/** Marks of sources that follow each other, without those that lead to the same, and with commas between. */
function withCommas(nodes: readonly HtmlNode[]): HtmlNode[] {
  const out: HtmlNode[] = [];
  let addresses = new Set<string>();
  for (const node of nodes) {
    if (!isMark(node)) addresses = new Set();
    else {
      const [link] = node.children;
      const address = link !== undefined && isElement(link) ? link.attributes['href'] : undefined;
      if (address !== undefined && addresses.has(address)) continue;
      if (addresses.size > 0) out.push(element('sup', {}, [', ']));
      addresses.add(address ?? '');
    }
    out.push(node);
  }
  return out;
}

const blocks = /^(?:a|p|h[1-6]|li|td|th|figcaption|dt|dd)$/;

/** A block without white space at its ends. */
function trimmedBlock(tag: string, children: readonly HtmlNode[]): HtmlNode[] {
  if (!blocks.test(tag)) return [...children];
  const out = [...children];
  const [first, last] = [out[0], out.at(-1)];
  if (typeof first === 'string') out[0] = first.trimStart();
  if (typeof last === 'string') out[out.length - 1] = String(out.at(-1)).trimEnd();
  return out;
}

/**
 * The chapter of a question.
 *
 * @param article  The element `article` of its finished page.
 * @param derivationsTitle  Stands above how the book's own figures follow.
 */
export function chapterOf(
  article: HtmlElement,
  facts: ChapterFacts,
  tools: ChapterTools,
  derivationsTitle: string,
): Chapter {
  const walk = new Walk(article, facts, tools);
  const body = walk.inside(article.children);
  const derivations = derivationsOf(walk, derivationsTitle);
  const section = element('section', { class: 'chapter' }, [...body, ...derivations]);
  return {
    ...facts,
    xhtml: writeXhtml(section),
    parts: walk.parts,
    has: (id) => walk.names.has(id),
    pictures: [...walk.pictures],
  };
}

/** How the book's own figures follow: notes in the margin of a page, one list in a book. */
function derivationsOf(walk: Walk, title: string): HtmlNode[] {
  const items = walk.derivations.map((note) => {
    const id = walk.names.take(note.attributes['id']!);
    const text = note.children.filter((child) => !(isElement(child) && child.tag === 'b'));
    return element('li', id === undefined ? {} : { id }, trimmedBlock('li', walk.inside(text)));
  });
  if (items.length === 0) return [];
  const id = walk.names.make('derivations');
  walk.parts.push({ id, title });
  return [
    element('section', { class: 'derivations', 'epub:type': 'endnotes', role: 'doc-endnotes' }, [
      element('h2', { id }, [title]),
      element('ol', {}, items),
    ]),
  ];
}
