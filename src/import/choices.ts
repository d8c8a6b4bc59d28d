import { cutAt, trimmed, visible, visibleText } from './inline-cut.ts';
import { paragraph, type Node } from './nodes.ts';

/** A question with choices, as far as an answer consists of them. */
export interface Choices {
  options: { label: string; children: Node[]; right: boolean }[];
  /** Blocks before the choices, such as the code that the question is about. */
  before: Node[];
  after: Node[];
}

const letter = /^\s*\(?([A-Ha-h])\s*[.):]\s*/;
const tick = /\s*(?:[✓✔✅☑]\ufe0f?|\((?:correct|right)(?: answer)?\)|[←<]-+\s*(?:correct|answer))\s*$/iu;
const verdict =
  /^\s*(?:(?:the )?(?:correct |right )?(?:answers?|ans|choice|option|solution)(?: is| are)?)\s*[:.\-–—]?\s*(\(?[A-Ha-h]\)?(?:\s*(?:,|and|&)\s*\(?[A-Ha-h]\)?)*)(?![\p{L}\p{N}'’])[.):]?\s*/iu;

/** Finds the choices among the first blocks of an answer, and which of them the document marks as right. */
export function choicesOf(answer: readonly Node[]): Choices | undefined {
  const found = answer.slice(0, 4).map(optionsOf);
  const at = found.findIndex(({ length }) => length >= 2);
  const before = answer.slice(0, Math.max(0, at));
  if (at < 0 || before.some(({ type }) => type === 'heading')) return undefined;
  const options = found[at]!;
  const after = answer.slice(at + 1);
  const said = after.findIndex(({ type }) => ['paragraph', 'heading', 'blockquote'].includes(type));
  const match = said < 0 ? null : verdict.exec(visible(after[said]!));
  const letters: string[] = match?.[1]!.toUpperCase().match(/[A-H]/g) ?? [];
  const right = options.filter(({ label }) => letters.includes(label));
  if (match && right.length === letters.length) {
    for (const option of options) option.right = right.includes(option);
    after.splice(said, 1, ...withoutVerdict(after[said]!, match[0].length, right[0]!));
  }
  return { options, before, after };
}

/** What a paragraph says beyond the letter; the wording of the choice is not said twice. */
function withoutVerdict(node: Node, length: number, option: Choices['options'][number]): Node[] {
  if (!node.children || node.type === 'blockquote') return [node];
  const rest = trimmed(cutAt(node.children, length)[1]);
  const [said, own] = [rest, option.children].map((nodes) => visibleText(nodes).trim().replace(/\.$/, ''));
  return visibleText(rest).trim() === '' || said === own ? [] : [paragraph(...rest)];
}

function optionsOf(block: Node): Choices['options'] {
  const items = block.type === 'list' ? (block.children ?? []) : [];
  const lines =
    block.type === 'paragraph' ? linesOf(block) : items.map((item) => item.children?.[0]?.children ?? []);
  if (lines.length < 2 || lines.length > 8) return [];
  const labels = lines.map((_, at) => String.fromCharCode(65 + at));
  const marks = lines.map((line) => letter.exec(visibleText(line)));
  const lettered = marks.every((mark, at) => mark?.[1]!.toUpperCase() === labels[at]);
  const tasks = items.length > 0 && items.every(({ checked }) => typeof checked === 'boolean');
  if (!lettered && !tasks) return [];
  return lines.map((line, at) => {
    const body = trimmed(lettered ? cutAt(line, marks[at]![0].length)[1] : line);
    const mark = tick.exec(visibleText(body));
    const children = trimmed(mark ? cutAt(body, mark.index)[0] : body);
    const bold = children.length === 1 && children[0]!.type === 'strong';
    return {
      label: labels[at]!,
      children: bold ? children[0]!.children! : children,
      right: items[at]?.checked === true || bold || mark !== null,
    };
  });
}

function linesOf(paragraph: Node): Node[][] {
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
