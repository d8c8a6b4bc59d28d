import { basename } from 'node:path';
import { wrongUnits } from '#check/text/amounts.ts';
import { renderMath } from '#render/text/math.ts';
import { withTags } from '../markdown/html.ts';
import { holding, link, type MdNode, replaced, text } from '../markdown/nodes.ts';
import { trimmed, visibleText } from '../markdown/visible-text.ts';
import type { Surroundings } from '../read/vault.ts';

export interface Cleaning {
  footnotes: MdNode[][];
  notes: Set<string>;
  rightChoice: string;
  /** The picture beside the page that an address of the document means, or why there is none. */
  picture?: Surroundings['picture'] | undefined;
  page?: ((url: string) => string | undefined) | undefined;
}

const unshowable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ue000-\ue00f\ufeff]/g;
export const showableText = (value = ''): string => value.toWellFormed().replace(unshowable, '');
const oneLine = (value = ''): string => showableText(value).replace(/\s+/g, ' ');

export function safeUrl(url: string): string | undefined {
  const [, scheme, rest] = /^\s*(https?:\/\/|mailto:)(\S[\s\S]*?)\s*$/i.exec(showableText(url)) ?? [];
  if (scheme === undefined || rest === undefined) return undefined;
  const escaped = rest.replace(/[\s<>{}"`\\^|()[\]]/g, (sign) =>
    encodeURIComponent(sign).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`),
  );
  return scheme.toLowerCase() + escaped;
}

export function safeInline(nodes: readonly MdNode[], cleaning: Cleaning): MdNode[] {
  const all = withTags(nodes, cleaning.notes).flatMap((node) => safe(node, cleaning));
  return merged(all, cleaning.notes);
}

function image(url = '', alt: string | null | undefined, { notes, picture }: Cleaning): MdNode[] {
  const target = safeUrl(url);
  const shown = url.slice(0, 80);
  // Some tools write a picture's size where its description belongs.
  const value = oneLine(alt ?? '').replace(/^\s*(?:\d+(?:x\d+)?)?\s*$/, '');
  if (target) {
    notes.add(`the picture ${shown} became a link, because pages load nothing from other sites`);
    return [link(target, text(value || 'Picture'))];
  }
  const found = picture?.(url);
  if (found && 'name' in found) {
    const file = typeof found.from === 'string' ? basename(found.from).normalize('NFC') : found.name;
    const name = oneLine(file.replace(/\.\w+$/, '').replace(/[-_.\p{C}]+/gu, ' '));
    if (!value) notes.add(`the picture "${shown}" is described by "${name}" alone: write what it shows`);
    return [{ type: 'image', url: `./${found.name}`, alt: value || name }];
  }
  const shows = value ? ` (it shows: ${value})` : '';
  const why = found ? `: ${found.refused}` : '';
  notes.add(`the picture "${shown}" was left out${why}; add it beside the question${shows}`);
  return [];
}

function safeLink(url: string, children: MdNode[] = [], cleaning: Cleaning): MdNode[] {
  const inside = safeInline(children, cleaning);
  const target = safeUrl(url) ?? cleaning.page?.(url);
  if (target) return holding({ type: 'link', url: target }, unlinked(inside));
  if (!/^#(?:top|contents?|table-of-contents)?$/i.test(url))
    cleaning.notes.add(`the link to "${url.slice(0, 60)}" became text, because it leads nowhere from here`);
  return inside;
}

const unlinked = (nodes: MdNode[]): MdNode[] =>
  replaced(nodes, ({ type, children }) => (type === 'link' ? unlinked(children ?? []) : undefined));

function safe(node: MdNode, cleaning: Cleaning): MdNode[] {
  const { type, value = '', children = [], note } = node;
  const { footnotes } = cleaning;
  switch (type) {
    case 'text':
      return showableText(value)
        .split(/(\\\(.+?\\\)|\\\[.+?\\\])/s)
        .flatMap((part, at) => (at % 2 === 1 ? formula(part.slice(2, -2).trim()) : part ? [text(part)] : []));
    case 'break':
      return [{ type }];
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const inside = safeInline(children, cleaning);
      const shown = visibleText(inside);
      if (shown.trim() === '') return inside;
      // Markdown sets no emphasis with a space at its edge: `**Label: **text`.
      const edge = (space: RegExp) => {
        const [found = ''] = space.exec(shown) ?? [];
        return found === '' ? [] : [found.includes('\n') ? { type: 'break' } : text(' ')];
      };
      return [...edge(/^\s+/), { type, children: trimmed(inside) }, ...edge(/\s+$/)];
    }
    case 'inlineCode':
      return [{ type: oneLine(value).trim() === '' ? 'text' : type, value: oneLine(value) }];
    case 'inlineMath':
      return formula(value, '$');
    case 'link':
      return safeLink(node.url ?? '', children, cleaning);
    case 'image':
      return image(node.url, node.alt, cleaning);
    case 'footnoteReference':
      if (!note) return [];
      if (!footnotes.includes(note)) footnotes.push(note);
      return [text(` [${footnotes.indexOf(note) + 1}]`)];
  }
  return node.children ? safeInline(children, cleaning) : value ? [text(showableText(value))] : [];
}

function formula(value: string, sign = ''): MdNode[] {
  const line = oneLine(value);
  return [isFormula(line, false) ? { type: 'inlineMath', value: line } : text(sign + line + sign)];
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

function merged(nodes: readonly MdNode[], notes: Set<string>): MdNode[] {
  const out: MdNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') out.push(node);
    else out.splice(-1, 1, text(last.value! + node.value!));
  }
  return out.map((node) => (node.type === 'text' ? text(withUnits(node.value!, notes)) : node));
}

const withUnits = (value: string, notes: Set<string>): string =>
  wrongUnits(value).reduce((text, { found, right }) => {
    notes.add(`"${found.trim()}" was written as ${right}; if bits are meant, write them out`);
    const unit = found.trim().replace(/s$/, '');
    return text.replace(new RegExp(`(\\d[\\s\\u00a0\\u202f]?)${unit}(?=s?\\b)`, 'g'), `$1${right}`);
  }, value);
