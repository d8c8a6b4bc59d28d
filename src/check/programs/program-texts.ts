import { gap, type ShownText } from '../wording/words-to-avoid.ts';
import type { Node } from './program-tree.ts';

const blank = (text: string) => ' '.repeat(text.length);
const isString = (node: Node) => node.type === 'Literal' && typeof node.value === 'string';

/** Whether a node is a text: a string, a template, or texts and values that `+` joins. */
export const isText = (node: Node): boolean =>
  isString(node) ||
  node.type === 'TemplateLiteral' ||
  (node.type === 'BinaryExpression' && node.operator === '+');

/** The words of a text with gaps for its values; undefined for the name of a state, a role or a colour. */
export function shownText(node: Node, source: string): ShownText | undefined {
  const { start: at, end } = node;
  const pieces = piecesOf(node, source);
  let text = '';
  for (const { from, words } of pieces) text = text.padEnd(from - at) + words;
  text = withoutTags(text.padEnd(end - at));
  return /\S\s+\S/.test(text.trim()) || /\p{Lu}/u.test(text) ? { text, at } : undefined;
}

interface Piece {
  from: number;
  words: string;
}

function piecesOf(node: Node, source: string): Piece[] {
  const { start, end } = node;
  if (isString(node)) return [{ from: start + 1, words: withoutEscapes(source.slice(start + 1, end - 1)) }];
  if (node.type === 'TemplateLiteral') {
    const words = (node.quasis as (Node & { value: { raw: string } })[]).map(({ start, value: { raw } }) => ({
      from: source.indexOf(raw, start),
      words: withoutEscapes(raw),
    }));
    const values = (node.expressions as Node[]).map(({ start }) => ({ from: start, words: gap }));
    return [...words, ...values].sort((a, b) => a.from - b.from);
  }
  if (!isText(node)) return [{ from: start, words: gap }];
  return [node.left, node.right].flatMap((side) => piecesOf(side as Node, source));
}

/** Puts spaces in place of each escape. */
const withoutEscapes = (raw: string): string =>
  raw.replace(/\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|[^])/gi, blank);

/** Without HTML, but for the attributes that are read out or shown. */
const withoutTags = (text: string): string =>
  text.replace(/<[a-z/][^<>]*(?:>|$)/gi, (tag) => {
    const shown = [...tag.matchAll(/(?<=\s(?:title|alt|aria-label)=")[^"]*/g)];
    return shown.reduce(
      (left, { 0: value, index }) => left.slice(0, index) + value + left.slice(index + value.length),
      blank(tag),
    );
  });
