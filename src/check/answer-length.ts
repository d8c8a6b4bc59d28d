import type { Problem } from '#book/problem.ts';
import { wordCount } from '#book/word-count.ts';
import type { TreeNode } from '#render/mdx-tree.ts';

/** Parts that fold, stand apart from the text, or are no prose. */
const apart = new Set('FollowUp Quiz Misconception Deeper Code Lab Live Bars Plot Diagram'.split(' '));

/** Words of an answer that a reader meets without unfolding anything; a formula or a piece of code counts as one. */
export function proseWords(node: TreeNode): number {
  if (node.name && apart.has(node.name)) return 0;
  if (node.type === 'text') return wordCount(node.value ?? '');
  if (node.type === 'inlineCode' || node.type === 'inlineMath') return 1;
  return (node.children ?? []).reduce((sum, child) => sum + proseWords(child), 0);
}

export function tooLong(words: number, most: number | undefined, file: string): Problem[] {
  if (most === undefined || words <= most) return [];
  return [
    {
      file,
      message: `The answer has ${words} words, without what folds.`,
      expected: `at most ${most} (mostWords in book.yaml)`,
      fix: 'shorten it, or put what a hurried reader may skip into <Deeper id="…" title="…">',
    },
  ];
}
