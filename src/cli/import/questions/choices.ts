import { cutAt, linesOf, trimmed, visible, visibleText } from '../markdown/inline-cut.ts';
import { paragraph, type Node } from '../markdown/nodes.ts';
import { answerLabel } from '../markdown/question-text.ts';

/** One choice of a question. */
export interface Option {
  /** Letter or number that it is named by. */
  label: string;
  children: Node[];
  /** What stands below its line, such as code. */
  below: Node[];
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

/** Finds the choices among the first blocks of an answer, and which of them the document marks or names as right. */
export function choicesOf(answer: readonly Node[]): Choices | undefined {
  for (const [at, block] of answer.slice(0, 6).entries()) {
    const { options, end, sure } = optionsFrom(answer, at);
    if (options.length > 1 && options.length <= most) {
      const after = answer.slice(end);
      const marked = options.some(({ right }) => right);
      const verdict = verdictOf(after, options);
      const agrees = verdict && options.every(({ right }, place) => right === verdict.right.includes(place));
      if (verdict && (!marked || agrees)) {
        const judged = options.map((option, place) => ({ ...option, right: verdict.right.includes(place) }));
        return { options: judged, before: answer.slice(0, at), after: verdict.rest };
      }
      if (sure || marked) return { options, before: answer.slice(0, at), after };
    }
    if (block.type === 'heading' || answerLabel(visible(block)) > 0) return undefined;
  }
  return undefined;
}

const isBoxes = ({ type, children = [] }: Node): boolean =>
  type === 'list' && children.every(({ checked }) => typeof checked === 'boolean');

/**
 * The choices that begin with a block: boxes, which code below each may divide, or lines with A, B, C before them. Short
 * items without a letter may be choices, which is sure only if one is right.
 */
function optionsFrom(
  blocks: readonly Node[],
  start: number,
): { options: Option[]; end: number; sure: boolean } {
  const options: Option[] = [];
  let end = start;
  while (end < blocks.length && isBoxes(blocks[end]!)) {
    const items = blocks[end++]!.children ?? [];
    for (const { children: [first, ...below] = [], checked } of items)
      options.push(optionOf(first?.children ?? [], options.length, below, checked === true));
    if (items.length === 1 && blocks[end]?.type === 'code') options.at(-1)!.below.push(blocks[end++]!);
  }
  if (options.length > 0) return { options, end, sure: true };
  const { type, ordered, children: items = [] } = blocks[start]!;
  const lines =
    type === 'paragraph'
      ? linesOf(blocks[start]!).map((line) => ({ line, below: [] as Node[] }))
      : type === 'list'
        ? items.flatMap(({ children: [first, ...below] = [] }) =>
            first ? [{ line: first.children ?? [], below }] : [],
          )
        : [];
  const marks = lines.map(({ line }) => letter.exec(visibleText(line)));
  const lettered = marks.every((mark, at) => mark?.[1]!.toUpperCase() === nameOf(at));
  const short = lines.every(({ line, below }) => below.length === 0 && visibleText(line).length < 200);
  if (!lettered && (type !== 'list' || !short)) return { options, end: start, sure: false };
  const found = lines.map(({ line, below }, at) => {
    const said = lettered ? trimmed(cutAt(line, marks[at]![0].length)[1]) : line;
    const option = optionOf(said, at, below, false);
    return ordered && !lettered ? { ...option, label: String(at + 1) } : option;
  });
  return { options: found, end: start + 1, sure: lettered };
}

const nameOf = (at: number): string => String.fromCharCode(65 + at);

/** A choice whose line is bold is right. */
function optionOf(line: Node[], at: number, below: Node[], checked: boolean): Option {
  const children = trimmed(line);
  const [first, ...others] = children;
  const bold = first?.type === 'strong' && others.length === 0;
  return {
    label: nameOf(at),
    children: bold ? first.children! : children,
    below,
    right: checked || bold,
  };
}

/** Letters or a number behind `Answer:`. */
const names =
  /^\s*\(?([A-J](?:(?:\s*[,，、;；/&+和与及と]\s*|\s+(?:and|und|et|y)\s+|)[A-J])*|\d)\)?(?!-?[\p{L}\p{N}'’])[.):。．）：、，;]*\s*/iu;

/** A line that calls a letter right: `The correct answer is B.` */
const sentence =
  /^(?=.{0,40}$).*(?:correct|right|richtig|antwort|réponse|respuesta|resposta|答案|正解|[选選]).*(?<!\p{Script=Latin})\(?([A-J])\)?(?:です)?[.。]?$/iu;

/**
 * Which of some choices the first text behind them names, by a label with their letters or their wording, and what else is
 * said. Undefined if it names none.
 *
 * @returns places of the choices, counted from 0.
 */
function verdictOf(
  after: readonly Node[],
  options: readonly Option[],
): { right: number[]; rest: Node[] } | undefined {
  const at = after.findIndex(({ type }) =>
    ['paragraph', 'heading', 'blockquote', 'list', 'code'].includes(type),
  );
  const block = after[at];
  if (!block) return undefined;
  const around = (rest: Node[]) => [...after.slice(0, at), ...rest, ...after.slice(at + 1)];
  const { type, children = [], value } = block;
  if (type === 'blockquote') return verdictOf(around(children), options);
  if (type === 'list' && children.length !== 1) return undefined;
  const text = value ?? visible(block);
  const label = answerLabel(text);
  const own = type === 'list' && block.ordered ? String(block.start ?? 1) : undefined;
  const match = label > 0 ? names.exec(text.slice(label)) : null;
  const letters = (match ?? sentence.exec(text.trim()))?.[1] ?? '';
  const named =
    letters
      .replace(/\b(?:and|und|et|y)\b/gi, '')
      .toUpperCase()
      .match(/[A-J]|\d/g) ?? [];
  const right = (own ? [own] : named).map((name) => options.findIndex((option) => option.label === name));
  if (right.length > 0 && !right.includes(-1)) {
    const rest = match ? trimmed(cutAt(children, label + match[0].length)[1]) : [];
    const said = plain(visibleText(rest));
    const repeats = said === '' || right.some((one) => plain(visibleText(options[one]!.children)) === said);
    return { right, rest: around(repeats ? [] : [paragraph(...rest)]) };
  }
  if (label === 0 && type !== 'list' && type !== 'code') return undefined;
  const said = plain(text.slice(label));
  const worded = options.flatMap(({ label: name, children: line }, place) =>
    [plain(visibleText(line)), plain(`${name} ${visibleText(line)}`)].includes(said) ? [place] : [],
  );
  return said !== '' && worded.length === 1 ? { right: worded, rest: around([]) } : undefined;
}

/** A wording without signs at its ends and between letter and text. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(letter, '$1 ')
    .replace(/[.。\s]+$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
