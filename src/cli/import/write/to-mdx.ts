import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';
import { parseMdx, walk, type TreeNode } from '#render/text/mdx-tree.ts';
import { pictureName } from '../read/vault.ts';
import type { MdNode } from '../markdown/nodes.ts';

const text = { inConstruct: 'phrasing' } as const;
const prose = { ...text, notInConstruct: ['destinationLiteral' as const, 'destinationRaw' as const] };
/** Signs that open code in MDX, and those that this site's Markdown reads as markup. */
const unsafe: Options['unsafe'] = [
  ...[...'{}<'].map((character) => ({ character, ...text })),
  ...['--', '.\\.', '^', '==', '%%', '+\\+'].map(([character = '', ...before]) => ({
    character,
    ...(before.length > 0 && { before: before.join('') }),
    ...prose,
  })),
  { character: ':', after: '[\\w+-]+[:[]', ...prose },
  { before: '[\\s|]', character: ':', after: ':\\w', ...prose },
  ...[...':!?'].map((character) => ({ atBreak: true, character })),
  { atBreak: true, character: 'i', after: 'mport' },
  { atBreak: true, character: 'e', after: 'xport' },
];

const quoted = (value: string) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
const writePart: Handle = (node, _parent, state, info) => {
  const { name, attributes = [] } = node as TreeNode;
  const properties = attributes.map(({ name, value }) =>
    typeof value === 'string' ? ` ${name}="${quoted(value)}"` : ` ${name}`,
  );
  return `<${name}${properties.join('')}>\n\n${state.containerFlow(node, info)}\n\n</${name}>`;
};

/** Satteri reads braces at the end of a heading as attributes even where they are escaped. */
const writeHeading: Handle = (...given) =>
  defaultHandlers.heading(...given).replace(/\\[{}]/g, (brace) => (brace === '\\{' ? '&#x7B;' : '&#x7D;'));
const handlers = { heading: writeHeading, mdxJsxFlowElement: writePart };

const options: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '_',
  fences: true,
  resourceLink: true,
  listItemIndent: 'one',
  unsafe,
  extensions: [gfmToMarkdown(), mathToMarkdown()],
  handlers,
};

const allowed =
  /^(?:root|paragraph|heading|list|listItem|blockquote|code|math|table|tableRow|tableCell|thematicBreak|text|emphasis|strong|delete|inlineCode|inlineMath|link|image|break)$/;
const properties = /^(?:id|question|text|right|kind|title)$/;

const isWritten = ({ type, name, attributes = [] }: TreeNode): boolean =>
  type === 'mdxJsxFlowElement' &&
  /^(?:Quiz|Choice|Note)$/.test(name ?? '') &&
  attributes.every(({ value, ...own }) => properties.test(own.name!) && !(value instanceof Object));
const target = /^(?:https?:\/\/|mailto:|\/questions\/[^\s/?#]+\/$)/;

/** A part of a tree that could run, load or lead astray, if there is one. */
export function unsafePart(tree: TreeNode): string | undefined {
  for (const node of walk(tree)) {
    const { type, name, value, url = '' } = node;
    const holdsLink = () => [...walk(node)].some((inner) => inner !== node && inner.type === 'link');
    const leads = type === 'link' && (!target.test(url) || holdsLink());
    const loads = type === 'image' && !(url.startsWith('./') && pictureName.test(url.slice(2)));
    if (leads || loads || !(allowed.test(type) || isWritten(node)))
      return `${type} "${(name ?? value ?? url).slice(0, 40)}"`;
  }
  return undefined;
}

/** Writes blocks as MDX in which everything is text, and reads the result again; or says why it cannot be trusted. */
export function toMdx(blocks: readonly MdNode[]): { mdx: string } | { refused: string } {
  const mdx = toMarkdown({ type: 'root', children: [...blocks] } as Nodes, options);
  const { tree, problem } = parseMdx(mdx, 'answer');
  if (!tree) return { refused: problem!.message };
  const part = unsafePart(tree);
  return part === undefined ? { mdx } : { refused: `it would contain ${part}` };
}
