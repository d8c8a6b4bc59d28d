import type { ParsedBlocks } from '../markdown/blocks.ts';
import { visible } from '../markdown/inline-cut.ts';
import type { Node } from '../markdown/nodes.ts';
import type { FoundQuestion, Part } from './parts.ts';
import { endsAsQuestion, questionMarker } from '../markdown/question-text.ts';

/** An answer this many times as long as the median of its document's may hold further questions. */
const tooLong = 10;
/** Lines up to which no answer is long. */
const short = 40;

/** Notes at questions whose answers may hold others: those much longer than the rest, and those in which a numbered line asks. */
export function noteSeveral(parts: readonly (Part & { to: number })[], lineOf: ParsedBlocks['lineOf']): void {
  const lengths = new Map<FoundQuestion, number>();
  for (const part of parts)
    if (part.kind === 'question')
      lengths.set(part.question, (lengths.get(part.question) ?? 0) + part.to - part.from + 1);
  const sorted = [...lengths.values()].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  for (const [question, lines] of lengths) {
    const inner = question.answer.flatMap(lead).find(asksByNumber);
    if (inner)
      question.notes.push(
        `it may hold several questions: line ${lineOf(inner)} asks "${visible(inner).trim().slice(0, 60)}"`,
      );
    else if (sorted.length > 4 && lines > short && lines > tooLong * median)
      question.notes.push(
        `it may hold several questions: it takes ${lines} lines, most of the others ${median} or fewer`,
      );
  }
}

/** The lines of a block that could open a question: a heading, bold type, or the same in an item of a list. */
function lead(node: Node): Node[] {
  if (node.type === 'list')
    return (node.children ?? []).flatMap(({ children: [first] = [] }) => (first ? lead(first) : []));
  const bold =
    node.type === 'paragraph' && node.children?.length === 1 && node.children[0]!.type === 'strong';
  return node.type === 'heading' || bold ? [node] : [];
}

const asksByNumber = (node: Node): boolean => {
  const text = visible(node).trim();
  return node.position !== undefined && endsAsQuestion(text) && questionMarker(text) !== undefined;
};
