import { cutAt, linesOf, trimmed, visible, visibleText } from '../markdown/inline-cut.ts';
import { holding, paragraph, type MdNode } from '../markdown/nodes.ts';
import { answerLabel } from '../markdown/question-text.ts';

/** One choice of a question; its letter is that of its place. */
export interface Option {
  children: MdNode[];
  right: boolean;
}

const letter = /^\s*[(（]?([A-Ja-j])\s*[.):．）：、]\s*/;

/**
 * Finds the choices among the first blocks of an answer, and which of them the document marks or names as right.
 *
 * @returns with the blocks before them, such as the code that the question is about, and what the document says behind
 *   them, without what only names the right one.
 */
export function choicesOf(answer: readonly MdNode[]) {
  for (const [at, block] of answer.slice(0, 6).entries()) {
    const options = optionsOf(block);
    if (options.length > 1 && options.length <= 10) {
      const after = answer.slice(at + 1);
      const named = namedIn(after, options);
      return {
        options: named
          ? options.map((option, place) => ({ ...option, right: named.right.includes(place) }))
          : options,
        before: answer.slice(0, at),
        after: named?.rest ?? after,
      };
    }
    if (block.type === 'heading' || answerLabel(visible(block)) > 0) return undefined;
  }
  return undefined;
}

/** The choices that a block consists of: items with boxes, or items or lines with A, B, C before them. */
function optionsOf(block: MdNode): Option[] {
  const { type, children: items = [] } = block;
  const isList = type === 'list' && items.every(({ children = [] }) => children.length < 2);
  const blocks = isList ? items.flatMap(({ children = [] }) => children) : [];
  const lines = type === 'paragraph' ? linesOf(block) : blocks.map(({ children = [] }) => children);
  const marks = lines.map((line) => letter.exec(visibleText(line)));
  const lettered = marks.every((mark, at) => mark?.[1]!.toUpperCase().charCodeAt(0) === 65 + at);
  const boxes = isList && items.every(({ checked }) => typeof checked === 'boolean');
  if (!boxes && !lettered) return [];
  return lines.map((line, at) => {
    const said = trimmed(lettered ? cutAt(line, marks[at]![0].length)[1] : line);
    const bold = lettered && said.length === 1 && said[0]!.type === 'strong';
    return { children: bold ? said[0]!.children! : said, right: bold || items[at]?.checked === true };
  });
}

/** Letters behind `Answer:`. */
const names =
  /^\s*\(?([A-J](?:(?:\s*[,，、;；/&+和与及と]\s*|\s+(?:and|und|et|y)\s+|)[A-J])*)\)?(?!-?[\p{L}\p{N}'’])[.):。：．）、，;]*\s*/iu;

/**
 * Which of some choices the first text behind them names, by a label with their letters, and what else is said; undefined
 * if it names none.
 *
 * @returns places of the choices, counted from 0.
 */
function namedIn(
  after: readonly MdNode[],
  options: readonly Option[],
): { right: number[]; rest: MdNode[] } | undefined {
  const at = after.findIndex(({ type }) => /^(?:paragraph|heading|blockquote)$/.test(type));
  const { type, children = [] } = after[at] ?? paragraph();
  const around = (rest: MdNode[]) => [...after.slice(0, at), ...rest, ...after.slice(at + 1)];
  if (type === 'blockquote') return namedIn(around(children), options);
  const label = answerLabel(visibleText(children));
  if (label === 0) return undefined;
  const said = visibleText(children).slice(label);
  const match = names.exec(said);
  const letters = match?.[1]!.replace(/\b(?:and|und|et|y)\b/gi, '').match(/[a-j]/gi) ?? [];
  const right = letters.map((name) => name.toUpperCase().charCodeAt(0) - 65);
  if (!match || right.some((place) => place >= options.length)) return undefined;
  const rest = trimmed(cutAt(children, label + match[0].length)[1]);
  return { right, rest: around(holding({ type: 'paragraph' }, rest)) };
}
