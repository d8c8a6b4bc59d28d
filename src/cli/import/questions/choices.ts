import { cutAt, linesOf, trimmed, visible, visibleText } from '../markdown/inline-cut.ts';
import { paragraph, type MdNode } from '../markdown/nodes.ts';
import { answerLabel } from '../markdown/question-text.ts';

/** One choice of a question. */
export interface Option {
  /** Letter or number that it is named by. */
  label: string;
  children: MdNode[];
  right: boolean;
}

/** A question with choices, as far as an answer consists of them. */
export interface Choices {
  options: Option[];
  /** Blocks before the choices, such as the code that the question is about. */
  before: MdNode[];
  /** The document's words on them, without those that only name the right one. */
  after: MdNode[];
}

const most = 10;
const letter = /^\s*[(（]?([A-Ja-j])\s*[.):．）：、]\s*/;
const nameOf = (at: number): string => String.fromCharCode(65 + at);

/** Finds the choices among the first blocks of an answer, and which of them the document marks or names as right. */
export function choicesOf(answer: readonly MdNode[]): Choices | undefined {
  for (const [at, block] of answer.slice(0, 6).entries()) {
    const { options, sure } = optionsOf(block);
    if (options.length > 1 && options.length <= most) {
      const marked = options.flatMap(({ right }, place) => (right ? [place] : []));
      const named = namedIn(answer.slice(at + 1), options);
      const agrees = named && (marked.length === 0 || String(marked) === String(named.right));
      if (agrees || sure) {
        const right = agrees ? named.right : marked;
        return {
          options: options.map((option, place) => ({ ...option, right: right.includes(place) })),
          before: answer.slice(0, at),
          after: agrees ? named.rest : answer.slice(at + 1),
        };
      }
    }
    if (block.type === 'heading' || answerLabel(visible(block)) > 0) return undefined;
  }
  return undefined;
}

/**
 * The choices that a block consists of: items with boxes, or items or lines with A, B, C before them. Short items without
 * a letter may be choices, which is sure only if one is right.
 */
function optionsOf(block: MdNode): { options: Option[]; sure: boolean } {
  const { type, ordered, children: items = [] } = block;
  const isList = type === 'list' && items.every(({ children = [] }) => children.length < 2);
  const lines =
    type === 'paragraph'
      ? linesOf(block)
      : isList
        ? items.flatMap((one) => one.children ?? []).map(({ children = [] }) => children)
        : [];
  const marks = lines.map((line) => letter.exec(visibleText(line)));
  const boxes = isList && items.every(({ checked }) => typeof checked === 'boolean');
  const lettered = marks.every((mark, at) => mark?.[1]!.toUpperCase() === nameOf(at));
  if (!boxes && !lettered && !isList) return { options: [], sure: false };
  const options = lines.map((line, at) => {
    const said = trimmed(lettered ? cutAt(line, marks[at]![0].length)[1] : line);
    const bold = said.length === 1 && said[0]!.type === 'strong';
    return {
      label: ordered && !lettered ? String(at + 1) : nameOf(at),
      children: bold ? said[0]!.children! : said,
      right: (bold && lettered) || items[at]?.checked === true,
    };
  });
  return { options, sure: boxes || lettered };
}

/** Letters or a number behind `Answer:`. */
const names =
  /^\s*\(?([A-J](?:(?:\s*[,，、;；/&+和与及と]\s*|\s+(?:and|und|et|y)\s+|)[A-J])*|\d)\)?(?!-?[\p{L}\p{N}'’])[.):。：．）、，;]*\s*/iu;

/**
 * Which of some choices the first text behind them names, by a label with their letters or their wording, and what else is
 * said. Undefined if it names none.
 *
 * @returns places of the choices, counted from 0.
 */
function namedIn(
  after: readonly MdNode[],
  options: readonly Option[],
): { right: number[]; rest: MdNode[] } | undefined {
  const at = after.findIndex(({ type }) => /^(?:paragraph|heading|blockquote|list|code)$/.test(type));
  const block = after[at];
  if (!block) return undefined;
  const around = (rest: MdNode[]) => [...after.slice(0, at), ...rest, ...after.slice(at + 1)];
  const { type, children = [] } = block;
  if (type === 'blockquote') return namedIn(around(children), options);
  const text = block.value ?? visible(block);
  const label = answerLabel(text);
  const match = label > 0 ? names.exec(text.slice(label)) : null;
  const letters = match?.[1]?.replace(/\b(?:and|und|et|y)\b/gi, '') ?? '';
  // An answer such as `2. two` is an item of a list with its number.
  const own = type === 'list' && children.length === 1 ? String(block.start ?? '') : letters;
  const named = own.toUpperCase().match(/[A-J]|\d/g) ?? [];
  const right = named.map((name) => options.findIndex((option) => option.label === name));
  const wordings = options.map((option) => plain(visibleText(option.children)));
  if (right.length > 0 && !right.includes(-1)) {
    const rest = match ? trimmed(cutAt(children, label + match[0].length)[1]) : [];
    const repeats = ['', ...right.map((place) => wordings[place])].includes(plain(visibleText(rest)));
    return { right, rest: around(repeats ? [] : [paragraph(...rest)]) };
  }
  const place = label > 0 || type === 'code' ? wordings.indexOf(plain(text.slice(label))) : -1;
  return place < 0 ? undefined : { right: [place], rest: around([]) };
}

/** A wording without a letter before it and signs behind it. */
const plain = (text: string): string =>
  text
    .replace(letter, '')
    .replace(/[.。\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
