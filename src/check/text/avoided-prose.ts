import type { Problem } from '#book/problem.ts';
import type { Avoid } from '#book/schema.ts';
import { type TreeNode } from '#render/mdx-tree.ts';
import type { Place } from './spot.ts';
import { avoidedIn } from '../wording/words-to-avoid.ts';

/** What is quoted: code, formulas, and the words of others. */
const quoted = new Set('code inlineCode math inlineMath blockquote mdxjsEsm yaml'.split(' '));
const quotedElements = new Set('code pre kbd samp q blockquote cite'.split(' '));

/** Stands for what is no words of the text, so that those before and after it are not read as one phrase. */
const gap = '…';

const isQuoted = ({ type, name }: TreeNode) => quoted.has(type) || quotedElements.has(name ?? '');

/**
 * Words to avoid in the prose of a text.
 *
 * @param lines  The text as it is written. @param at  Where it begins.
 */
export function avoidedProse(
  tree: TreeNode,
  avoid: Avoid | undefined,
  { lines, at: { file, line: first } }: { lines: readonly string[]; at: Omit<Place, 'column'> },
): Problem[] {
  return [...blocksOf(tree)].flatMap((block) => {
    const pieces = piecesOf(block);
    const text = pieces.map(({ text }) => text).join('');
    const isCited = pieces.some(({ node }) => node.name === 'Cite');
    // Beside a source, what stands in quotation marks are its words.
    const own = isCited ? text.replace(/“[^”]*”/g, (said) => gap.padEnd(said.length)) : text;
    return avoidedIn(own, avoid).map(({ at, found, ...problem }) => {
      let from = 0;
      const piece = pieces.find(({ text }) => (from += text.length) > at)!;
      const before = piece.text.slice(0, at - from + piece.text.length).split('\n');
      const { line, column } = piece.node.position?.start ?? { line: 1, column: 1 };
      const row = line + before.length - 1;
      // Escapes and entities are longer in the source than in the text.
      const near = (before.length === 1 ? column - 1 : 0) + before.at(-1)!.length;
      const index = lines[row - 1]?.indexOf(found.split(/\s/)[0]!, near) ?? -1;
      const place = { file, line: first - 1 + row };
      return { ...place, ...(index >= 0 && { column: index + 1 }), ...problem };
    });
  });
}

/** The nodes whose children are text in a line. */
function* blocksOf(node: TreeNode): Generator<TreeNode> {
  if (isQuoted(node)) return;
  if (node.children?.some(({ type }) => type === 'text')) yield node;
  else for (const child of node.children ?? []) yield* blocksOf(child);
}

interface Piece {
  text: string;
  node: TreeNode;
}

function piecesOf(node: TreeNode): Piece[] {
  if (node.type === 'text') return [{ text: node.value ?? '', node }];
  if (node.type === 'break') return [{ text: '\n', node }];
  if (node.name === 'Cite') return [{ text: '', node }];
  if (isQuoted(node) || !node.children?.length) return [{ text: gap, node }];
  return node.children.flatMap(piecesOf);
}

/** Texts of an element or a picture that are plain: names, and words for those who do not see it. */
export function plainTexts(node: TreeNode): string[] {
  const attributes = (node.attributes ?? []).flatMap(({ name, value }) =>
    /^(?:title|alt|aria-label)$/.test(name ?? '') && typeof value === 'string' ? [value] : [],
  );
  return node.type === 'image' ? [node.alt ?? '', node.title ?? ''] : attributes;
}
