import type { PhrasingContent } from 'mdast';
import type {} from 'mdast-util-math';
import type { AnswerElement, AnswerNode, AnswerPart } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { keptBy } from '../answer/left-out.ts';
import { plainText } from '../answer/plain-text.ts';

/** The answer that is written. */
export interface Written {
  /** Its canonical address, to which links within the site are no longer relative. */
  address: string;
  /** Footnotes that interrupt a sentence, by their texts, in order. */
  notes: Map<string, AnswerNode[]>;
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** A formula in which readers of Markdown that know none see no element. */
export const texInMarkdown = (tex: string): string => tex.replace(/<(?=[a-z/!?])/gi, '\\lt ');

/** Inline content in Markdown's terms. Elements that Markdown has no word for give their contents. */
export const inline = (nodes: readonly AnswerNode[], page: Written): PhrasingContent[] =>
  trimmed(phrases(nodes, page));

const phrases = (nodes: readonly AnswerNode[], page: Written): PhrasingContent[] =>
  keptBy('markdown', nodes).flatMap((node, at, all) => {
    if (typeof node === 'string') {
      const value = node.replace(/[ \t\r\n\f]+/g, ' ');
      return value === '' ? [] : [text(value)];
    }
    return 'part' in node ? inlinePart(node, all[at - 1], page) : phrase(node, page);
  });

function phrase(node: AnswerElement, page: Written): PhrasingContent[] {
  const { tag, attributes, children } = node;
  const address = (name: string) => new URL(attributes[name] ?? '', page.address).href;
  switch (tag) {
    case 'strong':
    case 'b':
      return marked('strong', node, page);
    case 'em':
    case 'i':
      return marked('emphasis', node, page);
    case 's':
    case 'del':
      return marked('delete', node, page);
    case 'code':
    case 'kbd':
      // An empty line would end the code.
      return [{ type: 'inlineCode', value: plainText(children).replace(/\s*\n\s*/g, ' ') }];
    case 'sub':
    case 'sup':
      return [
        { type: 'html', value: `<${tag}>` },
        ...phrases(children, page),
        { type: 'html', value: `</${tag}>` },
      ];
    case 'br':
      return [{ type: 'break' }];
    case 'q': {
      const [before = '', behind = ''] = messages.quoted('\0').split('\0');
      return [text(before), ...phrases(children, page), text(behind)];
    }
    case 'img':
      return [{ type: 'image', url: address('src'), alt: attributes['alt'] ?? '' }];
    case 'a':
      if (!URL.canParse(attributes['href'] ?? '', page.address)) return phrases(children, page);
      return spaced(node, page, (children) => ({ type: 'link', url: address('href'), children }));
    default:
      return phrases(children, page);
  }
}

function inlinePart(node: AnswerPart, before: AnswerNode | undefined, page: Written): PhrasingContent[] {
  switch (node.part) {
    case 'formula':
      return [{ type: 'inlineMath', value: texInMarkdown(node.tex) }];
    case 'footnote':
      return [{ type: 'footnoteReference', identifier: node.name }];
    case 'derivation':
      return [noteMark(node.how, page)];
    case 'citation': {
      const { to, number, unchecked } = node;
      if (isCitation(before) && before.to === to) return [];
      const doubt = [{ ...node, unchecked: false }, ` ${messages.unchecked}.`];
      // No link, so that its brackets are not escaped.
      const mark: PhrasingContent = { type: 'html', value: `[${number}]` };
      return [text(' '), mark, ...(unchecked ? [noteMark(doubt, page)] : [])];
    }
    default:
      return [];
  }
}

const isCitation = (node: AnswerNode | undefined) =>
  typeof node === 'object' && 'part' in node && node.part === 'citation';

/** The mark of a note; one that is said twice has one number. */
function noteMark(note: AnswerNode[], { notes }: Written): PhrasingContent {
  const key = JSON.stringify(note);
  notes.set(key, note);
  return { type: 'footnoteReference', identifier: String([...notes.keys()].indexOf(key) + 1) };
}

/** Marks within marks of the same kind change nothing. */
const marked = (type: 'strong' | 'emphasis' | 'delete', node: AnswerElement, page: Written) =>
  spaced(node, page, (children) => ({
    type,
    children: trimmed(children.flatMap((child) => (child.type === type ? child.children : [child]))),
  }));

/** Space belongs outside of the marks. */
function spaced(
  { children }: AnswerElement,
  page: Written,
  mark: (children: PhrasingContent[]) => PhrasingContent,
): PhrasingContent[] {
  const inside = inline(children, page);
  if (inside.length === 0) return [];
  const said = plainText(children);
  return [...(/^\s/.test(said) ? [text(' ')] : []), mark(inside), ...(/\s$/.test(said) ? [text(' ')] : [])];
}

function trimmed(content: PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const node of content) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      last.value = (last.value + node.value).replace(/ {2,}/g, ' ');
    else out.push(node.type === 'text' ? { ...node } : node);
  }
  const [first, last] = [out[0], out.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return out.filter((node) => node.type !== 'text' || node.value !== '');
}
