import { asideKinds, asideMark } from '#render/text/aside-kinds.ts';
import { knownLanguages } from '#render/highlight.ts';
import { partNode } from '#render/text/mdx-tree.ts';
import { sectionIds } from '#render/text/sections.ts';
import { slug } from 'github-slugger';
import { withTags } from '../markdown/html.ts';
import { holding, item, list, type MdNode, paragraph, replaced, text, unwrapped } from '../markdown/nodes.ts';
import { cutAt, prose, trimmed, visible, visibleText } from '../markdown/visible-text.ts';
import { isAnswerLabel } from '../markdown/cues.ts';
import { type Cleaning, isFormula, safeInline, showableText } from './safe-inline.ts';
import { toMdx } from './to-mdx.ts';

const deepest = 8;
const asText = (value = ''): MdNode[] => prose([text(showableText(value).trim())]);

/** An answer as Markdown without HTML, expressions, imports, pictures, or links but to the web. Losses are noted. */
export function safeBlocks(nodes: readonly MdNode[], cleaning: Cleaning): MdNode[] {
  const blocks = headings(nodes.flatMap((node) => safe(node, cleaning, 0)));
  // Notes may refer to further notes.
  for (let at = 0; at < cleaning.footnotes.length; at++) {
    const [first, ...rest] = cleaning.footnotes[at]!.flatMap((node) => safe(node, cleaning, 0));
    if (first?.type === 'paragraph')
      blocks.push(paragraph(text(`[${at + 1}] `), ...first.children!), ...rest);
  }
  return blocks;
}

/** The parts that a question with choices becomes; nothing if a text cannot be written as a property. */
function quiz({ children: [asked, ...choices] = [] }: MdNode, cleaning: Cleaning, depth: number): MdNode[] {
  const property = (node: MdNode | undefined) => {
    const written = toMdx(prose(oneLine(safeInline(node?.children ?? [], cleaning))));
    const value = 'mdx' in written ? written.mdx.trim() : '';
    return value.includes('\n') ? '' : value;
  };
  const [rightLine] = choices.find(({ checked }) => checked)?.children ?? [];
  const parts = choices.map(({ checked, children: [line, ...own] = [] }): MdNode => {
    const label = checked ? [] : [text(cleaning.rightChoice)];
    const said = own.length > 0 ? own : [paragraph(...label, ...(rightLine?.children ?? []))];
    const children = inside({ type: 'choice', children: said }, cleaning, depth);
    const flag: Record<string, null> = checked ? { right: null } : {};
    return partNode('Choice', { text: property(line), ...flag }, children);
  });
  const all = partNode('Quiz', { id: 'choices', question: property(asked) }, parts);
  const isWhole = [all, ...parts].every(({ attributes }) => attributes!.every(({ value }) => value !== ''));
  return isWhole ? [all] : [];
}

const oneLine = (nodes: readonly MdNode[]): MdNode[] =>
  unwrapped(replaced(nodes, ({ type }) => (type === 'break' ? [text(' ')] : undefined)));

function safe(node: MdNode, cleaning: Cleaning, depth: number): MdNode[] {
  if (depth > deepest) return asText(visible(node));
  const { children = [], value } = node;
  if (/^(?:definition|footnoteDefinition|yaml|summaryEnd|rowsEnd)$/.test(node.type)) return [];
  switch (node.type) {
    case 'heading':
    case 'summary':
      return heading(node, cleaning, depth > 0);
    case 'blockquote':
      return quotation(node, cleaning, depth);
    case 'list':
      return safeList(node, cleaning, depth);
    case 'code': {
      const lang = /^[\w+#.-]+/.exec(node.lang ?? '')?.[0].toLowerCase();
      if (lang === 'mermaid') cleaning.notes.add('a diagram is shown as the code that draws it');
      const known = lang && lang !== 'mermaid' && knownLanguages.has(lang) ? lang : null;
      return [{ type: 'code', lang: known, meta: null, value: showableText(value) }];
    }
    case 'math': {
      const formula = showableText(value);
      return isFormula(formula, true) ? [{ type: 'math', value: formula }] : asText(`$$ ${formula} $$`);
    }
    case 'table':
      return table(node, cleaning);
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'html':
      return withTags([node], cleaning.notes).flatMap((block) => safe(block, cleaning, depth));
    case 'quiz':
      return quiz(node, cleaning, depth);
  }
  return node.children ? prose(safeInline(children, cleaning)) : asText(value);
}

const inside = ({ children = [] }: MdNode, cleaning: Cleaning, depth: number): MdNode[] =>
  children.flatMap((child) => safe(child, cleaning, depth + 1));

/** A quotation, which is a note if it begins with `[!note] Title`; within another block its title is bold type. */
function quotation(node: MdNode, cleaning: Cleaning, depth: number): MdNode[] {
  const [first, ...rest] = node.children ?? [];
  const [mark, name = '', , own = ''] = (first?.type === 'paragraph' && asideMark.exec(visible(first))) || [];
  if (mark === undefined) return holding({ type: 'blockquote' }, inside(node, cleaning, depth));
  const kind = asideKinds.get(name.toLowerCase());
  const title = own.trim() || (kind ? '' : name.charAt(0).toUpperCase() + name.slice(1).toLowerCase());
  const said = holding(first!, trimmed(cutAt(first!.children!, mark.length)[1]));
  const children = inside({ ...node, children: [...said, ...rest] }, cleaning, depth);
  if (depth > 0 || children.length === 0)
    return [...prose([{ type: 'strong', children: [text(title || name)] }]), ...children];
  return [partNode('Note', { ...(kind === 'warning' && { kind }), ...(title && { title }) }, children)];
}

function heading(node: MdNode, cleaning: Cleaning, within: boolean): MdNode[] {
  const inline = (node.children ?? []).filter(({ type }) => type !== 'image');
  const children = trimmed(oneLine(safeInline(inline, cleaning)));
  if (node.type === 'summary' && isAnswerLabel(visibleText(children))) return [];
  if (node.type === 'summary' || within) return prose(holding({ type: 'strong' }, children));
  return holding({ type: 'heading', depth: node.depth! }, children);
}

function safeList({ children = [], start, ordered }: MdNode, cleaning: Cleaning, depth: number): MdNode[] {
  const items = children.flatMap((node) => {
    const [first, ...rest] = inside(node, cleaning, depth);
    const box = typeof node.checked === 'boolean' ? [text(node.checked ? '☑ ' : '☐ ')] : [];
    if (first?.type === 'paragraph') return [item(paragraph(...box, ...first.children!), ...rest)];
    return first ? [item(first, ...rest)] : [];
  });
  const from = typeof start === 'number' && start >= 0 && start < 1e8 ? start : 1;
  return holding({ ...list([], ordered ?? false), start: ordered ? from : null }, items);
}

/** Rows as long as the first. No alignment: it would become inline styles, which the site's policy blocks. */
function table({ children: rows = [] }: MdNode, cleaning: Cleaning): MdNode[] {
  const columns = rows[0]?.children ?? [];
  const clean = (cell?: MdNode) => trimmed(oneLine(safeInline(cell?.children ?? [], cleaning)));
  const cells = ({ children = [] }: MdNode) =>
    columns.map((_, at) => ({ type: 'tableCell', children: clean(children[at]) }));
  const safeRows = rows.map((row): MdNode => ({ type: 'tableRow', children: cells(row) }));
  return columns.length > 0 ? [{ type: 'table', children: safeRows }] : [];
}

const reserved = new Set<string>([
  ...sectionIds,
  ...'short-answer correction sources related also-asked-as other-languages main announcer'.split(' '),
]);

/** Headings from level 2 down, without gaps; one with an id that the page has is bold type. */
function headings(blocks: MdNode[]): MdNode[] {
  const top = Math.min(6, ...blocks.flatMap(({ type, depth }) => (type === 'heading' ? [depth!] : [])));
  let level = 1;
  return blocks.map((block) => {
    if (block.type !== 'heading') return block;
    if (reserved.has(slug(visible(block)).replace(/-heading$/, '')))
      return paragraph({ type: 'strong', children: block.children! });
    // A document may skip levels; an answer may not.
    level = Math.min(6, level + 1, block.depth! - top + 2);
    return { ...block, depth: level };
  });
}
