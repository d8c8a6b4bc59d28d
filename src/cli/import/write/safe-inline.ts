import { wrongUnits } from '#check/text/figures.ts';
import { renderMath } from '#render/math.ts';
import type { Messages } from '#messages/languages.ts';
import { isComment, tagOf } from '../markdown/html-tags.ts';
import { shifted } from '../markdown/html-to-markdown.ts';
import { visibleText } from '../markdown/inline-cut.ts';
import type { Surroundings } from '../read/surroundings.ts';
import { holding, link, marks, replaced, text, type Node } from '../markdown/nodes.ts';
import type { Definitions } from '../markdown/parse-markdown.ts';
import { asideTitle } from './aside-title.ts';

/** Input and findings of the cleaning of one answer. */
export interface Cleaning {
  definitions: Definitions;
  /** Notes of the document that the answer refers to, in order. */
  footnotes: string[];
  /** Changes and omissions, for the report. */
  notes: Set<string>;
  /** Words before the right one of some choices, in the language of the book. */
  rightChoice: string;
  /** Titles of asides that have none, in that language. */
  asides: Messages['asides'];
  /** Words before the answer to a part of the question. */
  answerLabel: string;
  /** The picture beside the page that an address of the document means, or why there is none. */
  picture?: Surroundings['picture'] | undefined;
  /** The page that an address of the document means. */
  page?: ((url: string) => string | undefined) | undefined;
}

/** Characters that no page can show. */
const unshowable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\ue00f\ufeff]/g;
export const plainText = (value = ''): string => value.toWellFormed().replace(unshowable, '');
const oneLine = (value = ''): string => plainText(value).replace(/\s+/g, ' ');

/** Links that lead somewhere from any page, with signs escaped that would end or open something in MDX. */
export function safeUrl(url: string): string | undefined {
  const [, scheme, rest] = /^\s*(https?:\/\/|mailto:)(\S[\s\S]*?)\s*$/i.exec(plainText(url)) ?? [];
  if (scheme === undefined || rest === undefined) return undefined;
  const escaped = rest.replace(/[\s<>{}"`\\^|()[\]]/g, (sign) =>
    encodeURIComponent(sign).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`),
  );
  return scheme.toLowerCase() + escaped;
}

/** An element of inline HTML that is open, with what stands in it so far. */
interface Frame {
  name: string;
  html: string;
  url?: string | undefined;
  children: Node[];
}

/** Inline content with nothing in it but text, emphasis, code, formulas, links and line breaks. */
export function safeInline(nodes: readonly Node[], cleaning: Cleaning): Node[] {
  const frames: Frame[] = [{ name: '', html: '', children: [] }];
  const add = (added: Node[]): void => {
    frames.at(-1)!.children.push(...added);
  };
  nodes.forEach((node): void => {
    if (node.type !== 'html') return add(safe(node, cleaning));
    const html = node.value ?? '';
    if (isComment(html)) return;
    const tag = tagOf(html);
    if (!tag || (tag.name === 'img' && /\son\w+\s*=|\bjavascript:/i.test(html))) {
      if (!html.startsWith('</')) cleaning.notes.add(`"${html.slice(0, 60)}" is shown as text`);
      add([text(plainText(html))]);
    } else if (tag.name === 'br') add([{ type: 'break' }]);
    else if (tag.name === 'img') add(image(tag.attribute('src'), tag.attribute('alt'), cleaning));
    else if (!tag.closes) {
      if (!/^(?:hr|wbr|col)$/.test(tag.name))
        frames.push({ name: tag.name, html, url: tag.attribute('href'), children: [] });
    } else if (frames.some(({ name }) => name === tag.name)) {
      while (frames.at(-1)!.name !== tag.name) add(unclosed(frames.pop()!));
      add(closed(frames.pop()!));
    }
  });
  while (frames.length > 1) add(unclosed(frames.pop()!));
  return merged(frames[0]!.children, cleaning);
}

const inline = /^(?:a|b|strong|i|em|s|del|strike|code|kbd|samp|tt|sub|sup|q|u|var|mark|ins)$/;

/** A tag of inline HTML without its end was meant as text. */
const unclosed = ({ name, html, children }: Frame): Node[] =>
  inline.test(name) ? [text(plainText(html)), ...children] : children;

function closed({ name, url, children }: Frame): Node[] {
  if (children.length === 0) return [];
  if (/^(?:b|strong)$/.test(name)) return [{ type: 'strong', children }];
  if (/^(?:i|em)$/.test(name)) return [{ type: 'emphasis', children }];
  if (/^(?:s|del|strike)$/.test(name)) return [{ type: 'delete', children }];
  if (/^(?:code|kbd|samp|tt)$/.test(name)) return [{ type: 'inlineCode', value: visibleText(children) }];
  if (name === 'sub' || name === 'sup') return [text(shifted(name, visibleText(children)))];
  const target = name === 'a' ? safeUrl(url ?? '') : undefined;
  return target ? [link(target, ...unlinked(children))] : children;
}

function image(url = '', alt: string | null | undefined, { notes, picture }: Cleaning): Node[] {
  const target = safeUrl(url);
  const shown = url.slice(0, 80);
  const value = alternative(alt ?? '', url);
  if (target) {
    notes.add(`the picture ${shown} became a link, because pages load nothing from other sites`);
    return [link(target, text(value || 'Picture'))];
  }
  const found = picture?.(url);
  if (found && 'name' in found) {
    const name = found.name
      .replace(/\.\w+$/, '')
      .replace(/[-_.]+/g, ' ')
      .trim();
    if (!value)
      notes.add(`the picture "${shown}" has no alternative text but "${name}": write what it shows`);
    return [{ type: 'image', url: `./${found.name}`, alt: value || name }];
  }
  const shows = value ? ` (it shows: ${value})` : '';
  const why = found ? `: ${found.refused}` : '';
  notes.add(`the picture "${shown}" was left out${why}; add it beside the question${shows}`);
  return [];
}

/** Description of a picture for those who do not see it, without its own name and a size, which some tools write there. */
function alternative(alt: string, url: string): string {
  const value = oneLine(alt).trim();
  return /^\d+(?:x\d+)?$/.test(value) || value.split('/').at(-1) === url.split('/').at(-1) ? '' : value;
}

function safeLink(url: string, children: Node[] = [], cleaning: Cleaning): Node[] {
  const inside = safeInline(children, cleaning);
  const target = safeUrl(url);
  const own = target ?? cleaning.page?.(url);
  if (own) return holding({ type: 'link', url: own }, unlinked(inside));
  if (!/^#(?:top|contents?|table-of-contents)?$/i.test(url))
    cleaning.notes.add(`the link to "${url.slice(0, 60)}" became text, because it leads nowhere from here`);
  return inside;
}

/** Without links inside: a link cannot hold another. */
const unlinked = (nodes: Node[]): Node[] =>
  replaced(nodes, ({ type, children }) => (type === 'link' ? unlinked(children ?? []) : undefined));

function safe(node: Node, cleaning: Cleaning): Node[] {
  const { identifier = '' } = node;
  const target = cleaning.definitions.links.get(identifier);
  switch (node.type) {
    case 'text': {
      const { value = '' } = node;
      const kind = value.startsWith(marks.aside) ? plainText(value) : undefined;
      return [text(kind === undefined ? plainText(value) : asideTitle(kind, cleaning.asides))];
    }
    case 'break':
      return [{ type: 'break' }];
    case 'answerLabel':
      return [text(cleaning.answerLabel)];
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = safeInline(node.children ?? [], cleaning);
      return visibleText(children).trim() === '' ? children : [{ type: node.type, children }];
    }
    case 'inlineCode': {
      const value = oneLine(node.value);
      return [value.trim() === '' ? text(value) : { type: 'inlineCode', value }];
    }
    case 'inlineMath': {
      const value = oneLine(node.value);
      return [!isFormula(value, false) ? text(`$${value}$`) : { type: 'inlineMath', value }];
    }
    case 'link':
      return safeLink(node.url ?? '', node.children, cleaning);
    case 'linkReference':
      return safeLink(target ?? '#', node.children, cleaning);
    case 'image':
      return image(node.url, node.alt, cleaning);
    case 'imageReference':
      return image(target, node.alt, cleaning);
    case 'footnoteReference':
      if (!cleaning.definitions.notes.has(identifier)) return [];
      if (!cleaning.footnotes.includes(identifier)) cleaning.footnotes.push(identifier);
      return [text(` [${cleaning.footnotes.indexOf(identifier) + 1}]`)];
  }
  return node.children
    ? safeInline(node.children, cleaning)
    : node.value
      ? [text(plainText(node.value))]
      : [];
}

/** Whether a formula can be set, and is one: a price between two dollar signs is not. */
export function isFormula(value: string, display: boolean): boolean {
  if (value.trim() === '' || value.includes('$')) return false;
  if (!display && (/^\s|\s$/.test(value) || /^\d[\d.,]*\s+[a-z]+ /i.test(value))) return false;
  try {
    renderMath(value, display);
    return true;
  } catch {
    return false;
  }
}

/** Text that follows text becomes one, in which addresses are links and units are right. */
function merged(nodes: readonly Node[], { notes }: Cleaning): Node[] {
  const out: Node[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text') out.splice(-1, 1, text(last.value! + node.value!));
    else out.push(node);
  }
  return out.flatMap((node) => (node.type === 'text' ? linked(withUnits(node.value!, notes)) : [node]));
}

/** Units of bytes as the book writes them. */
const withUnits = (value: string, notes: Set<string>): string =>
  wrongUnits(value).reduce((text, { found, right }) => {
    notes.add(`"${found.trim()}" was written as ${right}; if bits are meant, write them out`);
    const unit = found.trim().replace(/s$/, '');
    return text.replace(new RegExp(`(\\d[\\s\\u00a0\\u202f]?)${unit}(?=s?\\b)`, 'g'), `$1${right}`);
  }, value);

const address = /\bhttps?:\/\/[^\s<>"'“”‘’`{}|\\^[\]()]*[^\s<>"'“”‘’`{}|\\^[\]().,;:!?*_~]/gi;

/** Addresses in text are links by themselves; written as such, they end where the text around them goes on. */
function linked(value: string): Node[] {
  const ends = [...value.matchAll(address)].flatMap(({ 0: found, index }) => [index, index + found.length]);
  return [0, ...ends].flatMap((from, at) => {
    const piece = value.slice(from, ends[at]);
    const url = at % 2 === 1 ? safeUrl(piece) : undefined;
    return piece === '' ? [] : [url ? link(url, text(piece)) : text(piece)];
  });
}
