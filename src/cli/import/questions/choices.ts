import { cutAt, trimmed, visible, visibleText } from '../markdown/inline-cut.ts';
import { linesOf } from '../markdown/paragraph-lines.ts';
import type { Node } from '../markdown/nodes.ts';
import { answerLabel } from '../markdown/question-text.ts';
import { verdictOf } from '../markdown/verdict.ts';

/** One choice of a question. */
export interface Option {
  /** Letter or number that it is named by. */
  label: string;
  children: Node[];
  /** Code that stands below its line. */
  code: Node[];
  right: boolean;
}

/** A question with choices, as far as an answer consists of them. */
export interface Choices {
  options: Option[];
  /** Blocks before the choices, such as the code that the question is about. */
  before: Node[];
  /** What the document says to them, without what only names the right one. */
  after: Node[];
}

const most = 10;
const letter = /^\s*[(（]?([A-Ja-j])\s*[.):．）：、]\s*/;
const tick = /\s*(?:[✓✔✅☑]\ufe0f?|\((?:correct|right)(?: answer)?\)|[←<]-+\s*(?:correct|answer))\s*$/iu;

/** Finds the choices among the first blocks of an answer, and which of them the document marks as right. */
export function choicesOf(answer: readonly Node[]): Choices | undefined {
  for (let at = 0; at < Math.min(answer.length, 6); at++) {
    const block = answer[at]!;
    const { found, end } = tasksFrom(answer, at);
    const options = found.length > 0 ? found : lettered(block);
    const before = answer.slice(0, at);
    if (options.length > 1)
      return judged({ options, before, after: answer.slice(found.length > 0 ? end : at + 1) });
    const plain = judged({ options: unnamed(block), before, after: answer.slice(at + 1) });
    if (plain.options.length > 1 && plain.options.some(({ right }) => right)) return plain;
    if (block.type === 'heading' || answerLabel(visible(block)) > 0) return undefined;
  }
  return undefined;
}

/** The choices with those as right that the text behind them names, unless they are marked otherwise themselves. */
function judged({ options, before, after }: Choices): Choices {
  const verdict = options.length > 1 ? verdictOf(after, options) : undefined;
  const told = options.flatMap(({ right }, at) => (right ? [at] : []));
  if (!verdict || (told.length > 0 && told.join() !== verdict.right.join()))
    return { options, before, after };
  const marked = options.map((option, at) => ({ ...option, right: verdict.right.includes(at) }));
  return { options: marked, before, after: verdict.rest };
}

const nameOf = (at: number): string => String.fromCharCode(65 + at);

/** A list of boxes, which code below single choices may divide. */
function tasksFrom(blocks: readonly Node[], start: number): { found: Option[]; end: number } {
  const found: Option[] = [];
  let end = start;
  for (let at = start; at < blocks.length && found.length <= most; at++) {
    const { type, children: items = [] } = blocks[at]!;
    if (type === 'list' && items.every(({ checked }) => typeof checked === 'boolean')) {
      for (const item of items) {
        const [first, ...below] = item.children ?? [];
        const option = optionOf(first?.children ?? [], found.length, item.checked === true);
        found.push({ ...option, code: below });
      }
      end = at + 1;
    } else if (type === 'code' && found.length > 0 && isDivided(blocks, at, found)) {
      found.at(-1)!.code.push(blocks[at]!);
      end = at + 1;
    } else break;
  }
  return { found: found.length > 1 && found.length <= most ? found : [], end };
}

/** Whether code belongs to the choice above it: another choice follows, or each choice before has some. */
const isDivided = (blocks: readonly Node[], at: number, found: readonly Option[]): boolean => {
  const next = blocks[at + 1];
  const goesOn = next?.type === 'list' && next.children?.every(({ checked }) => typeof checked === 'boolean');
  return goesOn === true || (found.length > 1 && found.slice(0, -1).every(({ code }) => code.length > 0));
};

/** A list or the lines of a paragraph with A, B, C before each. */
function lettered(block: Node): Option[] {
  const lines =
    block.type === 'paragraph'
      ? linesOf(block)
      : block.type === 'list'
        ? (block.children ?? []).flatMap(({ children: [first] = [] }) =>
            first ? [first.children ?? []] : [],
          )
        : [];
  if (lines.length < 2 || lines.length > most) return [];
  const marks = lines.map((line) => letter.exec(visibleText(line)));
  if (!marks.every((mark, at) => mark?.[1]!.toUpperCase() === nameOf(at))) return [];
  return lines.map((line, at) => {
    const below = block.children?.[at]?.type === 'listItem' ? block.children[at].children!.slice(1) : [];
    return { ...optionOf(trimmed(cutAt(line, marks[at]![0].length)[1]), at, false), code: below };
  });
}

/** A list of short lines, which are choices if the text behind them names one. */
function unnamed({ type, ordered, start, children: items = [] }: Node): Option[] {
  const short = items.every(
    ({ children = [] }) =>
      children.length === 1 && children[0]!.type === 'paragraph' && visible(children[0]!).length < 200,
  );
  if (type !== 'list' || !short || items.length > 8 || (ordered && (start ?? 1) !== 1)) return [];
  return items.map(({ children }, at) => {
    const option = optionOf(children![0]!.children ?? [], at, false);
    return ordered ? { ...option, label: String(at + 1) } : option;
  });
}

/** A choice whose line is bold, or has a tick behind it, is right. */
function optionOf(line: Node[], at: number, checked: boolean): Option {
  const mark = tick.exec(visibleText(line));
  const children = trimmed(mark ? cutAt(line, mark.index)[0] : line);
  const bold = children.length === 1 && children[0]!.type === 'strong';
  const right = checked || bold || mark !== null;
  return { label: nameOf(at), children: bold ? children[0]!.children! : children, code: [], right };
}
