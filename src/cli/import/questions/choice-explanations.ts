import type { Option } from './choices.ts';
import { cutAt, trimmed, visibleText } from '../markdown/inline-cut.ts';
import { linesOf } from '../markdown/paragraph-lines.ts';
import { holding, paragraph, text, type Node } from '../markdown/nodes.ts';

/** What is said of each choice, and what of none. */
export interface Explained {
  /** By the place of a choice, from 0. */
  own: ReadonlyMap<number, Node[]>;
  before: Node[];
  after: Node[];
}

/** Words that may stand before the letter of a choice. */
const called = '(?:(?:option|choice|opción|opção|antwort|réponse|respuesta|resposta|选项|選択肢)\\s+)?';
const sign = new RegExp(`^\\s*${called}[(（]?([A-Ja-j])[)）]?\\s*(?:[.):．）：、]|[–—-](?=\\s))\\s*`, 'iu');
/** A letter that a sentence is about. */
const subject = new RegExp(
  `^\\s*${called}([A-J])\\s+(?=(?:is|isn['’]t|would|was|ist|wäre|est|es|sería|é|seria)\\s)|^\\s*${called}([A-J])\\s*(?=[是はが])`,
  'iu',
);

/**
 * Divides what a document says behind choices where its lines, paragraphs or items each begin with the letter of one.
 * Undefined unless two choices have such a text.
 */
export function explained(said: readonly Node[], options: readonly Option[]): Explained | undefined {
  const own = new Map<number, Node[]>();
  const before: Node[] = [];
  const after: Node[] = [];
  for (const block of said) {
    const pieces = piecesOf(block).map((nodes) => ({ nodes, told: toldOf(nodes[0], options) }));
    if (!pieces.some(({ told }) => told)) {
      (own.size > 0 ? after : before).push(block);
      continue;
    }
    // A text between two that are told apart belongs to either.
    if (after.length > 0) return undefined;
    let last: Node[] | undefined;
    for (const { nodes, told } of pieces) {
      if (told && own.has(told.at)) return undefined;
      if (told) own.set(told.at, (last = [paragraph(...told.rest), ...nodes.slice(1)]));
      else (last ?? before).push(...nodes);
    }
  }
  return own.size > 1 ? { own, before, after } : undefined;
}

/** The blocks of each item of a list, or a paragraph for each line of one. */
function piecesOf(block: Node): Node[][] {
  if (block.type === 'list') return (block.children ?? []).map(({ children = [] }) => children);
  return block.type === 'paragraph' ? linesOf(block).map((line) => [paragraph(...line)]) : [[block]];
}

/** The choice that a paragraph begins with the letter of, and what it says of it: a sentence about the letter names the choice. */
function toldOf(
  node: Node | undefined,
  options: readonly Option[],
): { at: number; rest: Node[] } | undefined {
  if (node?.type !== 'paragraph') return undefined;
  const line = node.children ?? [];
  const words = visibleText(line);
  const marked = sign.exec(words);
  const found = marked ?? subject.exec(words);
  const letter = (found?.[1] ?? found?.[2] ?? '').toUpperCase();
  const at = options.findIndex(({ label }) => label === letter);
  if (!found || at < 0) return undefined;
  const rest = trimmed(cutAt(line, found[0].length)[1]);
  if (rest.length === 0) return undefined;
  const named = holding({ type: 'emphasis' }, options[at]!.children);
  return { at, rest: marked ? rest : [...named, text(' '), ...rest] };
}
