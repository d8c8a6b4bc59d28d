import type { AnswerNode } from '#book/answer.ts';

/** The text of inline nodes, with formulas as their TeX. Other parts give no text. */
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
