import type { TreeNode } from '#render/mdx-tree.ts';
import { cutAt, trimmed, visible, visibleText } from './inline-cut.ts';

/** A question with choices, as far as an answer consists of them. */
export interface Choices {
  options: { label: string; children: TreeNode[]; right: boolean }[];
  /** Blocks before the choices, such as the code that the question is about. */
  before: TreeNode[];
  after: TreeNode[];
}

const letter = /^\s*\(?([A-Ha-h])\s*[.):]\s*/;
const tick = /\s*(?:[✓✔✅☑]\ufe0f?|\((?:correct|right)(?: answer)?\)|[←<]-+\s*(?:correct|answer))\s*$/iu;
const verdict =
  /^\s*(?:(?:the )?(?:correct |right )?(?:answers?|ans|choice|option|solution)(?: is| are)?)\s*[:.\-–—]?\s*(\(?[A-Ha-h]\)?(?:\s*(?:,|and|&)\s*\(?[A-Ha-h]\)?)*)(?![\p{L}\p{N}'’])[.):]?\s*/iu;

/** Finds the choices among the first blocks of an answer, and which of them the document marks as right. */
export function choicesOf(answer: readonly TreeNode[]): Choices | undefined {
  for (let at = 0; at < Math.min(4, answer.length); at++) {
    const options = optionsOf(answer[at]!);
    if (options.length < 2) continue;
    const before = answer.slice(0, at);
    if (before.some((node) => node.type === 'heading')) return undefined;
    let after = answer.slice(at + 1);
    const first = after.findIndex((node) => ['paragraph', 'heading', 'blockquote'].includes(node.type));
    const place = first < 0 ? undefined : after[first]!;
    const said = place ? verdict.exec(visible(place)) : null;
    if (said) {
      const letters = said[1]!.toUpperCase().match(/[A-H]/g)!;
      const known = options.filter(({ label }) => letters.includes(label));
      if (known.length === letters.length) {
        for (const option of options) option.right = known.includes(option);
        after = [
          ...after.slice(0, first),
          ...withoutVerdict(place!, said[0].length, known[0]!),
          ...after.slice(first + 1),
        ];
      }
    }
    return { options, before, after };
  }
  return undefined;
}

/** What a paragraph says beyond the letter; the wording of the choice is not said twice. */
function withoutVerdict(node: TreeNode, length: number, option: Choices['options'][number]): TreeNode[] {
  if (!node.children || node.type === 'blockquote') return [node];
  const rest = trimmed(cutAt(node.children, length)[1]);
  const said = visibleText(rest).trim();
  const own = visibleText(option.children).trim();
  if (said === '' || said.replace(/\.$/, '') === own.replace(/\.$/, '')) return [];
  return [{ type: 'paragraph', children: rest }];
}

function optionsOf(block: TreeNode): Choices['options'] {
  const lines =
    block.type === 'list'
      ? (block.children ?? []).map((item) => item.children?.[0]?.children ?? [])
      : block.type === 'paragraph'
        ? linesOf(block)
        : [];
  if (lines.length < 2 || lines.length > 8) return [];
  const tasks = (block.children ?? []).every(
    (item) => typeof (item as { checked?: boolean | null }).checked === 'boolean',
  );
  const labels = lines.map((line) => letter.exec(visibleText(line))?.[1]?.toUpperCase());
  const lettered = labels.every((label, at) => label === String.fromCharCode(65 + at));
  if (!lettered && !(block.type === 'list' && tasks)) return [];
  return lines.map((line, at) => {
    const text = visibleText(line);
    const body = trimmed(lettered ? cutAt(line, letter.exec(text)![0].length)[1] : line);
    const mark = tick.exec(visibleText(body));
    const children = trimmed(mark ? cutAt(body, mark.index)[0] : body);
    const bold = children.length === 1 && children[0]!.type === 'strong';
    const checked =
      (block.children?.[at] as { checked?: boolean | null } | undefined)?.checked === true &&
      block.type === 'list';
    return {
      label: String.fromCharCode(65 + at),
      children: bold ? children[0]!.children! : children,
      right: checked || bold || mark !== null,
    };
  });
}

function linesOf(paragraph: TreeNode): TreeNode[][] {
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
