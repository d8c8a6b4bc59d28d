import GithubSlugger from 'github-slugger';
import { knownLanguages } from '#render/highlight.ts';
import { sectionIds } from '#render/markdown.ts';
import type { TreeNode } from '#render/mdx-tree.ts';
import { isDetailsEnd, summaryOf } from './blocks.ts';
import { isNavigation } from './contents.ts';
import { fromHtml, isComment } from './html-parts.ts';
import { trimmed, visible, visibleText } from './inline-cut.ts';
import { isAnswerLabel } from './question-text.ts';
import { isFormula, plainText, safeInline, type Cleaning } from './safe-inline.ts';

/** Blocks nested deeper than this become plain text. */
const deepest = 8;
const paragraph = (children: TreeNode[]): TreeNode[] =>
  trimmed(children).length > 0 ? [{ type: 'paragraph', children: trimmed(children) }] : [];
const asText = (value: string): TreeNode[] => paragraph([{ type: 'text', value: plainText(value).trim() }]);

/**
 * An answer as a tree of Markdown that can hold no code: no HTML, no expressions, no imports, no links but to the web,
 * no pictures. What is lost on the way is noted.
 */
export function safeBlocks(nodes: readonly TreeNode[], cleaning: Cleaning): TreeNode[] {
  const blocks = headings(nodes.flatMap((node) => safe(node, cleaning, 0)));
  for (let at = 0; at < cleaning.footnotes.length; at++) {
    const note = cleaning.definitions.notes.get(cleaning.footnotes[at]!) ?? [];
    const [first, ...rest] = note.flatMap((node) => safe(node, cleaning, 0));
    const number: TreeNode = { type: 'text', value: `[${at + 1}] ` };
    if (first?.type === 'paragraph')
      blocks.push({ ...first, children: [number, ...first.children!] }, ...rest);
  }
  return blocks;
}

/** Line breaks cannot stand in headings and tables. */
const oneLine = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes.map((node) =>
    node.type === 'break'
      ? { type: 'text', value: ' ' }
      : node.type === 'text'
        ? { ...node, value: node.value!.replace(/\s*\n\s*/g, ' ') }
        : node.children
          ? { ...node, children: oneLine(node.children) }
          : node,
  );

function safe(node: TreeNode, cleaning: Cleaning, depth: number): TreeNode[] {
  if (isNavigation(node) || isDetailsEnd(node)) return [];
  if (depth > deepest) return asText(visible(node));
  const inside = () => (node.children ?? []).flatMap((child) => safe(child, cleaning, depth + 1));
  switch (node.type) {
    case 'paragraph':
      return paragraph(safeInline(node.children ?? [], cleaning));
    case 'heading': {
      const summary = summaryOf(node);
      const children = trimmed(oneLine(safeInline(summary ?? node.children ?? [], cleaning)));
      if (summary)
        return isAnswerLabel(visibleText(children)) ? [] : paragraph([{ type: 'strong', children }]);
      return children.length > 0
        ? [{ type: 'heading', depth: node.depth!, children: withoutAttributes(children) }]
        : [];
    }
    case 'blockquote': {
      const children = inside();
      return children.length > 0 ? [{ type: 'blockquote', children }] : [];
    }
    case 'list':
      return list(node, cleaning, depth);
    case 'code': {
      const lang = /^[\w+#.-]+/.exec(node.lang ?? '')?.[0].toLowerCase();
      return [
        {
          type: 'code',
          lang: lang && knownLanguages.has(lang) ? lang : null,
          meta: null,
          value: plainText(node.value ?? ''),
        },
      ];
    }
    case 'math': {
      const value = plainText(node.value ?? '');
      return isFormula(value, true) ? [{ type: 'math', value }] : asText(`$$ ${value} $$`);
    }
    case 'table':
      return table(node, cleaning);
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'html':
      return html(node.value ?? '', cleaning, depth);
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return [];
  }
  return node.children ? paragraph(safeInline(node.children, cleaning)) : asText(node.value ?? '');
}

function html(value: string, cleaning: Cleaning, depth: number): TreeNode[] {
  if (isComment(value)) return [];
  if (/<(?:script|style|iframe|object|embed|svg|form|link|meta)\b/i.test(value))
    cleaning.notes.add(`HTML that runs or loads something is shown as text: "${value.trim().slice(0, 60)}"`);
  if (/\son\w+\s*=/i.test(value)) cleaning.notes.add('event handlers of HTML elements were left out');
  return fromHtml(value).flatMap((block) => safe(block, cleaning, depth + 1));
}

function list(node: TreeNode, cleaning: Cleaning, depth: number): TreeNode[] {
  const { start, ordered } = node as { start?: number | null; ordered?: boolean | null };
  const children = (node.children ?? []).flatMap((item): TreeNode[] => {
    const blocks = (item.children ?? []).flatMap((child) => safe(child, cleaning, depth + 1));
    const { checked } = item as { checked?: boolean | null };
    const box: TreeNode[] =
      typeof checked === 'boolean' ? [{ type: 'text', value: checked ? '☑ ' : '☐ ' }] : [];
    const [first, ...rest] = blocks;
    if (first?.type === 'heading')
      return [
        {
          type: 'listItem',
          children: [
            { type: 'paragraph', children: [{ type: 'strong', children: first.children! }] },
            ...rest,
          ],
        },
      ];
    if (first?.type === 'paragraph')
      return [
        { type: 'listItem', children: [{ ...first, children: [...box, ...first.children!] }, ...rest] },
      ];
    return blocks.length > 0 ? [{ type: 'listItem', children: blocks }] : [];
  });
  const from = typeof start === 'number' && start >= 0 && start < 1e8 ? start : 1;
  return children.length > 0
    ? [
        {
          type: 'list',
          ordered: ordered ?? false,
          ...(ordered && { start: from }),
          spread: false,
          children,
        } as TreeNode,
      ]
    : [];
}

function table(node: TreeNode, cleaning: Cleaning): TreeNode[] {
  const width = node.children?.[0]?.children?.length ?? 0;
  if (width === 0) return [];
  const rows = (node.children ?? []).map((row) => ({
    type: 'tableRow',
    children: Array.from({ length: width }, (_, at) => ({
      type: 'tableCell',
      children: trimmed(oneLine(safeInline(row.children?.[at]?.children ?? [], cleaning))),
    })),
  }));
  // Alignment would become inline styles, which the site's policy blocks.
  return [{ type: 'table', align: [], children: rows } as TreeNode];
}

/** `{#id}` at the end of a heading is an address in the document it came from. */
function withoutAttributes(nodes: TreeNode[]): TreeNode[] {
  const last = nodes.at(-1)!;
  if (last.type !== 'text' || nodes.length + last.value!.length === 1) return nodes;
  const value = last.value!.replace(/\s*\{[#.][\w\s.#-]*\}\s*$/, '');
  return value === '' && nodes.length === 1 ? nodes : [...nodes.slice(0, -1), { ...last, value }];
}

/** Ids that the page or its sections have already. */
const reserved = new Set<string>([
  ...sectionIds,
  'short-answer',
  'correction',
  'sources',
  'related',
  'also-asked-as',
  'other-languages',
  'main',
  'announcer',
]);

/** Headings from level 2 down, without gaps at the top, and with ids of their own where the page has that id. */
function headings(blocks: TreeNode[]): TreeNode[] {
  const top = Math.min(6, ...blocks.flatMap(({ type, depth }) => (type === 'heading' ? [depth!] : [])));
  const slugger = new GithubSlugger();
  return blocks.map((block) => {
    if (block.type !== 'heading') return block;
    const text = visible(block);
    const taken = reserved.has(new GithubSlugger().slug(text).replace(/-heading$/, ''));
    const data = taken ? { hProperties: { id: slugger.slug(`on ${text}`) } } : undefined;
    return { ...block, depth: Math.min(6, block.depth! - top + 2), ...(data && { data }) };
  });
}
