import { walk, type TreeNode } from '#render/text/mdx-tree.ts';
import { gap, type ShownText } from '../wording/words-to-avoid.ts';

/** Quoted nodes: code, formulas, and the words of others. */
const quoted = new Set(
  'code inlineCode math inlineMath blockquote mdxjsEsm yaml pre kbd samp q cite'.split(' '),
);
const isQuotation = ({ type, name }: TreeNode) => quoted.has(type) || quoted.has(name ?? '');
const startOf = ({ position }: TreeNode) => position?.start.offset ?? 0;

/** The prose of a text, and its titles and alternative texts. */
export function* shownProse(tree: TreeNode, source: string): Generator<ShownText> {
  for (const block of blocksOf(tree)) {
    const at = startOf(block);
    let text = '';
    for (const { from, shown } of shownPieces(block, source)) text = text.padEnd(from - at) + shown;
    // Beside a source, what stands in quotation marks are its words.
    const isCited = [...walk(block)].some(({ name }) => name === 'Cite');
    yield { at, text: isCited ? text.replace(/“[^”]*”|"[^"]*"/g, (said) => gap.padEnd(said.length)) : text };
  }
  for (const node of walk(tree))
    for (const text of plainTexts(node))
      yield { text, at: Math.max(startOf(node), source.indexOf(text, startOf(node))) };
}

function* blocksOf(node: TreeNode): Generator<TreeNode> {
  if (isQuotation(node)) return;
  if (node.children?.some(({ type }) => type === 'text')) yield node;
  else for (const child of node.children ?? []) yield* blocksOf(child);
}

function shownPieces(node: TreeNode, source: string): { from: number; shown: string }[] {
  const from = startOf(node);
  if (node.type === 'text') return [{ from, shown: source.slice(from, node.position?.end.offset) }];
  if (node.type === 'break' || node.name === 'Cite') return [];
  if (isQuotation(node) || !node.children?.length) return [{ from, shown: gap }];
  return node.children.flatMap((child) => shownPieces(child, source));
}

/** Texts of an element or a picture that are plain: names, and words for those who do not see it. */
function plainTexts({ type, alt, title, attributes = [] }: TreeNode): string[] {
  if (type === 'image') return [alt ?? '', title ?? ''];
  return attributes.flatMap(({ name, value }) =>
    /^(?:title|alt|aria-label)$/.test(name ?? '') && typeof value === 'string' ? [value] : [],
  );
}
