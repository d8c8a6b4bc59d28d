import type { AnswerNode } from '#book/answer.ts';

/** The text of elements, with formulas as their TeX; that of other parts is not inline. */
export const plainText = (nodes: readonly AnswerNode[]): string =>
  nodes
    .map((node) =>
      typeof node === 'string'
        ? node
        : !('part' in node)
          ? plainText(node.children)
          : node.part === 'formula'
            ? node.tex
            : '',
    )
    .join('');
