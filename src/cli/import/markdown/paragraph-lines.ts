import { cutAt, trimmed, visibleText } from './inline-cut.ts';
import type { Node } from './nodes.ts';

/** The lines of a paragraph that say something. */
export function linesOf(paragraph: Node): Node[][] {
  let rest = paragraph.children ?? [];
  return visibleText(rest)
    .split('\n')
    .map((line) => {
      const [own, behind] = cutAt(rest, line.length);
      rest = cutAt(behind, 1)[1];
      return trimmed(own);
    })
    .filter((line) => line.length > 0);
}
