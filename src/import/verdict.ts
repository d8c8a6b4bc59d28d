import { cutAt, trimmed, visible, visibleText } from './inline-cut.ts';
import { paragraph, type Node } from './nodes.ts';
import { answerLabel } from './question-text.ts';

/** Recognizes the words with which a document names the right one of some choices. */

interface Named {
  label: string;
  children: Node[];
}

/** Letters or numbers behind `Answer:`. */
const names =
  /^\s*(\(?(?:[A-Ja-j]|\d)\)?(?:\s*(?:,|and|&|\+)\s*\(?(?:[A-Ja-j]|\d)\)?)*)(?![\p{L}\p{N}'’])[.):。．）：、，]*\s*/iu;
const sentence =
  /^\s*(?:the )?(?:(?:correct|right) (?:answers?|choices?|options?)|answers?|ans|solution)(?: is| are)?\s*[:.\-–—]?\s*(?:option\s+)?/iu;

/**
 * Which of some choices the blocks behind them say is right, and what else they say. Undefined if they name none.
 *
 * @returns places of the choices, counted from 0.
 */
export function verdictOf(
  after: readonly Node[],
  options: readonly Named[],
): { right: number[]; rest: Node[] } | undefined {
  const at = after.findIndex(({ type }) =>
    ['paragraph', 'heading', 'blockquote', 'list', 'code'].includes(type),
  );
  const block = after[at];
  if (!block) return undefined;
  const [lead, behind] = [after.slice(0, at), after.slice(at + 1)];
  if (block.type === 'blockquote') {
    const quoted = block.children ?? [];
    return isText(quoted[0]) ? verdictOf([...lead, ...quoted, ...behind], options) : undefined;
  }
  if (block.type === 'list' || block.type === 'code') {
    const right = ofBlock(block, options);
    return right === undefined ? undefined : { right: [right], rest: [...lead, ...behind] };
  }
  const found = ofText(block, options);
  return found && { right: found.right, rest: [...lead, ...found.rest, ...behind] };
}

const isText = (node: Node | undefined): boolean => node?.type === 'paragraph' || node?.type === 'heading';

/** `Answer: B`, `Antwort: B) object`, or the wording of a choice behind such a label. */
function ofText(block: Node, options: readonly Named[]): { right: number[]; rest: Node[] } | undefined {
  const text = visible(block);
  const label = answerLabel(text) || (sentence.exec(text)?.[0].length ?? 0);
  if (label === 0) return undefined;
  const match = names.exec(text.slice(label));
  const labels: string[] = match?.[1]!.toUpperCase().match(/[A-J]|\d/g) ?? [];
  const right = labels.map((name) => options.findIndex((option) => option.label === name));
  if (match && labels.length > 0 && !right.includes(-1)) {
    const rest = trimmed(cutAt(block.children ?? [], label + match[0].length)[1]);
    const said = plain(visibleText(rest));
    const repeats = said === '' || right.some((at) => plain(visibleText(options[at]!.children)) === said);
    return { right, rest: repeats ? [] : [paragraph(...rest)] };
  }
  const at = worded(text.slice(label), options);
  return at === undefined ? undefined : { right: [at], rest: [] };
}

/** A list of one item, numbered as a choice, or code that repeats one. */
function ofBlock(block: Node, options: readonly Named[]): number | undefined {
  if (block.type === 'code') {
    const value = block.value ?? '';
    const told = ofText(paragraph({ type: 'text', value }), options);
    return told?.right.length === 1 && told.rest.length === 0 ? told.right[0] : worded(value, options);
  }
  const items = block.children ?? [];
  if (items.length !== 1) return undefined;
  const at = block.ordered ? options.findIndex(({ label }) => label === String(block.start ?? 1)) : -1;
  return at >= 0 ? at : worded(visible(items[0]!), options);
}

/** The one choice that a text repeats, with or without its letter. */
function worded(text: string, options: readonly Named[]): number | undefined {
  const said = plain(text);
  const found = options.flatMap(({ label, children }, at) => {
    const own = plain(visibleText(children));
    return own !== '' && [own, plain(`${label} ${own}`)].includes(said) ? [at] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A wording without signs at its ends and between letter and text. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/^[(（]?([A-Ja-j]|\d)\s*[.):．）：、]\s*/, '$1 ')
    .replace(/[.。\s]+$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
