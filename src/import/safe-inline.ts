import type { TreeNode } from '#render/mdx-tree.ts';
import { renderMath } from '#render/math.ts';
import { wrongUnits } from '#check/figures.ts';
import type { Definitions } from './blocks.ts';
import { isComment, shifted, tagOf } from './html-parts.ts';
import { visibleText } from './inline-cut.ts';

/** What the cleaning of one answer needs and what it finds. */
export interface Cleaning {
  definitions: Definitions;
  /** Notes of the document that the answer refers to, in order. */
  footnotes: string[];
  /** What was changed or left out, for the report. */
  notes: Set<string>;
}

/** Characters that no page can show. */
const unshowable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\ue00f\ufeff]/g;
export const plainText = (value: string): string => value.toWellFormed().replace(unshowable, '');

/** Links that lead somewhere from any page, with signs escaped that would end or open something in MDX. */
export function safeUrl(url: string): string | undefined {
  const [, scheme, rest] = /^\s*(https?:\/\/|mailto:)(\S[\s\S]*?)\s*$/i.exec(plainText(url)) ?? [];
  if (scheme === undefined || rest === undefined) return undefined;
  const escaped = rest.replace(/[\s<>{}"`\\^|()[\]]/g, (sign) =>
    encodeURIComponent(sign).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`),
  );
  return scheme.toLowerCase() + escaped;
}

/** Inline content with nothing in it but text, emphasis, code, formulas, links and line breaks. */
export function safeInline(nodes: readonly TreeNode[], cleaning: Cleaning): TreeNode[] {
  const frames: { name: string; html?: string; url?: string | undefined; children: TreeNode[] }[] = [
    { name: '', children: [] },
  ];
  const add = (...added: TreeNode[]): void => {
    frames.at(-1)!.children.push(...added);
  };
  const close = () => {
    const { name, url, children } = frames.pop()!;
    add(...wrapped(name, url, children));
  };
  nodes.forEach((node, index): void => {
    if (node.type !== 'html') return add(...safe(node, nodes[index + 1], cleaning));
    const html = node.value ?? '';
    if (isComment(html)) return;
    const tag = tagOf(html);
    if (!tag || (tag.name === 'img' && /\son\w+\s*=|\bjavascript:/i.test(html))) {
      if (!html.startsWith('</')) cleaning.notes.add(`"${html.slice(0, 60)}" is shown as text`);
      return add({ type: 'text', value: plainText(html) });
    }
    if (tag.name === 'br') return add({ type: 'break' });
    if (tag.name === 'img')
      return add(...image(tag.attribute('src') ?? '', tag.attribute('alt') ?? '', cleaning));
    if (!tag.closes) {
      if (!/^(?:hr|wbr|col)$/.test(tag.name))
        frames.push({ name: tag.name, html, url: tag.attribute('href'), children: [] });
    } else if (frames.some(({ name }) => name === tag.name)) {
      while (frames.at(-1)!.name !== tag.name) add(...unclosed(frames.pop()!));
      close();
    }
  });
  while (frames.length > 1) add(...unclosed(frames.pop()!));
  return merged(frames[0]!.children, cleaning);
}

const inline = /^(?:a|b|strong|i|em|s|del|strike|code|kbd|samp|tt|sub|sup|q|u|var|mark|ins)$/;

/** A tag of inline HTML without its end was meant as text. */
const unclosed = ({
  name,
  html = '',
  children,
}: {
  name: string;
  html?: string;
  children: TreeNode[];
}): TreeNode[] => (inline.test(name) ? [{ type: 'text', value: plainText(html) }, ...children] : children);

function wrapped(name: string, url: string | undefined, children: TreeNode[]): TreeNode[] {
  if (children.length === 0) return [];
  if (name === 'b' || name === 'strong') return [{ type: 'strong', children }];
  if (name === 'i' || name === 'em') return [{ type: 'emphasis', children }];
  if (name === 's' || name === 'del' || name === 'strike') return [{ type: 'delete', children }];
  if (['code', 'kbd', 'samp', 'tt'].includes(name))
    return [{ type: 'inlineCode', value: visibleText(children) }];
  if (name === 'sub' || name === 'sup')
    return [{ type: 'text', value: shifted(name, visibleText(children)) }];
  const target = name === 'a' ? safeUrl(url ?? '') : undefined;
  return target ? [{ type: 'link', url: target, children: unlinked(children) }] : children;
}

function image(url: string, alt: string, { notes }: Cleaning): TreeNode[] {
  const target = safeUrl(url);
  const value = plainText(alt).trim();
  if (target) {
    notes.add(`the picture ${url.slice(0, 80)} became a link: pages load nothing from elsewhere`);
    return [{ type: 'link', url: target, children: [{ type: 'text', value: value || 'Picture' }] }];
  }
  notes.add(
    `the picture "${url.slice(0, 80)}" was left out; add it beside the question${value ? ` (it shows: ${value})` : ''}`,
  );
  return [];
}

function link(url: string, children: TreeNode[], cleaning: Cleaning): TreeNode[] {
  const inside = safeInline(children, cleaning);
  const target = safeUrl(url);
  if (target) return inside.length > 0 ? [{ type: 'link', url: target, children: unlinked(inside) }] : [];
  if (!url.startsWith('#'))
    cleaning.notes.add(`the link to "${url.slice(0, 60)}" became text: it leads nowhere from here`);
  return inside;
}

/** Without links inside: a link cannot hold another. */
const unlinked = (nodes: TreeNode[]): TreeNode[] =>
  nodes.flatMap((node) =>
    node.type === 'link'
      ? unlinked(node.children ?? [])
      : node.children
        ? [{ ...node, children: unlinked(node.children) }]
        : [node],
  );

function safe(node: TreeNode, next: TreeNode | undefined, cleaning: Cleaning): TreeNode[] {
  const { identifier, label } = node as { identifier?: string; label?: string };
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: plainText(node.value ?? '') }];
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = safeInline(node.children ?? [], cleaning);
      return visibleText(children).trim() === '' ? children : [{ type: node.type, children }];
    }
    case 'inlineCode': {
      const value = plainText(node.value ?? '').replace(/\s+/g, ' ');
      return value.trim() === '' ? [{ type: 'text', value }] : [{ type: 'inlineCode', value }];
    }
    case 'inlineMath': {
      const value = plainText(node.value ?? '').replace(/\s+/g, ' ');
      const price = next?.type === 'text' && /^\d/.test(next.value ?? '');
      return price || !isFormula(value, false)
        ? [{ type: 'text', value: `$${value}$` }]
        : [{ type: 'inlineMath', value }];
    }
    case 'link':
      return link(node.url ?? '', node.children ?? [], cleaning);
    case 'linkReference':
      return link(cleaning.definitions.links.get(identifier ?? '') ?? '#', node.children ?? [], cleaning);
    case 'image':
      return image(node.url ?? '', node.alt ?? '', cleaning);
    case 'imageReference':
      return image(cleaning.definitions.links.get(identifier ?? '') ?? '', node.alt ?? '', cleaning);
    case 'footnoteReference': {
      const key = identifier ?? label ?? '';
      if (!cleaning.definitions.notes.has(key)) return [];
      if (!cleaning.footnotes.includes(key)) cleaning.footnotes.push(key);
      return [{ type: 'text', value: ` [${cleaning.footnotes.indexOf(key) + 1}]` }];
    }
  }
  return node.children
    ? safeInline(node.children, cleaning)
    : node.value
      ? [{ type: 'text', value: plainText(node.value) }]
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

/** Text that follows text becomes one; units of bytes are written as the book writes them. */
function merged(nodes: readonly TreeNode[], { notes }: Cleaning): TreeNode[] {
  const out: TreeNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value! += node.value!;
    else out.push(node.type === 'text' ? { ...node } : node);
  }
  for (const node of out) {
    if (node.type !== 'text') continue;
    for (const { found, right } of wrongUnits(node.value!)) {
      notes.add(`"${found.trim()}" was written as ${right}; if bits are meant, write them out`);
      node.value = node.value!.replace(
        new RegExp(`(\\d[\\s\\u00a0\\u202f]?)${found.trim().replace(/s$/, '')}(?=s?\\b)`, 'g'),
        `$1${right}`,
      );
    }
  }
  return out.filter((node) => node.type !== 'text' || node.value !== '').flatMap(linked);
}

const address = /\bhttps?:\/\/[^\s<>"'“”‘’`{}|\\^[\]()]*[^\s<>"'“”‘’`{}|\\^[\]().,;:!?*_~]/gi;

/** Addresses in text are links by themselves; written as such, they end where the text around them goes on. */
function linked(node: TreeNode): TreeNode[] {
  if (node.type !== 'text') return [node];
  const out: TreeNode[] = [];
  let end = 0;
  for (const match of node.value!.matchAll(address)) {
    const url = safeUrl(match[0]);
    if (url === undefined) continue;
    if (match.index > end) out.push({ type: 'text', value: node.value!.slice(end, match.index) });
    out.push({ type: 'link', url, children: [{ type: 'text', value: match[0] }] });
    end = match.index + match[0].length;
  }
  return end < node.value!.length ? [...out, { type: 'text', value: node.value!.slice(end) }] : out;
}
