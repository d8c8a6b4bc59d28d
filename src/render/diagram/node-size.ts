import { labelSize, lineHeight, noteSize, textWidth } from '#lab/figure-text.ts';
import type { FlowNode } from './spec.ts';

/** Size of a node in px, from its text. */
export function nodeSize(node: FlowNode): { width: number; height: number } {
  const label = node.label.split('\n');
  const note = node.note?.split('\n') ?? [];
  const text = Math.max(
    ...label.map((line) => textWidth(line, labelSize)),
    ...note.map((line) => textWidth(line, noteSize)),
  );
  const lines = (label.length * labelSize + note.length * noteSize) * lineHeight;
  if (node.shape === 'text') return { width: text + 4, height: lines + 6 };
  if (node.shape === 'diamond') return { width: text + 2 * pointOf(lines + 16) + 6, height: lines + 16 };
  const sides = node.shape === 'pill' ? 30 : 22;
  return {
    // A sign such as "+" stands in a circle.
    width: Math.max(
      node.shape === 'pill' ? 36 : 48,
      node.label.length === 1 && !note.length ? 0 : text + sides,
    ),
    height: Math.max(36, lines + (node.shape === 'store' ? 26 : 18)),
  };
}

/** How far the points of a question's sides stand out, in px, for its height. */
export const pointOf = (height: number): number => Math.round(Math.min(14, height * 0.3));
