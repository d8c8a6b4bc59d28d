import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, toMarkdown, type ConstructName, type Options } from 'mdast-util-to-markdown';
import { parseMdx, walk, type TreeNode } from '#render/mdx-tree.ts';
import { visible } from './inline-cut.ts';

const address: ConstructName[] = ['destinationLiteral', 'destinationRaw'];

/**
 * Signs that open code in MDX, and those that this site's Markdown reads as more than themselves. Addresses in text
 * become links even so, which is harmless; but the escape ends them where the text does.
 */
const unsafe: Options['unsafe'] = [
  { character: '{', inConstruct: 'phrasing' },
  { character: '}', inConstruct: 'phrasing' },
  { character: '<', inConstruct: 'phrasing' },
  { character: '-', before: '-', inConstruct: 'phrasing', notInConstruct: address },
  { character: '.', before: '\\.', inConstruct: 'phrasing', notInConstruct: address },
  { atBreak: true, character: 'i', after: 'mport' },
  { atBreak: true, character: 'e', after: 'xport' },
];

const options: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '_',
  fences: true,
  resourceLink: true,
  listItemIndent: 'one',
  unsafe,
  extensions: [gfmToMarkdown(), mathToMarkdown()],
  handlers: {
    heading(node, parent, state, info) {
      const { id } = (node as unknown as TreeNode).data?.hProperties ?? {};
      // Satteri reads braces at the end of a heading as attributes even where they are escaped.
      const text = defaultHandlers
        .heading(node, parent, state, info)
        .replace(/\\([{}])/g, (_, brace: string) => (brace === '{' ? '&#x7B;' : '&#x7D;'));
      return id ? `${text} {#${id}}` : text;
    },
  },
};

const allowed = new Set(
  'root paragraph heading list listItem blockquote code math table tableRow tableCell thematicBreak text emphasis strong delete inlineCode inlineMath link break'.split(
    ' ',
  ),
);

/** What in a tree could run, load or lead astray; undefined if nothing can. */
export function unsafePart(tree: TreeNode): string | undefined {
  for (const node of walk(tree)) {
    if (node.type === 'link' && [...walk(node)].some((inner) => inner !== node && inner.type === 'link'))
      return 'a link in a link';
    if (!allowed.has(node.type)) return `${node.type} "${(node.name ?? node.value ?? '').slice(0, 40)}"`;
    if (node.type === 'link' && !/^(?:https?:\/\/|mailto:)/.test(node.url ?? ''))
      return `a link to "${node.url}"`;
  }
  return undefined;
}

/** What a tree says, without what differs between two ways to write the same. */
function reading(node: TreeNode): string {
  const parts: string[] = [];
  const visit = (inner: TreeNode) => {
    if (inner.type === 'text') parts.push(inner.value ?? '');
    else if (inner.type === 'break') parts.push(' ');
    else if (inner.type === 'link') (inner.children ?? []).forEach(visit);
    else if (inner.children) {
      parts.push(`⟨${inner.type}`);
      inner.children.forEach(visit);
      parts.push('⟩');
    } else parts.push(`⟨${inner.type} ${inner.lang ?? ''} ${inner.value ?? ''}⟩`);
  };
  visit(node);
  return parts
    .join('')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/…/g, '...')
    .replace(/[–—]/g, '-')
    .replace(/--+/g, '-')
    .replace(/\s+/g, '');
}

/**
 * Writes blocks as MDX in which everything is text, and reads the result again to be sure of it.
 *
 * @returns the text, or why it cannot be trusted.
 */
export function toMdx(blocks: readonly TreeNode[]): { mdx: string; plain: boolean } | { refused: string } {
  const first = attempt(blocks);
  if ('mdx' in first) return { mdx: first.mdx, plain: false };
  const second = attempt(plainBlocks(blocks));
  return 'mdx' in second ? { mdx: second.mdx, plain: true } : second;
}

function attempt(blocks: readonly TreeNode[]): { mdx: string } | { refused: string } {
  const root: TreeNode = { type: 'root', children: [...blocks] };
  const mdx = toMarkdown(root as never, options);
  const { tree, problem } = parseMdx(mdx, 'answer');
  if (!tree) return { refused: problem!.message };
  const part = unsafePart(tree);
  if (part !== undefined) return { refused: `it would hold ${part}` };
  return reading(tree) === reading(root) ? { mdx } : { refused: 'it would read otherwise than the document' };
}

/** The same as paragraphs of text and blocks of code, for content that Markdown cannot write. */
const plainBlocks = (blocks: readonly TreeNode[]): TreeNode[] =>
  blocks.flatMap((block): TreeNode[] => {
    if (block.type === 'code' || block.type === 'math') return [block];
    if (block.type === 'list' || block.type === 'blockquote' || block.type === 'listItem')
      return plainBlocks(block.children ?? []);
    if (block.type === 'tableRow')
      return [
        {
          type: 'paragraph',
          children: [{ type: 'text', value: (block.children ?? []).map(visible).join(', ') }],
        },
      ];
    if (block.type === 'table') return plainBlocks(block.children ?? []);
    const value = visible(block).replace(/\s+/g, ' ').trim();
    return value ? [{ type: 'paragraph', children: [{ type: 'text', value }] }] : [];
  });
