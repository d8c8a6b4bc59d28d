import { mixed } from '#book/look/accent.ts';
import { isElement, type HtmlElement, type HtmlNode } from '#render/text/html-tree.ts';
import { styledIn, type Styled } from '../card/styles.ts';
import type { Names } from './names.ts';

/** Properties that draw; the rest is for the page around a picture. */
const drawing =
  /^(?:fill|stroke|opacity|font-(?:size|weight|style)|text-(?:anchor|decoration)|paint-order|dominant-baseline|vector-effect)/;
const keptAttributes = /^(?!data-|on|style$|class$|tabindex$|id$|aria-describedby$|xmlns$|href$)[\w-]+$/;

const twoColours = /color-mix\(in srgb,\s*(#[0-9a-f]{6})\s+(\d+)%,\s*(#[0-9a-f]{6})\)/gi;

/**
 * The styles of drawings in the light colours of the site, without variables, which few e-readers know: each set of
 * declarations has a class.
 */
export class DrawingStyles {
  readonly #classes = new Map<string, string>();

  classOf({ style }: Styled): string | undefined {
    const declared = [...style]
      .filter(([name]) => drawing.test(name))
      .map(([name, value]) => `${name}:${value.replace(twoColours, mix)}`)
      .sort()
      .join(';');
    if (declared === '') return undefined;
    let name = this.#classes.get(declared);
    if (name === undefined) this.#classes.set(declared, (name = `d${this.#classes.size + 1}`));
    return name;
  }

  /** All that were asked for, as CSS. */
  css(): string {
    return [...this.#classes].map(([declared, name]) => `.${name}{${declared}}\n`).join('');
  }
}

const mix = (_: string, one: string, percent: string, other: string): string =>
  mixed(other, one, Number(percent) / 100);

interface Drawn {
  styles: DrawingStyles;
  names: Names;
  /** The width that it is for, where there is one for each. */
  form: 'wide' | 'narrow' | undefined;
  /** Its description in words; empty without. */
  described: string;
  /** The elements around it that its colours depend on, the outermost first. */
  around: readonly Pick<HtmlElement, 'tag' | 'attributes'>[];
}

/** An SVG of a page as one that stands in a book: styles resolved, names of its own, its description in it. */
export function drawingOf(svg: HtmlElement, { styles, names, form, described, around }: Drawn): HtmlElement {
  const renamed = new Map<string, string>();
  const rename = (node: HtmlElement): void => {
    const { id } = node.attributes;
    if (id) renamed.set(id, names.make(id));
    node.children.filter(isElement).forEach(rename);
  };
  rename(svg);
  const drawn = (node: HtmlNode, parent: Styled | undefined): HtmlNode[] => {
    if (!isElement(node)) return [node];
    const own = styledIn(parent, node.tag, node.attributes['class']);
    const attributes: Record<string, string> = {};
    const id = renamed.get(node.attributes['id'] ?? '');
    if (id !== undefined) attributes['id'] = id;
    const name = styles.classOf(own);
    const classes = [...(node === svg ? [form] : []), name].filter((own) => own !== undefined);
    if (classes.length > 0) attributes['class'] = classes.join(' ');
    for (const [key, value] of Object.entries(node.attributes))
      if (keptAttributes.test(key)) attributes[key] = ownReference(value, renamed);
    const { href } = node.attributes;
    if (href?.startsWith('#') && renamed.has(href.slice(1)))
      attributes['href'] = `#${renamed.get(href.slice(1))}`;
    return [{ tag: node.tag, attributes, children: node.children.flatMap((child) => drawn(child, own)) }];
  };
  const outer = around.reduce<Styled | undefined>(
    (parent, { tag, attributes }) => styledIn(parent, tag, attributes['class']),
    undefined,
  );
  const [out] = drawn(svg, outer) as [HtmlElement];
  return described === '' ? out : withDescription(out, described, names.make('description'));
}

const ownReference = (value: string, renamed: ReadonlyMap<string, string>): string =>
  value.replace(/^url\(#([^)]+)\)$/, (whole, id: string) =>
    renamed.has(id) ? `url(#${renamed.get(id)})` : whole,
  );

const withDescription = (svg: HtmlElement, text: string, id: string): HtmlElement => ({
  ...svg,
  attributes: { ...svg.attributes, 'aria-describedby': id },
  children: [{ tag: 'desc', attributes: { id }, children: [text] }, ...svg.children],
});
