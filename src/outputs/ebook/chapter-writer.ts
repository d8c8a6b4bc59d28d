import type { Answer, AnswerElement, AnswerNode, AnswerPart, PartOf } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { htmlElement, isElement, textOf, type HtmlElement, type HtmlNode } from '#render/text/html-tree.ts';
import { formulaAttributes } from '../answer/known-names.ts';
import { keptBy } from '../answer/left-out.ts';
import { unfolded } from '../answer/unfolded.ts';
import { drawingOf, type DrawingStyles } from './drawings.ts';
import { Names } from './names.ts';
import { paragraphs } from './paragraphs.ts';
import { quizOf } from './quiz.ts';

export interface ChapterTools {
  styles: DrawingStyles;
  /** An address of a page for use outside of it: whole, with the origin. */
  address: (slug: string, id: string) => string;
  /** Whether readers of books show the picture of an address. */
  isShown: (src: string) => boolean;
}

interface Where {
  /** Elements that the colours of drawings depend on, the outermost first. */
  around: readonly Pick<HtmlElement, 'tag' | 'attributes'>[];
  /** Classes of the page are kept: they colour code, and lay out what a lab shows. */
  styled: boolean;
}

/** Names that ebook.css has for kinds of elements, where they are not the same. */
const classNames: Readonly<Record<string, string>> = { equation: 'formula' };

const kept: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'alt', 'width', 'height'],
  td: ['class', 'colspan', 'rowspan', 'headers'],
  th: ['class', 'colspan', 'rowspan', 'headers', 'scope'],
  ol: ['start', 'type', 'reversed'],
  li: ['value'],
  time: ['datetime'],
  a: ['href', 'aria-label'],
  section: ['aria-label'],
};

/** Writes the nodes of an answer as those of a chapter. */
export class ChapterWriter {
  readonly names: Names;
  readonly pictures = new Set<string>();
  readonly parts: { id: string; title: string }[] = [];
  readonly derivations: PartOf<'derivation'>[] = [];
  readonly #tools: ChapterTools;
  readonly #onSite: (id: string) => string;

  constructor({ content }: Answer, slug: string, tools: ChapterTools) {
    this.#tools = tools;
    this.#onSite = (id) => tools.address(slug, id);
    this.names = new Names(() => idsIn(content));
  }

  write(nodes: readonly AnswerNode[], where: Where = { around: [], styled: false }): HtmlNode[] {
    return withCommas(
      keptBy('ebook', nodes).flatMap((node) => {
        if (typeof node === 'string') return [node];
        return 'part' in node ? this.#part(node, where) : this.#element(node, where);
      }),
    );
  }

  #part(part: AnswerPart, where: Where): HtmlNode[] {
    switch (part.part) {
      case 'formula': {
        const math = drawnFormula(part.math);
        return [{ ...math, attributes: { ...math.attributes, alttext: part.tex } }];
      }
      case 'drawing': {
        const drawn = { styles: this.#tools.styles, names: this.names, around: where.around };
        const forms = part.forms.map((svg, at, { length }) => {
          const form = length > 1 ? (['wide', 'narrow'] as const)[at] : undefined;
          return drawingOf(svg as HtmlElement, { ...drawn, form, described: part.described });
        });
        // On the ground that its colours are for.
        return part.label === '' ? forms : [htmlElement('div', { class: 'canvas' }, forms)];
      }
      case 'citation':
        return citation(part);
      case 'footnote':
        return [noteMark(`footnote-${part.name}`, part.name)];
      case 'derivation':
        return [noteMark(part.id, `=${this.derivations.push(part)}`)];
      case 'quiz':
        return [quizOf(part, (nodes) => this.write(nodes, where), this.id(part.id))];
      case 'lab':
        return [this.#lab(part)];
      case 'stage':
        return [this.#stage(part)];
      default:
        return this.write(unfolded(part), where);
    }
  }

  #stage({ id, drawing, sentence, remark }: PartOf<'stage'>): HtmlElement {
    const caption = htmlElement('figcaption', {}, [
      htmlElement('p', {}, this.write(sentence)),
      htmlElement('p', { class: 'stage-note' }, this.write(remark)),
    ]);
    return htmlElement('figure', { class: 'stage', ...this.id(id) }, [...this.write(drawing), caption]);
  }

  /** A lab: what it shows before anyone sets it, and where it can be set. */
  #lab(part: PartOf<'lab'>): HtmlElement {
    const address = this.#onSite(part.id);
    const link = htmlElement('a', { href: address }, [address.replace(/^https?:\/\//, '')]);
    const shown = this.write(unfolded({ ...part, simplified: [] }), { around: [], styled: true });
    const [section] = shown as [HtmlElement];
    section.children.push(htmlElement('p', { class: 'where' }, [`${messages.labInBook} `, link]));
    return section;
  }

  #element(node: AnswerElement, where: Where): HtmlNode[] {
    const { tag, attributes, kind } = node;
    if (tag === 'img') return this.#picture(attributes);
    const id = this.id(attributes['id']);
    const inLegend = kind === 'legend' || where.around.length > 0;
    const around = inLegend ? [...where.around, node] : where.around;
    const children = this.write(node.children, { around, styled: where.styled || tag === 'pre' });
    const own = { ...id, ...attributesOf(node, where.styled) };
    if (tag === 'data' || (tag === 'span' && Object.keys(own).length === 0)) return children;
    if (tag === 'h2' && id['id'] !== undefined) this.#heading(id['id'], children);
    const name = kind === 'use' ? 'p' : tag;
    const inner = tag === 'section' ? paragraphs(children) : trimmedBlock(name, children);
    return [htmlElement(name, own, tag === 'pre' ? children : inner)];
  }

  id(id: string | undefined): Record<string, string> {
    const name = id === undefined || id === '' ? undefined : this.names.take(id);
    return name === undefined ? {} : { id: name };
  }

  #heading(id: string, children: readonly HtmlNode[]): void {
    const title = children.map(textOf).join('').replace(/\s+/g, ' ').trim();
    if (title !== '') this.parts.push({ id, title });
  }

  #picture(attributes: AnswerElement['attributes']): HtmlNode[] {
    const { src = '', alt = '' } = attributes;
    if (alt === '') return [];
    if (!this.#tools.isShown(src)) return [htmlElement('a', { href: src }, [alt])];
    this.pictures.add(src);
    return [htmlElement('img', attributesOf({ tag: 'img', attributes, children: [] }, false), [])];
  }
}

function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'id' && typeof inner === 'string' ? [inner] : idsIn(inner),
  );
}

function attributesOf({ tag, attributes, kind }: AnswerElement, styled: boolean): Record<string, string> {
  const out: Record<string, string> = {};
  if (kind) out['class'] = classNames[kind] ?? kind;
  else if (styled && attributes['class']) out['class'] = attributes['class'];
  for (const [name, value] of Object.entries(attributes)) {
    if (kept[tag]?.includes(name) || name === 'dir') out[name] = value;
    if (name === 'lang') Object.assign(out, { lang: value, 'xml:lang': value });
  }
  return out;
}

function drawnFormula({ tag, attributes, children }: AnswerElement): HtmlElement {
  const own = Object.entries(attributes).filter(([name]) => formulaAttributes.has(name));
  const inner = children.map((child) =>
    typeof child === 'string' ? child : drawnFormula(child as AnswerElement),
  );
  return htmlElement(tag, Object.fromEntries(own), inner);
}

const citation = ({ to, number, unchecked }: PartOf<'citation'>): HtmlNode[] => [
  htmlElement('sup', { class: 'cite' }, [
    htmlElement('a', { href: to, 'aria-label': messages.sourceNumbered(Number(number)) }, [number]),
  ]),
  ...(unchecked ? [' ', htmlElement('span', { class: 'unchecked' }, [messages.unchecked])] : []),
];

const noteMark = (id: string, text: string): HtmlElement => {
  const note = { href: `#${id}`, 'epub:type': 'noteref', role: 'doc-noteref' };
  return htmlElement('sup', { class: 'cite' }, [htmlElement('a', note, [text])]);
};

const isMark = (node: HtmlNode): node is HtmlElement =>
  isElement(node) && node.tag === 'sup' && node.attributes['class'] === 'cite';

/** Marks of sources that follow each other, without those that lead to the same, and with commas between. */
function withCommas(nodes: readonly HtmlNode[]): HtmlNode[] {
  const out: HtmlNode[] = [];
  let addresses = new Set<string>();
  for (const node of nodes) {
    if (!isMark(node)) addresses = new Set();
    else {
      const address = (node.children[0] as HtmlElement).attributes['href']!;
      if (addresses.has(address)) continue;
      if (addresses.size > 0) out.push(htmlElement('sup', {}, [', ']));
      addresses.add(address);
    }
    out.push(node);
  }
  return out;
}

const blocks = /^(?:a|p|h[1-6]|li|td|th|figcaption|dt|dd)$/;

/** A block without white space at its ends. */
export function trimmedBlock(tag: string, children: readonly HtmlNode[]): HtmlNode[] {
  if (!blocks.test(tag)) return [...children];
  const out = [...children];
  if (typeof out[0] === 'string') out[0] = out[0].trimStart();
  const last = out.at(-1);
  if (typeof last === 'string') out[out.length - 1] = last.trimEnd();
  return out;
}
