import { asDraft, type Problem } from '#book/problem.ts';
import type { Limits } from '#book/schema.ts';
import { wordCount } from '#book/word-count.ts';
import { isPartWith } from '#book/parts/part-traits.ts';
import { textOfNode, walk, type TreeNode } from '#render/text/mdx-tree.ts';

/** The id of the heading whose section has a limit of its own. */
const shortForm = 'in-three-minutes';

/** A heading of a text and what follows it up to the next, or what stands before the first. */
interface Section {
  heading: string;
  line: number;
  words: number;
  ofShortForm: boolean;
}

/** How long a text is. */
export interface Lengths {
  sections: Section[];
  /** Lines of what folds, in order. */
  folds: number[];
}

/** The prose that a reader meets without unfolding anything; a formula or a piece of code is one word, a mark of a source none. */
function proseOf(node: TreeNode): string {
  if (isPartWith('apart', node.name)) return ' ';
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'inlineCode' || node.type === 'inlineMath') return 'x';
  const inner = (node.children ?? []).map(proseOf).join('');
  return /^(?:emphasis|strong|delete|link|mdxJsxTextElement)$/.test(node.type) ? inner : ` ${inner} `;
}

/** The lengths of a text. `line`: where it begins in its file. */
export function lengthsOf(tree: TreeNode, line: number): Lengths {
  const lineOf = (node: TreeNode) => line - 1 + (node.position?.start.line ?? 1);
  const sections: Section[] = [{ heading: '', line, words: 0, ofShortForm: false }];
  let shortDepth = 0;
  for (const node of tree.children ?? []) {
    if (node.type === 'heading') {
      const { depth = 2, data } = node;
      if (depth <= shortDepth) shortDepth = 0;
      if (data?.hProperties?.id === shortForm) shortDepth = depth;
      sections.push({ heading: textOfNode(node), line: lineOf(node), words: 0, ofShortForm: shortDepth > 0 });
    }
    // A mark leaves with the space before it, so that a full stop behind it is no word.
    sections.at(-1)!.words += wordCount(proseOf(node).replace(/\s+(?=[.,;:!?)])/g, ''));
  }
  const folds = [...walk(tree)].filter(({ name }) => name === 'Deeper').map(lineOf);
  return { sections, folds };
}

export const wordsIn = (sections: readonly Section[]): number =>
  sections.reduce((sum, { words }) => sum + words, 0);

/** A problem where a count is over its limit. */
export function overLimit(
  limits: Limits | undefined,
  field: keyof Limits,
  count: number,
  problem: Omit<Problem, 'expected'>,
): Problem[] {
  const most = limits?.[field];
  if (most === undefined || count <= most) return [];
  return asDraft([{ ...problem, expected: `at most ${most} (limits.${field} in book.yaml)` }]);
}

/** The lengths of an answer's body that are over their limits. */
export function tooLong({ sections, folds }: Lengths, limits: Limits | undefined, file: string): Problem[] {
  const [short = [], rest = []] = [true, false].map((is) => sections.filter((one) => one.ofShortForm === is));
  const [shortWords, words] = [short, rest].map(wordsIn) as [number, number];
  const [longest] = rest.toSorted((a, b) => b.words - a.words);
  const named = longest?.heading && `; the longest section is "${longest.heading}", with ${longest.words}`;
  return [
    ...overLimit(limits, 'threeMinutes', shortWords, {
      file,
      line: short[0]?.line,
      message: `The section "${short[0]?.heading}" has ${shortWords} words.`,
      fix: 'shorten it to the points that decide the answer',
    }),
    ...overLimit(limits, 'answer', words, {
      file,
      line: longest?.line,
      message: `The answer has ${words} words, not counting what folds and #${shortForm}${named ?? ''}.`,
      fix: 'shorten it, or put what a hurried reader may skip into <Deeper id="…" title="…">',
    }),
    ...overLimit(limits, 'folds', folds.length, {
      file,
      line: folds[limits?.folds ?? 0],
      message: `The answer has ${folds.length} folds (<Deeper>); this is the first over the limit.`,
      fix: 'leave one out, or merge two that belong together',
    }),
  ];
}
